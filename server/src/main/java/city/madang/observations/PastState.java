package city.madang.observations;

import java.time.Duration;
import java.util.Arrays;

/// The newest readings at or before a past moment.
final class PastState implements StateView {

    /// How far back a reading may lie to be shown: a day covers what is delivered daily.
    static final Duration LOOK_BACK = Duration.ofHours(24);

    private final long at;
    private final long[] time;
    private final double[] result;
    private final byte[] quality;

    PastState(long at, int size) {
        this.at = at;
        time = new long[size];
        result = new double[size];
        quality = new byte[size];
        Arrays.fill(time, Long.MIN_VALUE);
        Arrays.fill(result, Double.NaN);
    }

    long earliest() {
        return at - LOOK_BACK.toMillis();
    }

    /// Takes a reading if it lies in the range and is not older than the one there is.
    void offer(int datastream, long when, double value, byte code) {
        if (datastream < time.length && when <= at && when >= earliest() && when >= time[datastream]) {
            time[datastream] = when;
            result[datastream] = value;
            quality[datastream] = code;
        }
    }

    @Override
    public long asOf() {
        return at;
    }

    @Override
    public int size() {
        return time.length;
    }

    @Override
    public long time(int datastream) {
        return datastream < time.length ? time[datastream] : Long.MIN_VALUE;
    }

    @Override
    public double result(int datastream) {
        return datastream < time.length ? result[datastream] : Double.NaN;
    }

    @Override
    public byte quality(int datastream) {
        return datastream < time.length ? quality[datastream] : 0;
    }
}
