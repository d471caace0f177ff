package city.madang.simulator.push;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The names and secrets that the server made for the systems that come by themselves. The file is read again
/// whenever it changed, because the server may write it after the simulator has started. Thread-safe.
public final class Secrets {

    private record Read(long changed, Map<String, String> values) {}

    private final @Nullable Path file;
    private volatile Read read = new Read(Long.MIN_VALUE, Map.of());

    /// @param file lines `name=value`; null if there are no secrets
    public Secrets(@Nullable Path file) {
        this.file = file;
    }

    /// The secret of that name, or an empty text if there is none.
    public String get(String name) {
        return values().getOrDefault(name, "");
    }

    /// Whether `key` may be used for what is called `name`: it is the secret, or there is no secret of that name.
    public boolean accepts(String name, String key) {
        var secret = get(name);
        return secret.isEmpty() ? !key.isBlank() && !key.equals("wrong") : secret.equals(key);
    }

    private Map<String, String> values() {
        if (file == null || !Files.isReadable(file)) {
            return Map.of();
        }
        try {
            var changed = Files.getLastModifiedTime(file).toMillis();
            if (changed != read.changed()) {
                read = new Read(changed, load(file));
            }
        } catch (IOException e) {
            return read.values();
        }
        return read.values();
    }

    private static Map<String, String> load(Path file) throws IOException {
        var properties = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            properties.load(in);
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, properties::getProperty));
    }
}
