package city.madang.intake.imports;

import city.madang.platform.MadangProperties;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// How a command on this machine reaches the running server: `<data>/run/admin` names its address and a token
/// that is
/// new with every start. Who may read the file may import.
@Component
public class AdminDoor {

    private static final Logger log = LoggerFactory.getLogger(AdminDoor.class);

    private final Path data;
    private final Path file;
    private final String token = HexFormat.of().formatHex(random());

    AdminDoor(MadangProperties folders) {
        this.data = folders.data();
        this.file = fileIn(data);
    }

    /// What the file says.
    ///
    /// @param url where the server listens on this machine
    record Address(String url, String token) {}

    private static Path fileIn(Path data) {
        return data.resolve("run").resolve("admin");
    }

    private static byte[] random() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    /// The address of the server that last ran on a data folder; null if none did.
    static @Nullable Address find(Path data) throws IOException {
        var file = fileIn(data);
        if (!Files.exists(file)) {
            return null;
        }
        var properties = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            properties.load(in);
        }
        var url = properties.getProperty("url");
        var token = properties.getProperty("token");
        return url == null || token == null ? null : new Address(url, token);
    }

    public boolean opensFor(@Nullable String shown) {
        return shown != null
                && MessageDigest.isEqual(
                        token.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
    }

    @EventListener
    void open(WebServerInitializedEvent event) {
        try {
            Files.createDirectories(data.resolve("run"));
            var fresh = Files.createTempFile(
                    data.resolve("run"),
                    "admin",
                    ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(
                    fresh,
                    "url=http://127.0.0.1:%d\ntoken=%s\n"
                            .formatted(event.getWebServer().getPort(), token));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            log.warn("imports need a stopped server: '{}' cannot be written", file, e);
        }
    }

    @EventListener(ContextClosedEvent.class)
    void close() throws IOException {
        var written = find(data);
        if (written != null && written.token().equals(token)) {
            Files.deleteIfExists(file);
        }
    }
}
