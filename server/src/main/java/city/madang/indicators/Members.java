package city.madang.indicators;

import city.madang.observations.StateView;
import java.util.stream.IntStream;

/// The datastreams a figure is made of, in the order of their areas, so that an area is a run of them.
final class Members {

    /// What the readings of one area come to.
    ///
    /// @param value NaN if there is nothing to make it of
    /// @param newest phenomenon time of the newest reading, epoch milliseconds; [Long#MIN_VALUE] if there is none
    /// @param fresh whether it is made of fresh readings; if not, it is what it was when the newest one came in
    /// @param parts how many readings it is made of
    record Result(double value, long newest, boolean fresh, int parts) {

        static final Result NOTHING = new Result(Double.NaN, Long.MIN_VALUE, false, 0);
    }

    private final int[] datastreams;
    /// `starts[area]` to `starts[area + 1]`: the members of an area; those of no district come first.
    private final int[] starts;

    /// @param datastreams numbers of the datastreams
    /// @param area for each of them the area it lies in
    Members(int[] datastreams, int[] area, int areas) {
        this.datastreams = new int[datastreams.length];
        this.starts = new int[areas + 1];
        var order = IntStream.range(0, datastreams.length)
                .boxed()
                .sorted((a, b) -> area[a] == area[b] ? a - b : area[a] - area[b])
                .mapToInt(Integer::intValue)
                .toArray();
        for (int i = 0; i < order.length; i++) {
            this.datastreams[i] = datastreams[order[i]];
            starts[area[order[i]] + 1]++;
        }
        for (int i = 0; i < areas; i++) {
            starts[i + 1] += starts[i];
        }
    }

    int[] datastreams() {
        return datastreams.clone();
    }

    int size() {
        return datastreams.length;
    }

    /// Computes the figure of one area from `state`, a pure function of it.
    ///
    /// @param freshMillis readings older than this are left out while there are younger ones
    /// @param scratch at least [#size()] long
    Result compute(
            StateView state, int area, Aggregate aggregate, double threshold, long freshMillis, double[] scratch) {
        int from = area == Areas.CITY ? 0 : starts[area];
        int to = area == Areas.CITY ? datastreams.length : starts[area + 1];
        long newest = newest(state, from, to);
        if (newest == Long.MIN_VALUE) {
            return Result.NOTHING;
        }
        long since = state.asOf() - freshMillis;
        boolean fresh = newest >= since;
        int count = collect(state, from, to, fresh ? since : newest - freshMillis, scratch);
        return new Result(aggregate.of(scratch, count, threshold), newest, fresh, count);
    }

    private long newest(StateView state, int from, int to) {
        long newest = Long.MIN_VALUE;
        for (int i = from; i < to; i++) {
            if (usable(state, datastreams[i])) {
                newest = Math.max(newest, state.time(datastreams[i]));
            }
        }
        return newest;
    }

    private int collect(StateView state, int from, int to, long since, double[] values) {
        int count = 0;
        for (int i = from; i < to; i++) {
            int datastream = datastreams[i];
            if (usable(state, datastream) && state.time(datastream) >= since) {
                values[count++] = state.result(datastream);
            }
        }
        return count;
    }

    /// Readings that their own source doubts make no figure.
    private static boolean usable(StateView state, int datastream) {
        return state.has(datastream) && state.quality(datastream) != SUSPECT;
    }

    private static final byte SUSPECT = city.madang.observations.Quality.SUSPECT.code();
}
