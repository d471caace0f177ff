package city.madang.notices;

import city.madang.platform.MadangProperties;
import com.zerodeplibs.webpush.VAPIDKeyPair;
import com.zerodeplibs.webpush.VAPIDKeyPairs;
import com.zerodeplibs.webpush.key.PrivateKeySources;
import com.zerodeplibs.webpush.key.PublicKeySources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The keys by which push services know this city hall (VAPID, RFC 8292). Made when they are first needed and kept in
/// `<data>/push-keys.properties`, readable by its owner alone: browsers that were registered under other keys would
/// not be reached any more.
@Component
final class PushKeys {

    private static final String FILE = "push-keys.properties";

    private final Path file;
    private volatile @Nullable VAPIDKeyPair pair;

    PushKeys(MadangProperties run) {
        this.file = run.data().resolve(FILE);
    }

    /// The public key as browsers take it: an uncompressed point on P-256, base64url.
    String publicKey() {
        return pair().extractPublicKeyInUncompressedFormAsString();
    }

    synchronized VAPIDKeyPair pair() {
        var known = pair;
        if (known == null) {
            known = readOrMake();
            pair = known;
        }
        return known;
    }

    private VAPIDKeyPair readOrMake() {
        try {
            if (Files.notExists(file)) {
                make();
            }
            var kept = new Properties();
            try (var in = Files.newBufferedReader(file)) {
                kept.load(in);
            }
            var base64 = Base64.getDecoder();
            return VAPIDKeyPairs.of(
                    PrivateKeySources.ofPKCS8Bytes(base64.decode(kept.getProperty("private"))),
                    PublicKeySources.ofX509Bytes(base64.decode(kept.getProperty("public"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void make() throws IOException {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var made = generator.generateKeyPair();
            var base64 = Base64.getEncoder();
            var text =
                    "# Keys of this city hall towards push services. Secret; keep with the data folder.\nprivate=%s\npublic=%s\n"
                            .formatted(
                                    base64.encodeToString(made.getPrivate().getEncoded()),
                                    base64.encodeToString(made.getPublic().getEncoded()));
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
