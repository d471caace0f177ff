package city.madang.platform.pack;

import city.madang.platform.CityException;
import city.madang.platform.MadangProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The folder that makes Madang one particular city: YAML files, read strictly. An unknown key is an error that
/// names the file, so that a misspelt setting is never silently ignored.
@Component
public final class Pack {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)(?::([^}]*))?}");

    private final Path root;
    private final YAMLMapper yaml = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    @Autowired
    Pack(MadangProperties properties) {
        this(properties.pack());
    }

    /// Opens the pack in `root`.
    ///
    /// @throws CityException if there is no such folder
    public Pack(Path root) {
        if (!Files.isDirectory(root)) {
            throw CityException.invalid("There is no city pack at '%s'".formatted(root.toAbsolutePath()));
        }
        this.root = root;
    }

    public Path root() {
        return root;
    }

    /// Reads one YAML file of the pack as `type`.
    ///
    /// @throws CityException if the file is absent or not of the form of `type`; the message names file and line
    public <T> T read(String file, Class<T> type) {
        return read(root.resolve(file), type);
    }

    /// Reads the YAML file at `path`, which lies in the pack, as `type`.
    public <T> T read(Path path, Class<T> type) {
        try {
            return yaml.readValue(fill(Files.readString(path), System.getenv()), type);
        } catch (IOException | JacksonException e) {
            throw new CityException(
                    CityException.Category.INVALID,
                    "The pack file '%s' cannot be read: %s".formatted(path, e.getMessage()),
                    null,
                    e);
        }
    }

    /// Replaces `${NAME:default}` by the environment variable of that name, so that an address can differ between
    /// two installations of one pack.
    ///
    /// @throws CityException if a variable without a default is not set
    static String fill(String text, Map<String, String> environment) {
        return VARIABLE.matcher(text).replaceAll(found -> {
            var value = environment.getOrDefault(found.group(1), found.group(2));
            if (value == null) {
                throw CityException.invalid("The pack needs the environment variable %s".formatted(found.group(1)));
            }
            return Matcher.quoteReplacement(value);
        });
    }

    /// Lists the files below `folder` whose name ends in `.yaml`, in path order. Empty if the folder is absent.
    public List<Path> list(String folder) {
        var below = root.resolve(folder);
        if (!Files.isDirectory(below)) {
            return List.of();
        }
        try (var paths = Files.walk(below)) {
            return paths.filter(path -> path.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
