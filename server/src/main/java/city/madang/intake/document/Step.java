package city.madang.intake.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One step of a path: a name, or an index into a list from 0, or every entry (`*`).
///
/// @param name the part to enter; empty for an index
/// @param index −1 for a name
/// @param rest this and all later steps as they were written, for names that hold dots themselves
record Step(String name, int index, String rest) {

    static final String EVERY = "*";

    static List<Step> parse(String path) {
        if (path.isBlank()) {
            throw new IllegalArgumentException("A field path must not be empty");
        }
        var steps = new ArrayList<Step>();
        int at = 0;
        while (at < path.length()) {
            at = readStep(path, at, steps);
        }
        return List.copyOf(steps);
    }

    private static int readStep(String path, int at, List<Step> steps) {
        if (path.charAt(at) == '[') {
            return readIndex(path, at, steps);
        }
        int end = at;
        while (end < path.length() && path.charAt(end) != '.' && !opensIndex(path, end)) {
            end++;
        }
        if (end == at) {
            throw new IllegalArgumentException("The field path '%s' has an empty step at %d".formatted(path, at));
        }
        steps.add(new Step(path.substring(at, end), -1, path.substring(at)));
        return end < path.length() && path.charAt(end) == '.' ? end + 1 : end;
    }

    /// Only digits in brackets are an index; `PM10[ug/m3]` is a name.
    private static boolean opensIndex(String path, int at) {
        if (path.charAt(at) != '[') {
            return false;
        }
        int end = path.indexOf(']', at);
        if (end <= at + 1 || (end + 1 < path.length() && path.charAt(end + 1) != '.' && path.charAt(end + 1) != '[')) {
            return false;
        }
        for (int i = at + 1; i < end; i++) {
            if (!Character.isDigit(path.charAt(i))) {
                return false;
            }
        }
        return end - at <= 6;
    }

    private static int readIndex(String path, int at, List<Step> steps) {
        if (!opensIndex(path, at)) {
            throw new IllegalArgumentException("The field path '%s' has no index at %d".formatted(path, at));
        }
        int end = path.indexOf(']', at);
        steps.add(new Step("", Integer.parseInt(path, at + 1, end, 10), path.substring(at)));
        return end + 1 < path.length() && path.charAt(end + 1) == '.' ? end + 2 : end + 1;
    }

    /// Walks from `tree` along `steps` beginning with number `from`; null where a step leads nowhere.
    static @Nullable Tree walk(Tree tree, List<Step> steps, int from) {
        Tree here = tree;
        for (int i = from; i < steps.size(); i++) {
            var step = steps.get(i);
            var next = step.from(here);
            if (next == null) {
                return i + 1 < steps.size() && here instanceof Tree.Branch branch ? branch.part(step.rest()) : null;
            }
            here = next;
        }
        return here;
    }

    private @Nullable Tree from(Tree tree) {
        return switch (tree) {
            case Tree.Branch branch -> index < 0 ? branch.part(name) : index == 0 ? branch : null;
            case Tree.Items(var items) -> fromItems(items);
            case Tree.Row row -> cellOf(row);
            case Tree.Leaf leaf -> index == 0 || name.equals("#text") ? leaf : null;
        };
    }

    /// A name on a list means the list's first entry: a system that sends one entry as a list of one is read alike.
    private @Nullable Tree fromItems(List<Tree> items) {
        if (index >= 0) {
            return index < items.size() ? items.get(index) : null;
        }
        return !items.isEmpty() && items.getFirst() instanceof Tree.Branch first ? first.part(name) : null;
    }

    private @Nullable Tree cellOf(Tree.Row row) {
        var cell = row.cell(index >= 0 ? index : row.columns().indexOf(name));
        return cell == null ? null : new Tree.Leaf(cell);
    }

    /// The entries of a list or an object, each with its name (a list's entries have their index as name).
    static List<Map.Entry<String, Tree>> entries(Tree tree) {
        var entries = new ArrayList<Map.Entry<String, Tree>>();
        switch (tree) {
            case Tree.Branch branch -> branch.parts().forEach((name, part) -> entries.add(Map.entry(name, part)));
            case Tree.Items(var items) -> {
                for (int i = 0; i < items.size(); i++) {
                    entries.add(Map.entry(Integer.toString(i), items.get(i)));
                }
            }
            case Tree.Leaf leaf -> {}
            case Tree.Row row -> entries.add(Map.entry("0", row));
        }
        return entries;
    }
}
