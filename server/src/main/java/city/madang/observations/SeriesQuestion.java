package city.madang.observations;

import java.time.ZoneId;

/// A question about a range of whole steps.
///
/// @param begin start of the first step, epoch milliseconds UTC
/// @param end end of the last step, epoch milliseconds UTC
record SeriesQuestion(StreamSet streams, long begin, long end, Interval interval, ZoneId zone) {

    boolean includes(int datastream, long time) {
        return time >= begin && time < end && streams.has(datastream);
    }
}
