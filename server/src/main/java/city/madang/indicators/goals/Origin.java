package city.madang.indicators.goals;

import org.jspecify.annotations.Nullable;

/// Where the values of an indicator come from.
public sealed interface Origin {

    /// An officer enters them and a second person approves.
    record Entered() implements Origin {}

    /// The readings of a property.
    ///
    /// @param kind of the things; absent for all kinds
    record OfReadings(String property, @Nullable String kind, Aggregate aggregate, double scale) implements Origin {}

    /// SQL over the lake that the pack declares.
    record OfSql(String sql) implements Origin {}

    /// How one number is made of the readings of a period.
    enum Aggregate {
        /// The mean of all readings.
        MEAN,
        /// The sum of all readings.
        SUM,
        MIN,
        MAX,
        /// The newest reading of each thing, added up.
        LAST,
        /// How many things reported.
        COUNT;

        static Aggregate parse(String key) {
            for (var aggregate : values()) {
                if (aggregate.name().toLowerCase(java.util.Locale.ROOT).equals(key)) {
                    return aggregate;
                }
            }
            throw new IllegalArgumentException(
                    "aggregate is mean, sum, min, max, last or count, not '%s'".formatted(key));
        }
    }

    /// `entry`, `source` or `sql`.
    default String key() {
        return switch (this) {
            case Entered() -> "entry";
            case OfReadings readings -> "source";
            case OfSql sql -> "sql";
        };
    }
}
