package city.madang.intake.document;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One record as delivered, with what is known about its delivery.
///
/// @param body the record itself
/// @param about facts beside the record, read as fields that begin with `$`, such as `$topic`, `$key` or `$file`
public record SourceRecord(Tree body, Map<String, Tree> about) {

    public SourceRecord {
        about = Map.copyOf(about);
    }

    public static SourceRecord of(Tree body) {
        return new SourceRecord(body, Map.of());
    }

    /// The same record with one more fact beside it.
    public SourceRecord with(String name, Tree fact) {
        var more = new HashMap<>(about);
        more.put(name, fact);
        return new SourceRecord(body, more);
    }

    @Nullable
    Tree fact(String name) {
        return about.get(name);
    }
}
