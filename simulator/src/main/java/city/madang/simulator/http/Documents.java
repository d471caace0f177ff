package city.madang.simulator.http;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// The usual documents: JSON with the list at some path, XML, CSV.
public final class Documents {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Documents() {}

    /// JSON whose list of records lies at a dotted path; `""` for a bare list; a path that ends in `.*` makes
    /// an object of records instead of a list.
    ///
    /// @param fixed dotted path, value, dotted path, value … of what else the document says; `{count}` is how
    ///     many
    ///     records there are
    public static Document json(String path, Object... fixed) {
        return (rows, question) -> {
            if (path.isEmpty()) {
                return Reply.json(text(rows));
            }
            var root = new LinkedHashMap<String, Object>();
            for (var i = 0; i < fixed.length; i += 2) {
                put(root, (String) fixed[i], "{count}".equals(fixed[i + 1]) ? rows.size() : fixed[i + 1]);
            }
            if (path.endsWith(".*")) {
                put(root, path.substring(0, path.length() - 2), byKey(rows));
            } else {
                put(root, path, rows);
            }
            return Reply.json(text(root));
        };
    }

    /// An object with one entry for each record, named by the record's first field.
    private static Map<String, Object> byKey(List<Map<String, Object>> rows) {
        var object = new LinkedHashMap<String, Object>();
        rows.forEach(row -> object.put(String.valueOf(row.values().iterator().next()), row));
        return object;
    }

    /// GeoJSON: a FeatureCollection whose features hold the records as properties; fields `lon` and `lat`
    /// make the point.
    public static Document geoJson() {
        return (rows, question) -> {
            var features = rows.stream()
                    .map(row -> {
                        var properties = new LinkedHashMap<>(row);
                        var point = List.of(take(properties, "lon"), take(properties, "lat"));
                        return Row.of(
                                "type",
                                "Feature",
                                "geometry",
                                Row.of("type", "Point", "coordinates", point),
                                "properties",
                                properties);
                    })
                    .toList();
            return Reply.json(text(Row.of("type", "FeatureCollection", "features", features)));
        };
    }

    /// XML with elements named by a dotted path; the last is repeated for each record.
    ///
    /// @param fixed as in [#json]
    public static Document xml(String path, Object... fixed) {
        return (rows, question) -> {
            var cut = path.lastIndexOf('.');
            var root = new LinkedHashMap<String, Object>();
            for (var i = 0; i < fixed.length; i += 2) {
                put(root, (String) fixed[i], "{count}".equals(fixed[i + 1]) ? rows.size() : fixed[i + 1]);
            }
            put(root, path.substring(0, cut) + "." + path.substring(cut + 1), rows);
            return Reply.xml(Xml.document(root));
        };
    }

    /// XML whose records carry their fields as attributes.
    public static Document xmlAttributes(String list, String item) {
        return (rows, question) -> Reply.xml(Xml.attributes(list, item, rows));
    }

    /// CSV in UTF-8, with commas.
    public static Document csv() {
        return csv(',', StandardCharsets.UTF_8);
    }

    /// CSV in CP949, as many offices still write it.
    public static Document csvKorean() {
        return csv(',', Reply.MS949);
    }

    public static Document csv(char delimiter, Charset charset) {
        return (rows, question) -> Reply.csv(Csv.text(rows, delimiter), charset);
    }

    static String text(Object value) {
        return JSON.writeValueAsString(value);
    }

    private static Object take(Map<String, Object> row, String field) {
        var value = row.remove(field);
        return value == null ? 0 : value;
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> root, String path, Object value) {
        var at = root;
        var names = path.split("\\.");
        for (var i = 0; i < names.length - 1; i++) {
            at = (Map<String, Object>) at.computeIfAbsent(names[i], name -> new LinkedHashMap<String, Object>());
        }
        at.put(names[names.length - 1], value);
    }
}
