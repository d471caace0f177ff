package city.madang.observations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/// Remembers the last few past states, because many screens look at the same moment. A remembered one is
/// used for a minute: late readings still change the past.
final class PastStates {

    private static final int MOST = 6;
    private static final Duration USED_FOR = Duration.ofMinutes(1);

    private final Clock clock;
    private final LinkedHashMap<Long, Kept> kept = new LinkedHashMap<>();

    PastStates(Clock clock) {
        this.clock = clock;
    }

    private record Kept(StateView state, Instant made) {}

    /// The state at `at`, computed unless it is remembered. One is computed at a time.
    synchronized StateView at(Instant at, Supplier<StateView> compute) {
        var now = clock.instant();
        kept.values().removeIf(old -> old.made().plus(USED_FOR).isBefore(now));
        var known = kept.get(at.toEpochMilli());
        if (known != null) {
            return known.state();
        }
        var state = compute.get();
        kept.put(at.toEpochMilli(), new Kept(state, now));
        if (kept.size() > MOST) {
            forgetOldest();
        }
        return state;
    }

    private void forgetOldest() {
        Map.Entry<Long, Kept> oldest = kept.firstEntry();
        kept.remove(oldest.getKey());
    }
}
