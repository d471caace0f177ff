package city.madang.observations.sensorthings;

import city.madang.platform.CityException;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A `$filter` on `phenomenonTime`: comparisons joined by `and`. Without a lower bound, the last 31 days.
///
/// @param from epoch milliseconds UTC
/// @param to epoch milliseconds UTC, not included
record TimeFilter(long from, long to) {

    private static final long USUAL = Duration.ofDays(31).toMillis();
    private static final Pattern PART =
            Pattern.compile("\\s*phenomenonTime\\s+(gt|ge|lt|le|eq)\\s+'?([0-9T:+.Z-]+)'?\\s*");

    /// @throws CityException INVALID if the filter has another form
    static TimeFilter of(@Nullable String text, long now) {
        long to = now + Duration.ofDays(1).toMillis();
        long from = to - USUAL;
        if (text == null) {
            return new TimeFilter(from, to);
        }
        for (var part : text.split("\\band\\b")) {
            var match = PART.matcher(part);
            var time = new IsoTime();
            if (!match.matches()) {
                throw CityException.invalid(
                        "The filter '%s' is not understood; write phenomenonTime ge 2026-11-21T00:00:00Z"
                                .formatted(text));
            }
            long at = time.parse(match.group(2).toCharArray(), 0, match.group(2).length());
            if (at == IsoTime.INVALID) {
                throw CityException.invalid("'%s' is no time".formatted(match.group(2)));
            }
            switch (match.group(1)) {
                case "gt" -> from = at + 1;
                case "ge" -> from = at;
                case "lt" -> to = at;
                case "le" -> to = at + 1;
                default -> {
                    from = at;
                    to = at + 1;
                }
            }
        }
        return new TimeFilter(from, to);
    }
}
