package city.madang.situation;

import city.madang.platform.LocalText;
import java.util.Arrays;

/// How severe it is, by CAP 1.2 (OASIS, 1 July 2010); the first is the most severe.
public enum Severity {
    EXTREME("Extreme", new LocalText("극심", "Extreme")),
    SEVERE("Severe", new LocalText("심각", "Severe")),
    MODERATE("Moderate", new LocalText("보통", "Moderate")),
    MINOR("Minor", new LocalText("경미", "Minor")),
    UNKNOWN("Unknown", new LocalText("미상", "Unknown"));

    private final String text;
    private final LocalText title;

    Severity(String text, LocalText title) {
        this.text = text;
        this.title = title;
    }

    /// The word of CAP 1.2.
    public String text() {
        return text;
    }

    public LocalText title() {
        return title;
    }

    /// The tone a page shows it in, beside its word: `alarm`, `watch` or `none`.
    public String tone() {
        return switch (this) {
            case EXTREME, SEVERE -> "alarm";
            case MODERATE -> "watch";
            case MINOR, UNKNOWN -> "none";
        };
    }

    /// Reads the word of CAP 1.2; any other is unknown.
    public static Severity parse(String text) {
        return Arrays.stream(values())
                .filter(one -> one.text.equalsIgnoreCase(text))
                .findFirst()
                .orElse(UNKNOWN);
    }

    /// The more severe of two.
    public Severity or(Severity other) {
        return compareTo(other) <= 0 ? this : other;
    }
}
