package city.madang.intake.definition;

import city.madang.platform.CityException;
import city.madang.platform.pack.Pack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// All sources of the pack, in the order of its files.
public final class SourceDefinitions {

    private final Map<String, SourceDefinition> byId;

    private SourceDefinitions(Map<String, SourceDefinition> byId) {
        this.byId = byId;
    }

    /// Reads `sources/` and `imports/` of the pack.
    ///
    /// @throws CityException if anything is wrong; the message names every mistake with file, line, source and key
    public static SourceDefinitions load(Pack pack, List<DistrictName> districts) {
        var problems = new ArrayList<String>();
        var byId = new LinkedHashMap<String, SourceDefinition>();
        var files = new ArrayList<>(pack.list("sources"));
        files.addAll(pack.list("imports"));
        for (var path : files) {
            var file = new DefinitionFile(nameOf(pack, path), linesOf(path), districts);
            for (var definition : file.read(pack.read(path, JsonNode.class))) {
                if (byId.putIfAbsent(definition.id(), definition) != null) {
                    problems.add("%s: the source id '%s' is used twice".formatted(nameOf(pack, path), definition.id()));
                }
            }
            problems.addAll(file.problems());
        }
        if (!problems.isEmpty()) {
            throw CityException.invalid("The sources of the pack have %d mistakes:\n%s"
                    .formatted(problems.size(), String.join("\n", problems)));
        }
        return new SourceDefinitions(byId);
    }

    private static String nameOf(Pack pack, Path path) {
        return pack.root().relativize(path).toString();
    }

    private static List<String> linesOf(Path path) {
        try {
            return Files.readAllLines(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Collection<SourceDefinition> list() {
        return byId.values();
    }

    public Optional<SourceDefinition> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// @throws CityException if there is no such source
    public SourceDefinition get(String id) {
        return find(id).orElseThrow(() -> CityException.notFound("There is no source '%s'".formatted(id)));
    }
}
