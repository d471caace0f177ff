package city.madang.observations.sensorthings;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/// Reads the times of SensorThings (ISO 8601 with a zone) as epoch milliseconds UTC. The usual form is read
/// without making objects; any other goes through `java.time`. For one thread: it remembers the last day.
final class IsoTime {

    /// What [#parse] answers for a text that is no time.
    static final long INVALID = Long.MIN_VALUE;

    private static final int MINUTE = 60_000;
    private static final int HOUR = 60 * MINUTE;

    private int day;
    private long midnight;

    /// Reads `2026-11-21T05:32:07.5Z`, or an offset instead of the `Z`; of an interval, its start.
    long parse(char[] text, int offset, int length) {
        int end = intervalStart(text, offset, length);
        if (end - offset >= 20 && text[offset + 10] == 'T' && text[offset + 13] == ':' && text[offset + 16] == ':') {
            long time = fast(text, offset, end);
            if (time != INVALID) {
                return time;
            }
        }
        return slow(new String(text, offset, end - offset));
    }

    private static int intervalStart(char[] text, int offset, int length) {
        for (int at = offset; at < offset + length; at++) {
            if (text[at] == '/') {
                return at;
            }
        }
        return offset + length;
    }

    private long fast(char[] text, int offset, int end) {
        int year = number(text, offset, 4);
        int month = number(text, offset + 5, 2);
        int date = number(text, offset + 8, 2);
        int hour = number(text, offset + 11, 2);
        int minute = number(text, offset + 14, 2);
        int second = number(text, offset + 17, 2);
        if ((year | month | date | hour | minute | second) < 0 || hour > 23 || minute > 59 || second > 59) {
            return INVALID;
        }
        int at = offset + 19;
        int millis = 0;
        if (text[at] == '.') {
            int unit = 100;
            for (at++; at < end && text[at] >= '0' && text[at] <= '9'; at++) {
                millis += (text[at] - '0') * unit;
                unit /= 10;
            }
        }
        if (at + 1 != end || text[at] != 'Z') {
            return INVALID;
        }
        long start = midnight(year, month, date);
        return start == INVALID ? INVALID : start + hour * (long) HOUR + minute * MINUTE + second * 1000 + millis;
    }

    private long midnight(int year, int month, int date) {
        int wanted = (year << 9) | (month << 5) | date;
        if (wanted != day) {
            try {
                midnight = LocalDate.of(year, month, date).toEpochDay() * 24L * HOUR;
                day = wanted;
            } catch (DateTimeException e) {
                return INVALID;
            }
        }
        return midnight;
    }

    private static int number(char[] text, int offset, int digits) {
        int value = 0;
        for (int at = offset; at < offset + digits; at++) {
            int digit = text[at] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private static long slow(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant().toEpochMilli();
        } catch (DateTimeException e) {
            return slowCompact(text);
        }
    }

    /// The offset without a colon that the standard's own examples use, `+0900`.
    private static long slowCompact(String text) {
        try {
            int sign = Math.max(text.lastIndexOf('+'), text.lastIndexOf('-'));
            if (sign < 19 || text.length() - sign != 5) {
                return INVALID;
            }
            var local = java.time.LocalDateTime.parse(text.substring(0, sign));
            Instant instant = local.toInstant(ZoneOffset.of(text.substring(sign)));
            return instant.toEpochMilli();
        } catch (DateTimeException e) {
            return INVALID;
        }
    }
}
