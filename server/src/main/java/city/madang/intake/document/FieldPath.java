package city.madang.intake.document;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/// Finds one value of a record: dotted names and `[index]`es, with `|` between aliases of which the first that is
/// present wins. A name that itself holds dots is found too.
///
/// Safe for use by several threads: the column it found last is kept as one immutable pair.
public final class FieldPath {

    private record Found(Columns columns, int column) {}

    private final String text;
    private final List<List<Step>> aliases;
    private final List<String> names;
    private volatile @Nullable Found last;

    private FieldPath(String text, List<List<Step>> aliases, List<String> names) {
        this.text = text;
        this.aliases = aliases;
        this.names = names;
    }

    /// @throws IllegalArgumentException if `text` is no path
    public static FieldPath parse(String text) {
        var aliases = new ArrayList<List<Step>>();
        var names = new ArrayList<String>();
        for (var alias : text.split("\\|", -1)) {
            var name = alias.strip();
            names.add(name);
            aliases.add(Step.parse(name));
        }
        return new FieldPath(text, List.copyOf(aliases), List.copyOf(names));
    }

    /// The value as text without space around it and without HTML entities; null if the record has no such field.
    public @Nullable String text(SourceRecord record) {
        if (record.body() instanceof Tree.Row row) {
            int column = columnOf(row.columns());
            if (column >= 0) {
                var cell = row.cell(column);
                return cell == null ? null : clean(cell);
            }
        }
        var found = find(record);
        return found == null ? null : clean(textOf(found));
    }

    /// The part of the record at this path; null if there is none.
    public @Nullable Tree find(SourceRecord record) {
        for (int i = 0; i < aliases.size(); i++) {
            var found = find(record, names.get(i), aliases.get(i));
            if (found != null && found != Tree.NOTHING) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable Tree find(SourceRecord record, String name, List<Step> steps) {
        if (name.startsWith("$")) {
            var fact = record.fact(steps.getFirst().name());
            return fact == null ? null : Step.walk(fact, steps, 1);
        }
        if (record.body() instanceof Tree.Row row) {
            var cell = row.cell(row.columns().indexOf(name));
            return cell == null ? null : new Tree.Leaf(cell);
        }
        return Step.walk(record.body(), steps, 0);
    }

    private int columnOf(Columns columns) {
        var before = last;
        if (before != null && before.columns() == columns) {
            return before.column();
        }
        int column = -1;
        for (int i = 0; i < names.size() && column < 0; i++) {
            column = columns.indexOf(names.get(i));
        }
        last = new Found(columns, column);
        return column;
    }

    private static String textOf(Tree tree) {
        return switch (tree) {
            case Tree.Leaf(var value) -> value;
            case Tree.Items(var items) -> {
                var texts = new ArrayList<String>(items.size());
                for (var item : items) {
                    texts.add(textOf(item));
                }
                yield String.join("/", texts);
            }
            case Tree.Branch branch -> {
                var inner = branch.part("#text");
                yield inner == null ? "" : textOf(inner);
            }
            case Tree.Row row -> String.join(",", row.cells());
        };
    }

    private static String clean(String value) {
        var plain = value.indexOf('&') < 0 ? value : HtmlUtils.htmlUnescape(value);
        return plain.strip();
    }

    @Override
    public String toString() {
        return text;
    }
}
