package city.madang.live;

import city.madang.observations.StateView;

/// A city without readings.
record FixedState(long asOf) implements StateView {

    @Override
    public int size() {
        return 0;
    }

    @Override
    public long time(int datastream) {
        return Long.MIN_VALUE;
    }

    @Override
    public double result(int datastream) {
        return Double.NaN;
    }

    @Override
    public byte quality(int datastream) {
        return 0;
    }
}
