package city.madang.indicators.goals;

import city.madang.platform.Keyed;

/// Which way is good.
public enum Direction implements Keyed {
    MORE,
    LESS,
    /// The nearer to the target the better, on either side.
    NEAR;

    static Direction parse(String key) {
        return Keyed.parse(Direction.class, key);
    }

    /// How far a value is from a target on the wrong side; 0 where it is met.
    double shortfall(double value, double target) {
        return switch (this) {
            case MORE -> Math.max(0, target - value);
            case LESS -> Math.max(0, value - target);
            case NEAR -> Math.abs(value - target);
        };
    }
}
