package city.madang.observations.log;

import city.madang.observations.StateView;
import java.util.concurrent.ConcurrentHashMap;

/// A live state for tests.
final class FakeState implements StateView {

    private record Newest(long time, double result, byte quality) {}

    private final ConcurrentHashMap<Integer, Newest> newest = new ConcurrentHashMap<>();

    void apply(int datastream, long time, double result, byte quality) {
        if (time >= time(datastream)) {
            newest.put(datastream, new Newest(time, result, quality));
        }
    }

    @Override
    public long asOf() {
        return 0;
    }

    @Override
    public int size() {
        return newest.size();
    }

    @Override
    public long time(int datastream) {
        var reading = newest.get(datastream);
        return reading == null ? Long.MIN_VALUE : reading.time();
    }

    @Override
    public double result(int datastream) {
        var reading = newest.get(datastream);
        return reading == null ? Double.NaN : reading.result();
    }

    @Override
    public byte quality(int datastream) {
        var reading = newest.get(datastream);
        return reading == null ? 0 : reading.quality();
    }
}
