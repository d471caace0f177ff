package city.madang.intake.connector;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How far a source was read. Kept only after everything before it is durable.
public record Cursor(Map<String, String> values) {

    public static final Cursor START = new Cursor(Map.of());

    public Cursor {
        values = Map.copyOf(values);
    }

    public @Nullable String get(String name) {
        return values.get(name);
    }

    /// This cursor with another value for `name`; without it, if `value` is absent.
    public Cursor with(String name, @Nullable String value) {
        var changed = new TreeMap<>(values);
        if (value == null) {
            changed.remove(name);
        } else {
            changed.put(name, value);
        }
        return new Cursor(changed);
    }
}
