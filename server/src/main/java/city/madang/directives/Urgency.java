package city.madang.directives;

import city.madang.platform.LocalText;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// How soon a directive must be looked at.
public enum Urgency {
    NORMAL("보통", "Normal"),
    URGENT("긴급", "Urgent"),
    IMMEDIATE("즉시", "Immediate");

    private final LocalText text;

    Urgency(String ko, String en) {
        this.text = new LocalText(ko, en);
    }

    public LocalText text() {
        return text;
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Reads what [#key()] wrote.
    public static Urgency parse(String key) {
        return Arrays.stream(values())
                .filter(urgency -> urgency.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no urgency '%s'; there are %s".formatted(key, List.of(values()))));
    }
}
