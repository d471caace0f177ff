package city.madang.simulator.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Makes records: ordered fields with texts, numbers, lists or further records as values.
public final class Row {

    private Row() {}

    /// @param pairs name, value, name, value …
    public static Map<String, Object> of(Object... pairs) {
        var row = new LinkedHashMap<String, Object>();
        for (var i = 0; i < pairs.length; i += 2) {
            row.put((String) pairs[i], pairs[i + 1]);
        }
        return row;
    }

    /// Rounds to a number of decimals.
    public static double round(double value, int decimals) {
        var scale = Math.pow(10, decimals);
        return Math.round(value * scale) / scale;
    }

    /// Rounds to a whole number of at least 0.
    public static long count(double value) {
        return Math.max(0, Math.round(value));
    }

    /// The same rows with every value as text, as many public APIs deliver them.
    public static List<Map<String, Object>> texts(List<Map<String, Object>> rows) {
        var texts = new ArrayList<Map<String, Object>>();
        for (var row : rows) {
            var copy = new LinkedHashMap<String, Object>();
            row.forEach((name, value) -> copy.put(name, String.valueOf(value)));
            texts.add(copy);
        }
        return texts;
    }
}
