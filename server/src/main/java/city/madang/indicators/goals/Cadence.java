package city.madang.indicators.goals;

import city.madang.platform.Keyed;
import java.time.DateTimeException;
import java.time.LocalDate;

/// How often an indicator gets a value.
public enum Cadence implements Keyed {
    YEAR,
    MONTH,
    /// Every day, and again while the day goes on.
    LIVE;

    static Cadence parse(String key) {
        return Keyed.parse(Cadence.class, key);
    }

    /// The period that holds a day.
    public Period holding(LocalDate day) {
        return switch (this) {
            case YEAR -> new Period(this, day.withDayOfYear(1));
            case MONTH -> new Period(this, day.withDayOfMonth(1));
            case LIVE -> new Period(this, day);
        };
    }

    /// Reads a period as [Period#text()] writes it: `2026`, `2026-10` or `2026-10-21`.
    ///
    /// @throws IllegalArgumentException if it has another form
    public Period read(String text) {
        try {
            return switch (this) {
                case YEAR -> holding(LocalDate.of(Integer.parseInt(text), 1, 1));
                case MONTH -> holding(LocalDate.parse(text + "-01"));
                case LIVE -> holding(LocalDate.parse(text));
            };
        } catch (NumberFormatException | DateTimeException e) {
            throw new IllegalArgumentException("'%s' is no period of the kind '%s'".formatted(text, key()), e);
        }
    }
}
