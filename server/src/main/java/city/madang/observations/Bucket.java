package city.madang.observations;

/// The readings of one step, summed up so that parts can be merged in any order.
///
/// @param start epoch milliseconds UTC
/// @param last the newest result; of several datastreams read at the same moment any one
/// @param lastTime phenomenon time of the newest reading, epoch milliseconds UTC
public record Bucket(long start, long count, double sum, double min, double max, double last, long lastTime) {

    /// One reading alone.
    static Bucket of(long start, double result, long time) {
        return new Bucket(start, 1, result, result, result, result, time);
    }

    /// Both parts together. They must start at the same moment and share no reading.
    Bucket merge(Bucket other) {
        boolean otherIsNewer = other.lastTime > lastTime || (other.lastTime == lastTime && other.last > last);
        return new Bucket(
                start,
                count + other.count,
                sum + other.sum,
                Math.min(min, other.min),
                Math.max(max, other.max),
                otherIsNewer ? other.last : last,
                Math.max(lastTime, other.lastTime));
    }

    public double mean() {
        return sum / count;
    }

    public double value(Aggregate aggregate) {
        return switch (aggregate) {
            case MEAN -> mean();
            case MIN -> min;
            case MAX -> max;
            case SUM -> sum;
            case COUNT -> count;
            case LAST -> last;
        };
    }
}
