package city.madang.observations.log;

import city.madang.observations.ReadingBatch;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What has left the tail: the sealed readings as they stood after one particular seal. Immutable.
public interface SealedReadings {

    /// Grows with every seal.
    long generation();

    /// Whether this reading may be among the sealed ones. False is certain and costs no look into a file.
    boolean mayHold(int datastream, long time);

    /// Looks up those readings of `batches` that [#mayHold] does not rule out.
    Findings find(List<ReadingBatch> batches);

    /// Nothing was ever sealed.
    static SealedReadings nothing() {
        return new SealedReadings() {
            @Override
            public long generation() {
                return 0;
            }

            @Override
            public boolean mayHold(int datastream, long time) {
                return false;
            }

            @Override
            public Findings find(List<ReadingBatch> batches) {
                return new Findings(0, Map.of());
            }
        };
    }

    /// The answer of a lookup: every reading asked for that is not in `held` is not sealed.
    ///
    /// @param generation of the sealed readings that were asked
    record Findings(long generation, Map<ReadingKey, Held> held) {

        /// Nothing is known.
        static final Findings NONE = new Findings(-1, Map.of());

        @Nullable
        Held of(int datastream, long time) {
            return held.isEmpty() ? null : held.get(new ReadingKey(datastream, time));
        }
    }

    /// What is stored for one reading.
    record Held(double result, byte quality) {}
}
