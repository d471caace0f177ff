package city.madang.observations;

import city.madang.platform.CityException;
import java.util.Locale;

/// What becomes of the readings in one interval.
public enum Aggregate {
    /// The mean of all readings, each counted once.
    MEAN,
    MIN,
    MAX,
    SUM,
    COUNT,
    /// The newest reading.
    LAST;

    /// Reads a name such as `mean`.
    ///
    /// @throws CityException if there is no such aggregate
    public static Aggregate parse(String name) {
        for (var aggregate : values()) {
            if (aggregate.name().equals(name.toUpperCase(Locale.ROOT))) {
                return aggregate;
            }
        }
        throw CityException.invalid("The aggregate '%s' is none of mean, min, max, sum, count, last".formatted(name));
    }
}
