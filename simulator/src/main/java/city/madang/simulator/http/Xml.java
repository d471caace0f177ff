package city.madang.simulator.http;

import java.util.List;
import java.util.Map;

/// Writes XML from nested maps and lists. A list is written as one element for each entry.
public final class Xml {

    private static final String PROLOGUE = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    private Xml() {}

    /// A document from a map with one entry, its root.
    public static String document(Map<String, Object> root) {
        var text = new StringBuilder(PROLOGUE);
        root.forEach((name, value) -> element(text, name, value));
        return text.toString();
    }

    /// One element, without the first line of a document.
    public static String element(String name, Object value) {
        var text = new StringBuilder();
        element(text, name, value);
        return text.toString();
    }

    static String attributes(String list, String item, List<Map<String, Object>> rows) {
        var text = new StringBuilder(PROLOGUE).append('<').append(list).append('>');
        for (var row : rows) {
            text.append('<').append(item);
            row.forEach((name, value) -> text.append(' ')
                    .append(name)
                    .append("=\"")
                    .append(escape(String.valueOf(value)))
                    .append('"'));
            text.append("/>");
        }
        return text.append("</").append(list).append('>').toString();
    }

    private static void element(StringBuilder text, String name, Object value) {
        switch (value) {
            case List<?> values -> values.forEach(each -> element(text, name, each));
            case Map<?, ?> fields -> {
                text.append('<').append(name).append('>');
                fields.forEach((field, inner) -> element(text, String.valueOf(field), inner));
                text.append("</").append(name).append('>');
            }
            default ->
                text.append('<')
                        .append(name)
                        .append('>')
                        .append(escape(String.valueOf(value)))
                        .append("</")
                        .append(name)
                        .append('>');
        }
    }

    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
