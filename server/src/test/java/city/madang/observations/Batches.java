package city.madang.observations;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Ready-made batches for tests.
public final class Batches {

    /// 2026-11-21T00:00:00Z, epoch milliseconds.
    public static final long MIDNIGHT = 1_795_219_200_000L;

    private Batches() {}

    /// One good reading.
    public static ReadingBatch reading(int datastream, long time, double result) {
        return batch(null, new int[] {datastream}, new long[] {time}, new double[] {result});
    }

    public static ReadingBatch batch(@Nullable String key, int[] datastream, long[] time, double[] result) {
        return new ReadingBatch(0, key, time.length, datastream, time, result, new byte[time.length]);
    }

    /// Readings of one datastream, one every `stepMillis`, whose results are 0, 1, 2 …
    public static ReadingBatch series(int datastream, long from, long stepMillis, int size) {
        var streams = new int[size];
        Arrays.fill(streams, datastream);
        var times = new long[size];
        var results = new double[size];
        for (int i = 0; i < size; i++) {
            times[i] = from + i * stepMillis;
            results[i] = i;
        }
        return batch(null, streams, times, results);
    }
}
