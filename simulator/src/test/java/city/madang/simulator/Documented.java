package city.madang.simulator;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Reads records out of JSON, XML and CSV by the rules of `docs/guide/sources.md`, as plainly as can be.
final class Documented {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern FIELD = Pattern.compile("\\{([^}]+)}");

    private Documented() {}

    static List<JsonNode> records(String format, String text, String path, char delimiter) throws Exception {
        var document = switch (format) {
            case "xml" -> xml(text);
            case "csv" -> csv(text, delimiter);
            default -> JSON.readTree(text);
        };
        var found = new ArrayList<JsonNode>();
        collect(document, path.isEmpty() ? List.of() : Arrays.asList(path.split("\\.")), found);
        return found;
    }

    /// The value of a field: dotted names, indexes, aliases.
    static Optional<String> value(JsonNode record, String field) {
        for (var alias : field.split("\\|")) {
            var found = record.has(alias) ? record.get(alias) : walk(record, alias);
            if (!found.isMissingNode() && !found.isNull()) {
                return Optional.of(found.asString(""));
            }
        }
        return Optional.empty();
    }

    /// The fields a template or a field names.
    static List<String> fieldsOf(String template) {
        var fields = new ArrayList<String>();
        var matcher = FIELD.matcher(template);
        while (matcher.find()) {
            fields.add(matcher.group(1));
        }
        return fields;
    }

    private static void collect(JsonNode here, List<String> steps, List<JsonNode> found) {
        if (steps.isEmpty()) {
            if (here.isArray()) {
                here.forEach(found::add);
            } else if (here.isObject()) {
                found.add(here);
            }
            return;
        }
        var rest = steps.subList(1, steps.size());
        if (steps.getFirst().equals("*")) {
            here.forEach(each -> collect(each, rest, found));
        } else if (here.has(steps.getFirst())) {
            collect(here.get(steps.getFirst()), rest, found);
        } else if (here.has(steps.getFirst().toLowerCase(Locale.ROOT))) {
            collect(here.get(steps.getFirst().toLowerCase(Locale.ROOT)), rest, found);
        }
    }

    private static JsonNode walk(JsonNode record, String path) {
        var at = record;
        for (var step : path.split("\\.")) {
            var name = step.replaceAll("\\[[0-9]+]$", "");
            at = at.isArray() && !name.isEmpty() ? at.path(0) : at;
            at = at.has(name) ? at.get(name) : at.path(name.toLowerCase(Locale.ROOT));
            if (!name.equals(step)) {
                at = at.path(Integer.parseInt(step.substring(name.length() + 1, step.length() - 1)));
            }
        }
        return at;
    }

    private static JsonNode xml(String text) throws Exception {
        var root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(text)))
                .getDocumentElement();
        var document = JSON.createObjectNode();
        document.set(root.getTagName(), tree(root));
        return document;
    }

    /// Element names in lower case where they have no lower case letter, so that both spellings are found.
    private static JsonNode tree(Element element) {
        var node = JSON.createObjectNode();
        for (var i = 0; i < element.getAttributes().getLength(); i++) {
            var attribute = element.getAttributes().item(i);
            node.put("@" + attribute.getNodeName(), attribute.getNodeValue());
        }
        for (var child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element part) {
                add(node, part.getTagName(), tree(part));
                var lower = part.getTagName().toLowerCase(Locale.ROOT);
                if (part.getTagName().equals(part.getTagName().toUpperCase(Locale.ROOT))
                        && !lower.equals(part.getTagName())) {
                    node.set(lower, node.get(part.getTagName()));
                }
            }
        }
        return node.isEmpty() ? JSON.getNodeFactory().stringNode(element.getTextContent()) : node;
    }

    private static void add(ObjectNode node, String name, JsonNode part) {
        var before = node.get(name);
        if (before == null) {
            node.set(name, part);
        } else if (before.isArray()) {
            before.asArray().add(part);
        } else {
            node.set(name, JSON.createArrayNode().add(before).add(part));
        }
    }

    private static JsonNode csv(String text, char delimiter) {
        var rows = JSON.createArrayNode();
        var lines = text.split("\r\n");
        var header = cells(lines[0], delimiter);
        for (var i = 1; i < lines.length; i++) {
            var row = rows.addObject();
            var cells = cells(lines[i], delimiter);
            for (var c = 0; c < header.size(); c++) {
                row.put(header.get(c), cells.get(c));
            }
        }
        return rows;
    }

    private static List<String> cells(String line, char delimiter) {
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var character : line.toCharArray()) {
            if (character == '"') {
                quoted = !quoted;
            } else if (character == delimiter && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(character);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
