package city.madang.indicators.goals;

/// Which way is good.
public enum Direction {
    MORE,
    LESS,
    /// The nearer to the target the better, on either side.
    NEAR;

    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    static Direction parse(String key) {
        for (var direction : values()) {
            if (direction.key().equals(key)) {
                return direction;
            }
        }
        throw new IllegalArgumentException("direction is more, less or near, not '%s'".formatted(key));
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
