package city.madang.intake.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A document or a part of it, the same for JSON, XML and CSV. Every value is text: numbers keep the digits they
/// were delivered with, so nothing is lost before a mapping reads them.
public sealed interface Tree {

    /// A JSON null: there, but without a value.
    Leaf NOTHING = new Leaf("");

    /// One value.
    record Leaf(String text) implements Tree {}

    /// Named parts in the order of the document.
    ///
    /// @param names whether part names are told apart by case (JSON) or not (XML)
    record Branch(Map<String, Tree> parts, Names names) implements Tree {

        /// The part of that name; null if there is none.
        public @Nullable Tree part(String name) {
            var exact = parts.get(name);
            if (exact != null || names == Names.EXACT) {
                return exact;
            }
            for (var part : parts.entrySet()) {
                if (part.getKey().equalsIgnoreCase(name)) {
                    return part.getValue();
                }
            }
            return null;
        }
    }

    /// A list.
    record Items(List<Tree> items) implements Tree {}

    /// One line of a table: cells beside the columns they share with all other lines. A short line has fewer cells.
    record Row(Columns columns, String[] cells) implements Tree {

        /// The text in a column from 0; null beyond the end of the line.
        public @Nullable String cell(int column) {
            return column >= 0 && column < cells.length ? cells[column] : null;
        }
    }

    /// How part names are compared.
    enum Names {
        EXACT,
        ANY_CASE
    }

    /// A branch with exact names.
    static Branch branch(Map<String, Tree> parts) {
        return new Branch(parts, Names.EXACT);
    }

    /// A branch with one part.
    static Branch branch(String name, Tree part) {
        var parts = new LinkedHashMap<String, Tree>();
        parts.put(name, part);
        return branch(parts);
    }

    /// A list of texts.
    static Items texts(List<String> texts) {
        var items = new ArrayList<Tree>(texts.size());
        for (var text : texts) {
            items.add(new Leaf(text));
        }
        return new Items(items);
    }
}
