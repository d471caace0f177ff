package city.madang.simulator;

import city.madang.simulator.city.Districts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The sources of the pack `packs/seoul`, read without the server: each entry as it stands in YAML, one for every
/// district
/// where it says so.
final class PackSources {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Path PACK = Path.of("..", "packs", "seoul");

    private PackSources() {}

    static List<JsonNode> all() {
        var sources = new ArrayList<JsonNode>();
        try (var files = Files.list(PACK.resolve("sources"))) {
            for (var file : files.filter(path -> path.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                for (var entry : YAML.readTree(Files.readString(file)).path("sources")) {
                    sources.addAll(expand(entry));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sources;
    }

    /// Ids in one of the pack's lists, such as `properties` of `properties.yaml`.
    static List<String> ids(String file, String list) {
        try {
            var ids = new ArrayList<String>();
            for (var entry : YAML.readTree(Files.readString(PACK.resolve(file))).path(list)) {
                ids.add(entry.path("id").asString());
            }
            return ids;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<JsonNode> expand(JsonNode entry) {
        if (!entry.path("for-each").asString("").equals("district")) {
            return List.of(entry);
        }
        return Districts.all().stream()
                .map(district -> fill(
                        entry,
                        Map.of(
                                "{district.code}", district.code(),
                                "{district.slug}", district.slug(),
                                "{district.ko}", district.ko(),
                                "{district.en}", district.en())))
                .toList();
    }

    private static JsonNode fill(JsonNode node, Map<String, String> texts) {
        return switch (node) {
            case ObjectNode object -> {
                var copy = YAML.createObjectNode();
                object.properties().forEach(field -> copy.set(field.getKey(), fill(field.getValue(), texts)));
                yield copy;
            }
            case ArrayNode array -> {
                var copy = YAML.createArrayNode();
                array.forEach(each -> copy.add(fill(each, texts)));
                yield copy;
            }
            default -> node.isString() ? YAML.getNodeFactory().stringNode(fill(node.asString(), texts)) : node;
        };
    }

    private static String fill(String text, Map<String, String> texts) {
        var filled = text;
        for (var entry : texts.entrySet()) {
            filled = filled.replace(entry.getKey(), entry.getValue());
        }
        return filled;
    }
}
