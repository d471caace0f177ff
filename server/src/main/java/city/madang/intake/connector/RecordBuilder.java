package city.madang.intake.connector;

import city.madang.intake.document.SourceRecord;
import city.madang.intake.document.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Puts a record together from what a library has read. What is absent is left out.
final class RecordBuilder {

    private final Map<String, Tree> parts = new LinkedHashMap<>();

    RecordBuilder add(String name, @Nullable Object value) {
        if (value != null && !value.toString().isBlank()) {
            parts.put(name, new Tree.Leaf(value.toString()));
        }
        return this;
    }

    RecordBuilder add(String name, List<String> values) {
        if (!values.isEmpty()) {
            parts.put(name, Tree.texts(values));
        }
        return this;
    }

    /// A part of its own, with a leaf for each entry.
    RecordBuilder addPart(String name, Map<String, String> values) {
        var leaves = new LinkedHashMap<String, Tree>();
        values.forEach((key, value) -> leaves.put(key, new Tree.Leaf(value)));
        parts.put(name, Tree.branch(leaves));
        return this;
    }

    SourceRecord build() {
        return SourceRecord.of(Tree.branch(parts));
    }
}
