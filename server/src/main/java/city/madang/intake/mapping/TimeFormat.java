package city.madang.intake.mapping;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads moments in the form one source writes them. 24:00 is the next day's 0:00.
sealed interface TimeFormat {

    /// The local time that `text` names, or null if it names none.
    @Nullable
    LocalDateTime read(String text, ZoneId zone);

    /// @param pattern `iso`, `epoch-seconds`, `epoch-millis`, `excel-serial`, or patterns with `|` between
    /// @throws IllegalArgumentException if it is none of these
    static TimeFormat of(@Nullable String pattern) {
        return switch (pattern) {
            case null -> new Iso();
            case "iso" -> new Iso();
            case "epoch-seconds" -> new Epoch(1000);
            case "epoch-millis" -> new Epoch(1);
            case "excel-serial" -> new ExcelSerial();
            default -> Patterns.of(pattern);
        };
    }

    /// ISO 8601 and RFC 3339, with or without an offset, with `T` or a space; also RFC 1123 as feeds write it.
    record Iso() implements TimeFormat {

        @Override
        public @Nullable LocalDateTime read(String text, ZoneId zone) {
            var iso = text.length() > 10 && text.charAt(10) == ' '
                    ? text.substring(0, 10) + 'T' + text.substring(11)
                    : text;
            try {
                if (iso.length() == 10) {
                    return LocalDate.parse(iso).atStartOfDay();
                }
                var moment = DateTimeFormatter.ISO_DATE_TIME.parseBest(iso, ZonedDateTime::from, LocalDateTime::from);
                return moment instanceof ZonedDateTime zoned
                        ? zoned.withZoneSameInstant(zone).toLocalDateTime()
                        : (LocalDateTime) moment;
            } catch (DateTimeException e) {
                return rfc1123(text, zone);
            }
        }

        private static @Nullable LocalDateTime rfc1123(String text, ZoneId zone) {
            try {
                return OffsetDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .atZoneSameInstant(zone)
                        .toLocalDateTime();
            } catch (DateTimeException e) {
                return null;
            }
        }
    }

    /// Seconds or milliseconds since 1970 UTC.
    record Epoch(int millis) implements TimeFormat {

        @Override
        public @Nullable LocalDateTime read(String text, ZoneId zone) {
            double count = Numbers.parse(text);
            if (Double.isNaN(count) || Math.abs(count * millis) > 1e14) {
                return null;
            }
            return LocalDateTime.ofInstant(Instant.ofEpochMilli(Math.round(count * millis)), zone);
        }
    }

    /// Days since 30 December 1899, as Excel and LibreOffice count them; the fraction is the time of day.
    record ExcelSerial() implements TimeFormat {

        private static final LocalDate FIRST = LocalDate.of(1899, 12, 30);

        @Override
        public @Nullable LocalDateTime read(String text, ZoneId zone) {
            double days = Numbers.parse(text);
            if (!(days >= 1 && days < 200_000)) {
                return null;
            }
            return FIRST.plusDays((long) days)
                    .atStartOfDay()
                    .plusSeconds(Math.round((days - Math.floor(days)) * 86_400));
        }
    }

    /// Own patterns, tried in order. What a pattern leaves out is its first moment: the first day, midnight.
    record Patterns(List<DateTimeFormatter> formatters) implements TimeFormat {

        static Patterns of(String pattern) {
            var formatters = new ArrayList<DateTimeFormatter>();
            for (var one : pattern.split("\\|")) {
                formatters.add(formatter(one.strip()));
            }
            return new Patterns(formatters);
        }

        private static DateTimeFormatter formatter(String pattern) {
            var builder = new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(pattern);
            if (!pattern.contains("M") && !pattern.contains("L")) {
                builder.parseDefaulting(ChronoField.MONTH_OF_YEAR, 1);
            }
            if (!pattern.contains("d")) {
                builder.parseDefaulting(ChronoField.DAY_OF_MONTH, 1);
            }
            if (!pattern.contains("H") && !pattern.contains("h") && !pattern.contains("k")) {
                builder.parseDefaulting(ChronoField.HOUR_OF_DAY, 0);
            }
            return builder.toFormatter(Locale.KOREAN);
        }

        @Override
        public @Nullable LocalDateTime read(String text, ZoneId zone) {
            for (var formatter : formatters) {
                try {
                    return local(formatter.parse(text), zone);
                } catch (DateTimeException e) {
                    // The next pattern may fit.
                }
            }
            return null;
        }

        private static LocalDateTime local(TemporalAccessor moment, ZoneId zone) {
            var own = moment.query(TemporalQueries.zone());
            return own == null
                    ? LocalDateTime.from(moment)
                    : ZonedDateTime.from(moment).withZoneSameInstant(zone).toLocalDateTime();
        }
    }
}
