package city.madang.indicators;

import city.madang.observations.Quality;
import city.madang.observations.StateView;
import java.util.HashMap;
import java.util.Map;

/// A state written down reading by reading.
final class TableState implements StateView {

    private record Reading(long time, double result, Quality quality) {}

    private final long asOf;
    private final Map<Integer, Reading> readings = new HashMap<>();

    TableState(long asOf) {
        this.asOf = asOf;
    }

    TableState with(int datastream, long time, double result) {
        return with(datastream, time, result, Quality.GOOD);
    }

    TableState with(int datastream, long time, double result, Quality quality) {
        readings.put(datastream, new Reading(time, result, quality));
        return this;
    }

    @Override
    public long asOf() {
        return asOf;
    }

    @Override
    public int size() {
        return readings.keySet().stream().mapToInt(number -> number + 1).max().orElse(0);
    }

    @Override
    public long time(int datastream) {
        var reading = readings.get(datastream);
        return reading == null ? Long.MIN_VALUE : reading.time();
    }

    @Override
    public double result(int datastream) {
        var reading = readings.get(datastream);
        return reading == null ? Double.NaN : reading.result();
    }

    @Override
    public byte quality(int datastream) {
        var reading = readings.get(datastream);
        return reading == null ? 0 : reading.quality().code();
    }
}
