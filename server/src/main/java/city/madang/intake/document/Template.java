package city.madang.intake.document;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Text in which every `{field}` is replaced by its value.
public final class Template {

    /// Either fixed text or a field.
    private record Part(String text, @Nullable FieldPath field) {}

    private final String text;
    private final List<Part> parts;

    private Template(String text, List<Part> parts) {
        this.text = text;
        this.parts = parts;
    }

    /// @throws IllegalArgumentException if a brace has no partner or no field between
    public static Template parse(String text) {
        var parts = new ArrayList<Part>();
        int at = 0;
        while (at < text.length()) {
            int open = text.indexOf('{', at);
            if (open < 0) {
                parts.add(new Part(text.substring(at), null));
                break;
            }
            int close = text.indexOf('}', open);
            if (close < 0) {
                throw new IllegalArgumentException("The template '%s' has a '{' without '}'".formatted(text));
            }
            if (open > at) {
                parts.add(new Part(text.substring(at, open), null));
            }
            parts.add(new Part("", FieldPath.parse(text.substring(open + 1, close))));
            at = close + 1;
        }
        return new Template(text, List.copyOf(parts));
    }

    /// The filled text, or null if the record lacks one of the fields or the field is empty.
    public @Nullable String fill(SourceRecord record) {
        if (parts.size() == 1) {
            return valueOf(parts.getFirst(), record);
        }
        var filled = new StringBuilder(64);
        for (var part : parts) {
            var value = valueOf(part, record);
            if (value == null) {
                return null;
            }
            filled.append(value);
        }
        return filled.toString();
    }

    /// The filled text, where a field that is absent leaves nothing. Space at the ends is removed.
    public String fillWhatIsThere(SourceRecord record) {
        var filled = new StringBuilder(64);
        for (var part : parts) {
            var value = valueOf(part, record);
            filled.append(value == null ? "" : value);
        }
        return filled.toString().strip();
    }

    private static @Nullable String valueOf(Part part, SourceRecord record) {
        var field = part.field();
        if (field == null) {
            return part.text();
        }
        var value = field.text(record);
        return value == null || value.isEmpty() ? null : value;
    }

    @Override
    public String toString() {
        return text;
    }
}
