package city.madang.intake.definition;

import city.madang.platform.CityException;
import city.madang.platform.pack.Pack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/// All sources of the pack, in the order of its files.
public final class SourceDefinitions {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
            .disable(YAMLWriteFeature.SPLIT_LINES)
            .build();

    private final Map<String, DefinitionFile.Read> byId;

    private SourceDefinitions(Map<String, DefinitionFile.Read> byId) {
        this.byId = byId;
    }

    /// Reads `sources/` and `imports/` of the pack.
    ///
    /// @throws CityException if anything is wrong; the message names every mistake with file, line, source and key
    public static SourceDefinitions load(Pack pack, List<DistrictName> districts) {
        var problems = new ArrayList<String>();
        var byId = new LinkedHashMap<String, DefinitionFile.Read>();
        var files = new ArrayList<>(pack.list("sources"));
        files.addAll(pack.list("imports"));
        for (var path : files) {
            var file = new DefinitionFile(nameOf(pack, path), linesOf(path), districts);
            for (var read : file.read(pack.read(path, JsonNode.class))) {
                var definition = read.definition();
                if (byId.putIfAbsent(definition.id(), read) != null) {
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

    public List<SourceDefinition> list() {
        return byId.values().stream().map(DefinitionFile.Read::definition).toList();
    }

    /// The entry of a source as YAML, with its district filled in; empty if there is no such source.
    public String yaml(String id) {
        var read = byId.get(id);
        return read == null ? "" : YAML.writeValueAsString(read.entry());
    }

    public Optional<SourceDefinition> find(String id) {
        return Optional.ofNullable(byId.get(id)).map(DefinitionFile.Read::definition);
    }

    /// @throws CityException if there is no such source
    public SourceDefinition get(String id) {
        return find(id).orElseThrow(() -> CityException.notFound("There is no source '%s'".formatted(id)));
    }
}
