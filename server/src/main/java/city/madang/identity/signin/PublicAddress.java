package city.madang.identity.signin;

import city.madang.identity.IdentityProperties;
import java.net.URI;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Where browsers reach this server.
@Component
public class PublicAddress {

    private final URI origin;

    PublicAddress(IdentityProperties properties, Environment environment) {
        var configured = properties.address();
        this.origin = configured != null
                ? configured
                : URI.create("http://localhost:" + environment.getProperty("server.port", "8080"));
    }

    /// Scheme, host and port, as a browser names it (RFC 6454): `http://localhost:8080`.
    public String origin() {
        return origin.toString();
    }

    /// The host passkeys are bound to (WebAuthn: relying party id).
    public String host() {
        return origin.getHost();
    }

    /// The whole address of a page of this server.
    public String of(String path) {
        return origin + path;
    }
}
