package city.madang.intake.health;

import city.madang.intake.reception.Tally;
import java.time.Instant;

/// What the last hour brought, minute by minute.
final class MinuteCounts {

    private static final int MINUTES = 60;
    private static final int RATE_MINUTES = 5;

    private final long[] minute = new long[MINUTES];
    private final long[] good = new long[MINUTES];
    private final long[] held = new long[MINUTES];
    private final long[] values = new long[MINUTES];

    void add(Instant now, Tally tally) {
        long current = now.getEpochSecond() / 60;
        int slot = (int) (current % MINUTES);
        if (minute[slot] != current) {
            minute[slot] = current;
            good[slot] = 0;
            held[slot] = 0;
            values[slot] = 0;
        }
        good[slot] += tally.accepted() + tally.corrected();
        held[slot] += tally.quarantined();
        values[slot] += Math.max(tally.readings(), tally.stored());
    }

    /// Values a minute over the last five full minutes and the running one.
    double ratePerMinute(Instant now) {
        long current = now.getEpochSecond() / 60;
        long sum = 0;
        for (int i = 0; i < MINUTES; i++) {
            if (minute[i] > current - RATE_MINUTES && minute[i] <= current) {
                sum += values[i];
            }
        }
        return sum / (RATE_MINUTES - 1 + now.getEpochSecond() % 60 / 60.0 + 1 / 60.0);
    }

    /// Share of the last hour's records that were taken, 0–1; 1 if there were none.
    double quality(Instant now) {
        long current = now.getEpochSecond() / 60;
        long taken = 0;
        long refused = 0;
        for (int i = 0; i < MINUTES; i++) {
            if (minute[i] > current - MINUTES && minute[i] <= current) {
                taken += good[i];
                refused += held[i];
            }
        }
        return taken + refused == 0 ? 1 : (double) taken / (taken + refused);
    }
}
