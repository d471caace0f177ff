package city.madang.simulator.city;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A moment as the city lives it. Korea has kept UTC+9 without summer time since 1988, so arithmetic is enough.
///
/// @param epochMilli milliseconds since 1970, UTC
public record Moment(long epochMilli) {

    public static final ZoneOffset SEOUL = ZoneOffset.ofHours(9);

    private static final long DAY = 86_400_000L;
    private static final Map<String, DateTimeFormatter> FORMATS = new ConcurrentHashMap<>();

    public static Moment of(Instant instant) {
        return new Moment(instant.toEpochMilli());
    }

    /// Reads a local time such as `2026-11-21T08:30`.
    public static Moment at(String local) {
        return of(LocalDateTime.parse(local).toInstant(SEOUL));
    }

    public long epochSecond() {
        return Math.floorDiv(epochMilli, 1000);
    }

    /// The local hour with its fraction, 0 to 24.
    public double hour() {
        return Math.floorMod(localMilli(), DAY) / 3_600_000.0;
    }

    public int hourOfDay() {
        return (int) hour();
    }

    /// The local day, counted from 1970-01-01.
    public long day() {
        return Math.floorDiv(localMilli(), DAY);
    }

    public LocalDate date() {
        return LocalDate.ofEpochDay(day());
    }

    public int month() {
        return date().getMonthValue();
    }

    /// Saturday or Sunday.
    public boolean weekend() {
        return Math.floorMod(day() + 3, 7) >= 5;
    }

    public Moment plus(Duration duration) {
        return new Moment(epochMilli + duration.toMillis());
    }

    public Moment minus(Duration duration) {
        return new Moment(epochMilli - duration.toMillis());
    }

    public Moment plusSeconds(long seconds) {
        return new Moment(epochMilli + seconds * 1000);
    }

    /// The last moment at or before this one that is a whole multiple of `step` of local time.
    public Moment floor(Duration step) {
        return new Moment(epochMilli - Math.floorMod(localMilli(), step.toMillis()));
    }

    /// Writes the local time with a [DateTimeFormatter] pattern.
    public String text(String pattern) {
        return FORMATS.computeIfAbsent(pattern, DateTimeFormatter::ofPattern).format(local());
    }

    /// Writes the moment as ISO 8601 with the offset of Seoul.
    public String iso() {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(local());
    }

    public Instant instant() {
        return Instant.ofEpochMilli(epochMilli);
    }

    private OffsetDateTime local() {
        return instant().atOffset(SEOUL);
    }

    private long localMilli() {
        return epochMilli + 9 * 3_600_000L;
    }
}
