package city.madang.indicators;

import java.util.Arrays;

/// How one number is made of many.
enum Aggregate {
    MEAN,
    SUM,
    MIN,
    MAX,
    MEDIAN,
    /// The value that nine of ten do not exceed (nearest rank).
    P90,
    /// How many there are.
    COUNT,
    /// Percent of them strictly above a threshold.
    SHARE_ABOVE,
    /// Percent of them strictly below a threshold.
    SHARE_BELOW;

    private static final double PERCENT = 100;
    private static final double NINE_OF_TEN = 0.9;

    /// Reads the name used in the pack, such as `share-above`.
    static Aggregate parse(String name) {
        for (var aggregate : values()) {
            if (aggregate
                    .name()
                    .toLowerCase(java.util.Locale.ROOT)
                    .replace('_', '-')
                    .equals(name)) {
                return aggregate;
            }
        }
        throw new IllegalArgumentException(
                "There is no aggregate '%s'; there are: mean, sum, min, max, median, p90,".formatted(name)
                        + " count, share-above, share-below");
    }

    boolean needsThreshold() {
        return this == SHARE_ABOVE || this == SHARE_BELOW;
    }

    /// Makes one number of the first `count` of `values`, whose order may change.
    ///
    /// @param threshold for the shares; ignored by the others
    /// @return NaN if there is no value; 0 for the count of nothing
    double of(double[] values, int count, double threshold) {
        if (count == 0) {
            return this == COUNT ? 0 : Double.NaN;
        }
        return switch (this) {
            case MEAN -> sum(values, count) / count;
            case SUM -> sum(values, count);
            case MIN -> min(values, count);
            case MAX -> max(values, count);
            case MEDIAN -> median(values, count);
            case P90 -> nearestRank(values, count, NINE_OF_TEN);
            case COUNT -> count;
            case SHARE_ABOVE -> PERCENT * above(values, count, threshold) / count;
            case SHARE_BELOW -> PERCENT * below(values, count, threshold) / count;
        };
    }

    private static double sum(double[] values, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += values[i];
        }
        return sum;
    }

    private static double min(double[] values, int count) {
        double min = values[0];
        for (int i = 1; i < count; i++) {
            min = Math.min(min, values[i]);
        }
        return min;
    }

    private static double max(double[] values, int count) {
        double max = values[0];
        for (int i = 1; i < count; i++) {
            max = Math.max(max, values[i]);
        }
        return max;
    }

    private static double median(double[] values, int count) {
        Arrays.sort(values, 0, count);
        int middle = count / 2;
        return count % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }

    private static double nearestRank(double[] values, int count, double share) {
        Arrays.sort(values, 0, count);
        return values[(int) Math.ceil(share * count) - 1];
    }

    private static int above(double[] values, int count, double threshold) {
        int found = 0;
        for (int i = 0; i < count; i++) {
            found += values[i] > threshold ? 1 : 0;
        }
        return found;
    }

    private static int below(double[] values, int count, double threshold) {
        int found = 0;
        for (int i = 0; i < count; i++) {
            found += values[i] < threshold ? 1 : 0;
        }
        return found;
    }
}
