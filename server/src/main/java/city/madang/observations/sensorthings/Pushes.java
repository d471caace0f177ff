package city.madang.observations.sensorthings;

import city.madang.observations.Doubtful;
import city.madang.observations.Doubtful.Doubt;
import city.madang.observations.Observations;
import city.madang.observations.ReadingBatch;
import city.madang.observations.Receipt;
import city.madang.platform.CityException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Stores what was pushed: readings that keep their contract go to the log, the others to quarantine. Both
/// are durable before the sender is answered.
@Component
final class Pushes {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

    private final Observations observations;
    private final PushContract contract;
    private final ObjectProvider<Doubtful> doubtful;
    private final Clock clock;

    Pushes(Observations observations, PushContract contract, ObjectProvider<Doubtful> doubtful, Clock clock) {
        this.observations = observations;
        this.contract = contract;
        this.doubtful = doubtful;
        this.clock = clock;
    }

    /// What became of a delivery.
    ///
    /// @param refused rows that are in quarantine instead of the log
    record Outcome(Receipt receipt, BitSet refused, List<Doubt> doubts) {}

    /// @param key the sender's name of this delivery; without one a repeated delivery is known by its readings
    /// @throws CityException UNAVAILABLE if anything of it cannot be kept now
    Outcome store(int source, Pushed pushed, @Nullable String key) {
        long now = clock.millis();
        var refused = new BitSet();
        var doubts = new ArrayList<Doubt>(0);
        for (int row = 0; row < pushed.size(); row++) {
            var doubt = contract.check(source, pushed, row, now);
            if (doubt != null) {
                refused.set(row);
                doubts.add(doubt);
            }
        }
        if (!doubts.isEmpty()) {
            quarantine().hold(source, doubts);
        }
        var name = key == null ? null : source + ":" + key;
        var receipt = observations.store(batch(source, pushed, refused, name));
        return new Outcome(receipt, refused, doubts);
    }

    private Doubtful quarantine() {
        var quarantine = doubtful.getIfAvailable();
        if (quarantine == null) {
            throw CityException.unavailable("There is no quarantine for doubtful readings", RETRY_AFTER, null);
        }
        return quarantine;
    }

    private static ReadingBatch batch(int source, Pushed pushed, BitSet refused, @Nullable String key) {
        if (refused.isEmpty()) {
            return new ReadingBatch(
                    source,
                    key,
                    pushed.size(),
                    pushed.datastreams(),
                    pushed.times(),
                    pushed.results(),
                    pushed.qualities());
        }
        int size = pushed.size() - refused.cardinality();
        var batch =
                new ReadingBatch(source, key, size, new int[size], new long[size], new double[size], new byte[size]);
        int at = 0;
        for (int row = refused.nextClearBit(0); row < pushed.size(); row = refused.nextClearBit(row + 1)) {
            batch.datastream()[at] = pushed.datastream(row);
            batch.phenomenonTime()[at] = pushed.time(row);
            batch.result()[at] = pushed.result(row);
            batch.quality()[at] = pushed.quality(row);
            at++;
        }
        return batch;
    }
}
