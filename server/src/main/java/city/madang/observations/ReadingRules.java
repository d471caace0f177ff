package city.madang.observations;

import city.madang.platform.CityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What SQL of a reader may be: one `select`, over the offered tables and its own common table
/// expressions, with no table function but those that make numbers. DuckDB's own parser says what a
/// text is, so nothing hides in a comment or a string.
final class ReadingRules {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Set<String> TABLE_FUNCTIONS = Set.of("range", "generate_series", "unnest");
    /// They tell how the server is set up.
    private static final Set<String> FORBIDDEN = Set.of("current_setting", "getvariable", "getenv");

    private static final int LONGEST = 20_000;

    private ReadingRules() {}

    /// Checks a text.
    ///
    /// @return the offered tables it names
    /// @throws CityException if it is not allowed
    static Set<String> check(Connection parser, String sql) throws SQLException {
        if (sql.length() > LONGEST) {
            throw CityException.invalid("The SQL has more than %d characters".formatted(LONGEST));
        }
        var tree = parse(parser, sql);
        if (tree.path("error").asBoolean(true)) {
            throw CityException.invalid("The SQL is no select that can be read: "
                    + tree.path("error_message").asString(""));
        }
        if (tree.path("statements").size() != 1) {
            throw CityException.invalid("The SQL must be one statement, not %d"
                    .formatted(tree.path("statements").size()));
        }
        var own = new HashSet<String>();
        collectOwn(tree, own);
        var tables = new HashSet<String>();
        walk(tree, own, tables);
        return tables;
    }

    private static JsonNode parse(Connection parser, String sql) throws SQLException {
        try (var statement = parser.prepareStatement("select json_serialize_sql(cast(? as varchar))")) {
            statement.setString(1, sql);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return JSON.readTree(rows.getString(1));
            }
        }
    }

    /// The names of common table expressions.
    private static void collectOwn(JsonNode node, Set<String> own) {
        if (node.path("cte_map").path("map").isArray()) {
            node.path("cte_map").path("map").forEach(entry -> own.add(name(entry.path("key"))));
        }
        node.forEach(child -> collectOwn(child, own));
    }

    private static void walk(JsonNode node, Set<String> own, Set<String> tables) {
        switch (node.path("type").asString("")) {
            case "BASE_TABLE" -> table(node, own, tables);
            case "TABLE_FUNCTION" -> {
                var function = name(node.path("function").path("function_name"));
                if (!TABLE_FUNCTIONS.contains(function)) {
                    throw CityException.invalid("The SQL may not read from '%s()'".formatted(function));
                }
            }
            case "FUNCTION" -> {
                if (FORBIDDEN.contains(name(node.path("function_name")))) {
                    throw CityException.invalid("The SQL may not look at the room itself");
                }
            }
            case "SHOW_REF" -> throw CityException.invalid("The SQL may not look at the room itself");
            default -> {}
        }
        node.forEach(child -> walk(child, own, tables));
    }

    private static void table(JsonNode node, Set<String> own, Set<String> tables) {
        var name = name(node.path("table_name"));
        boolean elsewhere = !node.path("schema_name").asString("").isEmpty()
                || !node.path("catalog_name").asString("").isEmpty()
                || node.path("qualified_name").path("path").size() > 1;
        if (!elsewhere && own.contains(name)) {
            return;
        }
        if (elsewhere || !ReadingRoom.TABLES.contains(name)) {
            throw CityException.invalid("The SQL may not read from '%s'; there are %s"
                    .formatted(name, String.join(", ", new java.util.TreeSet<>(ReadingRoom.TABLES))));
        }
        tables.add(name);
    }

    private static String name(JsonNode node) {
        return node.asString("").toLowerCase(Locale.ROOT);
    }
}
