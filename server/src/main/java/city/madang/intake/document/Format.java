package city.madang.intake.document;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Locale;

/// How a document is written.
public enum Format {
    JSON,
    XML,
    CSV;

    /// @throws IllegalArgumentException if there is no such format
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Format parse(String text) {
        for (var format : values()) {
            if (format.text().equals(text)) {
                return format;
            }
        }
        throw new IllegalArgumentException("The format '%s' must be json, xml or csv".formatted(text));
    }

    /// The word for it in a source's definition.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
