package city.madang.observations;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// A question about a range of whole steps.
///
/// @param begin start of the first step, epoch milliseconds UTC
/// @param end end of the last step, epoch milliseconds UTC
/// @param aggregate the only one that is wanted; absent if all are
record SeriesQuestion(
        StreamSet streams,
        long begin,
        long end,
        Interval interval,
        ZoneId zone,
        @Nullable Aggregate aggregate) {

    boolean includes(int datastream, long time) {
        return time >= begin && time < end && streams.has(datastream);
    }

    /// Whether an answer must hold this aggregate.
    boolean wants(Aggregate one) {
        return aggregate == null || aggregate == one;
    }
}
