package city.madang.simulator.http;

import java.util.List;
import java.util.Map;

/// Writes CSV with a header row and lines that end in CR LF (RFC 4180).
public final class Csv {

    private Csv() {}

    public static String text(List<Map<String, Object>> rows, char delimiter) {
        if (rows.isEmpty()) {
            return "";
        }
        var text = new StringBuilder(rows.size() * 80);
        line(text, rows.getFirst().keySet(), delimiter);
        for (var row : rows) {
            line(text, row.values(), delimiter);
        }
        return text.toString();
    }

    private static void line(StringBuilder text, Iterable<?> values, char delimiter) {
        var first = true;
        for (var value : values) {
            if (!first) {
                text.append(delimiter);
            }
            first = false;
            cell(text, String.valueOf(value), delimiter);
        }
        text.append("\r\n");
    }

    private static void cell(StringBuilder text, String value, char delimiter) {
        if (value.indexOf(delimiter) < 0 && value.indexOf('"') < 0 && value.indexOf('\n') < 0) {
            text.append(value);
            return;
        }
        text.append('"').append(value.replace("\"", "\"\"")).append('"');
    }
}
