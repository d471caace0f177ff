package city.madang.intake.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds the records of a document: dotted names, where `*` steps through every entry of a list or object.
///
/// The name of the entry that the last `*` stepped through is the field `$key` of its records; the part of the
/// document that holds the record is `$parent`.
public final class RecordPath {

    private static final RecordPath ROOT = new RecordPath(List.of());

    private final List<Step> steps;

    private RecordPath(List<Step> steps) {
        this.steps = steps;
    }

    /// @throws IllegalArgumentException if `text` is no path
    public static RecordPath parse(String text) {
        return new RecordPath(Step.parse(text));
    }

    /// The document itself is the record, or the list of them.
    public static RecordPath root() {
        return ROOT;
    }

    @Override
    public String toString() {
        return steps.isEmpty() ? "" : steps.getFirst().rest();
    }

    /// The records in the order of the document; none if the path leads nowhere.
    public List<SourceRecord> in(Tree document) {
        var records = new ArrayList<SourceRecord>();
        collect(document, 0, Map.of(), records);
        return records;
    }

    /// Whether the path leads somewhere in `document`, even if to an empty list.
    public boolean leadsInto(Tree document) {
        int every = 0;
        while (every < steps.size() && !steps.get(every).name().equals(Step.EVERY)) {
            every++;
        }
        return Step.walk(document, steps.subList(0, every), 0) != null;
    }

    private void collect(Tree here, int step, Map<String, Tree> about, List<SourceRecord> records) {
        if (step == steps.size()) {
            addAll(here, about, records);
            return;
        }
        if (!steps.get(step).name().equals(Step.EVERY)) {
            var next = Step.walk(here, steps.subList(step, step + 1), 0);
            if (next != null) {
                collect(next, step + 1, here instanceof Tree.Branch ? with(about, "$parent", here) : about, records);
            }
            return;
        }
        for (var entry : Step.entries(here)) {
            collect(entry.getValue(), step + 1, with(about, "$key", new Tree.Leaf(entry.getKey())), records);
        }
    }

    private static void addAll(Tree here, Map<String, Tree> about, List<SourceRecord> records) {
        if (here instanceof Tree.Items(var items)) {
            for (var item : items) {
                addAll(item, about, records);
            }
        } else if (here != Tree.NOTHING && !(here instanceof Tree.Leaf(var text) && text.isBlank())) {
            records.add(new SourceRecord(here, about));
        }
    }

    private static Map<String, Tree> with(Map<String, Tree> about, String name, Tree fact) {
        var more = new HashMap<>(about);
        more.put(name, fact);
        return more;
    }
}
