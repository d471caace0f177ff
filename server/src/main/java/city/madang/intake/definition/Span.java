package city.madang.intake.definition;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A length of time as written in a definition: `10s`, `5m`, `1h`, `2d`, or several such parts (`1h30m`).
///
/// @param duration at least one second
public record Span(Duration duration) {

    private static final Pattern FORM =
            Pattern.compile("(?:(\\d{1,5})d)?(?:(\\d{1,5})h)?(?:(\\d{1,5})m)?(?:(\\d{1,6})s)?");

    public Span {
        if (duration.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("A length of time must be at least 1s");
        }
    }

    /// @throws IllegalArgumentException if `text` is no length of time
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Span parse(String text) {
        var parts = FORM.matcher(text);
        if (text.isEmpty() || !parts.matches()) {
            throw new IllegalArgumentException("'%s' is no length of time such as 10s, 5m or 1h".formatted(text));
        }
        return new Span(Duration.ofDays(number(parts.group(1)))
                .plusHours(number(parts.group(2)))
                .plusMinutes(number(parts.group(3)))
                .plusSeconds(number(parts.group(4))));
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
