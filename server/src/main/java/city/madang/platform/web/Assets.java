package city.madang.platform.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Finds the files that the web build made of an entry point: its script and its style sheets, with the hash of
/// their content in their names, as listed in Vite's manifest.
@Component
public final class Assets {

    private static final String ROOT = "/assets/";

    private final Map<String, Entry> entries;

    Assets(JsonMapper json) {
        this.entries = read(json);
    }

    /// The script of an entry point such as `office`, as a path on this server; nothing if it was not built.
    public List<String> scripts(String entry) {
        var found = entries.get(entry);
        return found == null ? List.of() : List.of(found.script());
    }

    /// The style sheets of an entry point, in order.
    public List<String> styles(String entry) {
        var found = entries.get(entry);
        return found == null ? List.of() : found.styles();
    }

    private record Entry(String script, List<String> styles) {}

    private static Map<String, Entry> read(JsonMapper json) {
        var manifest = new ClassPathResource("static/assets/manifest.json");
        if (!manifest.exists()) {
            return Map.of();
        }
        try (var in = manifest.getInputStream()) {
            var root = json.readTree(in);
            var entries = new java.util.HashMap<String, Entry>();
            for (var item : root.properties()) {
                if (item.getValue().path("isEntry").asBoolean(false)) {
                    var styles = new LinkedHashSet<String>();
                    collectStyles(root, item.getKey(), styles, new java.util.HashSet<>());
                    entries.put(
                            item.getValue().path("name").asString(),
                            new Entry(ROOT + item.getValue().path("file").asString(), new ArrayList<>(styles)));
                }
            }
            return Map.copyOf(entries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void collectStyles(JsonNode root, String chunk, Set<String> styles, Set<String> seen) {
        if (!seen.add(chunk)) {
            return;
        }
        var node = root.path(chunk);
        for (var style : node.path("css")) {
            styles.add(ROOT + style.asString());
        }
        for (var imported : node.path("imports")) {
            collectStyles(root, imported.asString(), styles, seen);
        }
    }
}
