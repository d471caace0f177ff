package city.madang.intake.running;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The secrets of the sources, in `<data>/credentials.properties`, which only the server's own user may read. A
/// name that the pack uses and the file lacks gets a random value: a demo works at once, and a real city replaces
/// it. Values are never logged and never part of a message.
public final class Credentials {

    /// 192 bits, beyond guessing.
    private static final int BYTES = 24;

    private final Map<String, String> secrets;

    private Credentials(Map<String, String> secrets) {
        this.secrets = secrets;
    }

    /// Reads the file and adds what is missing of `names`.
    public static Credentials open(Path file, Collection<String> names) {
        try {
            var secrets = read(file);
            var missing = names.stream()
                    .filter(name -> !secrets.containsKey(name))
                    .distinct()
                    .sorted()
                    .toList();
            if (!missing.isEmpty()) {
                var random = new SecureRandom();
                missing.forEach(name -> secrets.put(name, made(random)));
                write(file, secrets);
            }
            return new Credentials(Map.copyOf(secrets));
        } catch (IOException e) {
            throw new UncheckedIOException("The credentials file '%s' cannot be used".formatted(file), e);
        }
    }

    private static Map<String, String> read(Path file) throws IOException {
        var secrets = new TreeMap<String, String>();
        if (Files.exists(file)) {
            var properties = new Properties();
            try (var in = Files.newBufferedReader(file)) {
                properties.load(in);
            }
            properties.stringPropertyNames().forEach(name -> secrets.put(name, properties.getProperty(name)));
        }
        return secrets;
    }

    private static String made(SecureRandom random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void write(Path file, Map<String, String> secrets) throws IOException {
        var lines = new ArrayList<String>();
        lines.add("# Secrets of the city's sources. Replace a value by the real one; keep this file to yourself.");
        secrets.forEach((name, value) -> lines.add(name + "=" + value.replace("\\", "\\\\")));
        Files.createDirectories(file.toAbsolutePath().getParent());
        var fresh = Files.createTempFile(
                file.toAbsolutePath().getParent(),
                "credentials",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(fresh, lines, StandardCharsets.UTF_8);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// The secret of that name; empty if no name is given or none is known.
    public String secret(@Nullable String name) {
        return name == null ? "" : secrets.getOrDefault(name, "");
    }
}
