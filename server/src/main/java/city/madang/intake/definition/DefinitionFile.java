package city.madang.intake.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Turns the entries of one YAML file into definitions, one for each district where an entry says so. What is wrong
/// is collected with the file, the line, the source and the key, so that a steward sees every mistake at once.
final class DefinitionFile {

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    /// A definition with the entry it was read from.
    record Read(SourceDefinition definition, JsonNode entry) {}

    private final String name;
    private final List<String> lines;
    private final List<DistrictName> districts;
    private final List<String> problems = new ArrayList<>();

    DefinitionFile(String name, List<String> lines, List<DistrictName> districts) {
        this.name = name;
        this.lines = lines;
        this.districts = districts;
    }

    List<String> problems() {
        return problems;
    }

    List<Read> read(JsonNode document) {
        var definitions = new ArrayList<Read>();
        for (var key : document.propertyNames()) {
            if (!key.equals("sources")) {
                problems.add("%s: unknown key '%s'; the file holds a list named sources".formatted(name, key));
            }
        }
        if (!(document.get("sources") instanceof ArrayNode entries)) {
            problems.add("%s: there is no list named sources".formatted(name));
            return definitions;
        }
        for (var entry : entries) {
            readEntry(entry, definitions);
        }
        return definitions;
    }

    private void readEntry(JsonNode entry, List<Read> definitions) {
        var each = entry.path("for-each").asString("");
        if (each.isEmpty()) {
            readOne(entry, null, definitions);
        } else if (each.equals("district")) {
            for (var district : districts) {
                readOne(filled(entry, district), district, definitions);
            }
        } else {
            problems.add("%s: for-each '%s' must be district".formatted(where(idOf(entry), "for-each"), each));
        }
    }

    private void readOne(JsonNode entry, @Nullable DistrictName district, List<Read> definitions) {
        var id = idOf(entry);
        try {
            var shape = STRICT.treeToValue(entry, SourceDefinition.Entry.class);
            var missing = RequiredKeys.missingIn(shape);
            if (missing.isEmpty()) {
                definitions.add(new Read(shape.complete(district == null ? null : district.code()), entry));
            } else {
                problems.add(
                        "%s: the key '%s' is missing".formatted(where(id, missing.getFirst()), missing.getFirst()));
            }
        } catch (JacksonException e) {
            problems.add("%s: %s".formatted(where(id, keyOf(e)), reasonOf(e)));
        } catch (IllegalArgumentException e) {
            problems.add("%s: %s".formatted(where(id, "id"), e.getMessage()));
        }
    }

    private static String idOf(JsonNode entry) {
        return entry.path("id").asString("(no id)");
    }

    private static String keyOf(JacksonException e) {
        if (!(e instanceof DatabindException)) {
            return "";
        }
        return e.getPath().stream()
                .map(step -> step.getPropertyName() == null ? "[" + step.getIndex() + "]" : step.getPropertyName())
                .collect(Collectors.joining("."));
    }

    private static String reasonOf(JacksonException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            return "unknown key '%s'; known here: %s"
                    .formatted(unknown.getPropertyName(), unknown.getKnownPropertyIds());
        }
        var cause = e.getCause();
        return cause != null && cause.getMessage() != null ? cause.getMessage() : e.getOriginalMessage();
    }

    private String where(String id, String key) {
        int line = lineOf(id, key);
        return "%s%s, source '%s'%s"
                .formatted(name, line > 0 ? ":" + line : "", id, key.isEmpty() ? "" : ", key '" + key + "'");
    }

    /// The line that names the key inside the entry, or the line of the entry; 0 if neither is found.
    private int lineOf(String id, String key) {
        int entry = 0;
        var last = key.substring(key.lastIndexOf('.') + 1);
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            var filled = entry == 0 && !districts.isEmpty() && line.contains("{district.")
                    ? districts.stream().anyMatch(district -> namesId(district.fillInto(line), id))
                    : namesId(line, id);
            if (filled) {
                entry = i + 1;
            } else if (entry > 0 && line.strip().startsWith("- id:")) {
                break;
            }
            if (entry > 0 && !last.isEmpty() && line.contains(last + ":")) {
                return i + 1;
            }
        }
        return entry;
    }

    private static boolean namesId(String line, String id) {
        var text = line.strip();
        if (!text.startsWith("- ") || !text.contains("id:")) {
            return false;
        }
        var value = text.substring(text.indexOf("id:") + 3)
                .strip()
                .replace("\"", "")
                .replace("'", "");
        return value.equals(id) || value.startsWith(id + ",") || value.startsWith(id + " ");
    }

    private static JsonNode filled(JsonNode node, DistrictName district) {
        return switch (node) {
            case ObjectNode object -> {
                var copy = object.objectNode();
                for (var property : object.properties()) {
                    copy.set(property.getKey(), filled(property.getValue(), district));
                }
                yield copy;
            }
            case ArrayNode array -> {
                var copy = array.arrayNode();
                array.forEach(item -> copy.add(filled(item, district)));
                yield copy;
            }
            case StringNode text -> StringNode.valueOf(district.fillInto(text.stringValue()));
            default -> node;
        };
    }
}
