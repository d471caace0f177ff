package city.madang.intake.document;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The column names of one table. Compared by identity, so that a mapping looks a name up once for a whole file.
public final class Columns {

    private final List<String> names;
    private final Map<String, Integer> indexes = new HashMap<>();

    /// Of two columns with one name the first is found.
    public Columns(List<String> names) {
        this.names = names.stream().map(String::strip).toList();
        for (int i = 0; i < this.names.size(); i++) {
            indexes.putIfAbsent(this.names.get(i), i);
        }
    }

    public List<String> names() {
        return names;
    }

    /// The place of a column from 0, or −1 if there is none of that name.
    public int indexOf(String name) {
        return indexes.getOrDefault(name, -1);
    }
}
