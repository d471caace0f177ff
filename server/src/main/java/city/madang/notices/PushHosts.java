package city.madang.notices;

import java.net.URI;
import org.springframework.stereotype.Component;

/// Which addresses we push to. A browser tells us where it is reached, so anybody could name any address: only the push
/// services that the owner allows are spoken to, and only by TLS, except on this machine.
@Component
final class PushHosts {

    private final NoticesProperties properties;

    PushHosts(NoticesProperties properties) {
        this.properties = properties;
    }

    boolean allow(String endpoint) {
        URI address;
        try {
            address = URI.create(endpoint);
        } catch (IllegalArgumentException e) {
            return false;
        }
        var host = address.getHost();
        if (host == null || address.getUserInfo() != null) {
            return false;
        }
        boolean safe =
                "https".equals(address.getScheme()) || ("http".equals(address.getScheme()) && host.equals("localhost"));
        return safe && properties.pushHosts().stream().anyMatch(allowed -> matches(allowed, host));
    }

    private static boolean matches(String allowed, String host) {
        return allowed.startsWith("*.") ? host.endsWith(allowed.substring(1)) : host.equals(allowed);
    }
}
