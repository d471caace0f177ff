package city.madang.observations;

import city.madang.platform.CityException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.regex.Pattern;

/// The length of one step of a series: minutes, hours or days.
///
/// Steps of minutes and hours count from local midnight of 1970-01-01 in today's offset of the zone; steps
/// of days begin at local midnight, so that a day with a clock change is longer or shorter.
///
/// @param amount how many of the unit
public record Interval(int amount, Unit unit) {

    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,3})([mhd])");

    public enum Unit {
        MINUTE(Duration.ofMinutes(1)),
        HOUR(Duration.ofHours(1)),
        DAY(Duration.ofDays(1));

        private final Duration length;

        Unit(Duration length) {
            this.length = length;
        }
    }

    /// Reads a text such as `5m`, `1h` or `1d`.
    ///
    /// @throws CityException if it has another form
    public static Interval parse(String text) {
        var match = FORM.matcher(text);
        if (!match.matches()) {
            throw CityException.invalid("The interval '%s' must be like 5m, 1h or 1d".formatted(text));
        }
        var unit = switch (match.group(2)) {
            case "m" -> Unit.MINUTE;
            case "h" -> Unit.HOUR;
            default -> Unit.DAY;
        };
        return new Interval(Integer.parseInt(match.group(1)), unit);
    }

    /// The usual length in milliseconds.
    public long millis() {
        return unit.length.toMillis() * amount;
    }

    /// Whether every step is made of whole hours of the clock, so that hourly roll-ups can be used.
    boolean isWholeHours(ZoneId zone, long time) {
        return millis() % 3_600_000 == 0 && offset(zone, time) % 3_600_000 == 0;
    }

    /// The start of the step that holds `time`, both epoch milliseconds UTC.
    long start(long time, ZoneId zone) {
        if (unit == Unit.DAY) {
            long day = LocalDate.ofInstant(Instant.ofEpochMilli(time), zone).toEpochDay();
            return midnight(Math.floorDiv(day, amount) * amount, zone);
        }
        long offset = offset(zone, time);
        return Math.floorDiv(time + offset, millis()) * millis() - offset;
    }

    /// The start of the step after the one that starts at `start`.
    long next(long start, ZoneId zone) {
        if (unit == Unit.DAY) {
            long day = LocalDate.ofInstant(Instant.ofEpochMilli(start), zone).toEpochDay();
            return midnight(day + amount, zone);
        }
        return start + millis();
    }

    @Override
    public String toString() {
        return amount
                + switch (unit) {
                    case MINUTE -> "m";
                    case HOUR -> "h";
                    case DAY -> "d";
                };
    }

    private static long midnight(long epochDay, ZoneId zone) {
        return LocalDate.ofEpochDay(epochDay).atStartOfDay(zone).toInstant().toEpochMilli();
    }

    private static long offset(ZoneId zone, long time) {
        return zone.getRules().getOffset(Instant.ofEpochMilli(time)).getTotalSeconds() * 1000L;
    }
}
