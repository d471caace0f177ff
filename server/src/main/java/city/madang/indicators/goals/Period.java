package city.madang.indicators.goals;

import java.time.LocalDate;
import java.time.YearMonth;

/// The time a value is about: a calendar year, a month or a day of the city's zone.
///
/// @param start its first day
public record Period(Cadence cadence, LocalDate start) implements Comparable<Period> {

    private static final int MONTHS = 12;

    public Period {
        if (cadence == Cadence.YEAR && start.getDayOfYear() != 1
                || cadence == Cadence.MONTH && start.getDayOfMonth() != 1) {
            throw new IllegalArgumentException("%s is no first day of a %s".formatted(start, cadence.key()));
        }
    }

    /// The first day after it.
    public LocalDate end() {
        return plus(1).start();
    }

    public Period plus(int periods) {
        return new Period(
                cadence,
                switch (cadence) {
                    case YEAR -> start.plusYears(periods);
                    case MONTH -> start.plusMonths(periods);
                    case LIVE -> start.plusDays(periods);
                });
    }

    /// The one before it.
    public Period previous() {
        return plus(-1);
    }

    /// The same period a year earlier; of a day the same weekday, 364 days earlier.
    public Period yearBefore() {
        return switch (cadence) {
            case YEAR, MONTH -> new Period(cadence, start.minusYears(1));
            case LIVE -> new Period(cadence, start.minusDays(364));
        };
    }

    /// Where it ends on a line of years: 2026 ends at 2027.0, October 2026 at 2026.83.
    public double position() {
        var end = end();
        return switch (cadence) {
            case YEAR, MONTH -> end.getYear() + (end.getMonthValue() - 1) / (double) MONTHS;
            case LIVE -> end.getYear() + (end.getDayOfYear() - 1) / (double) end.lengthOfYear();
        };
    }

    /// `2026`, `2026-10` or `2026-10-21`.
    public String text() {
        return switch (cadence) {
            case YEAR -> Integer.toString(start.getYear());
            case MONTH -> YearMonth.from(start).toString();
            case LIVE -> start.toString();
        };
    }

    @Override
    public int compareTo(Period other) {
        return start.compareTo(other.start);
    }
}
