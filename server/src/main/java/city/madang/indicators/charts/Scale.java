package city.madang.indicators.charts;

import java.util.ArrayList;
import java.util.List;

/// A vertical scale from round numbers to round numbers.
///
/// @param least value at the bottom
/// @param most value at the top
/// @param step between two lines of the grid
record Scale(double least, double most, double step) {

    /// At most so many lines of the grid are drawn.
    private static final int LINES = 5;

    /// A scale that holds all finite values; it begins at 0 where that costs less than half of the
    /// height.
    static Scale holding(double... values) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            if (Double.isFinite(value)) {
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
        }
        if (least > most) {
            return new Scale(0, 1, 1);
        }
        if (least > 0 && least < most / 2) {
            least = 0;
        }
        double range = most - least;
        if (range == 0) {
            range = most == 0 ? 1 : Math.abs(most) * 0.1;
            least -= range / 2;
            most += range / 2;
        }
        double step = step(range / (LINES - 1));
        return new Scale(Math.floor(least / step + 1e-9) * step, Math.ceil(most / step - 1e-9) * step, step);
    }

    /// The next round step that is not smaller: 1, 2 or 5 times a power of ten.
    private static double step(double rough) {
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        for (double factor : new double[] {1, 2, 5}) {
            if (factor * power >= rough * (1 - 1e-9)) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    /// Where a value lies between `bottom` and `top`.
    double place(double value, double bottom, double top) {
        return bottom + (value - least) / (most - least) * (top - bottom);
    }

    List<Double> lines() {
        var lines = new ArrayList<Double>();
        for (int i = 0; least + i * step <= most + step * 1e-6; i++) {
            lines.add(least + i * step);
        }
        return lines;
    }

    /// Decimals that tell two lines apart.
    int decimals() {
        return Math.clamp((long) Math.ceil(-Math.log10(step) - 1e-9), 0, 6);
    }
}
