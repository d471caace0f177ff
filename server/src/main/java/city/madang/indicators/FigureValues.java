package city.madang.indicators;

import java.util.Arrays;

/// All figures of all areas at one moment.
final class FigureValues {

    private final long moment;
    private final int areas;
    private final Members.Result[] results;

    FigureValues(long moment, int figures, int areas) {
        this.moment = moment;
        this.areas = areas;
        this.results = new Members.Result[figures * areas];
        Arrays.fill(results, Members.Result.NOTHING);
    }

    void set(int figure, int area, Members.Result result) {
        results[figure * areas + area] = result;
    }

    Members.Result get(int figure, int area) {
        return results[figure * areas + area];
    }

    /// The moment they describe, epoch milliseconds.
    long moment() {
        return moment;
    }
}
