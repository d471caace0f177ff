package city.madang.intake.net;

import java.net.URI;

/// A system that sources reach, as the pack's `hosts` name it.
///
/// @param url where it begins, without a slash at the end
/// @param privateAddress whether it may lie on a private or loopback address
public record Target(String name, String url, boolean privateAddress) {

    public Target {
        url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /// The address of `path` below this system.
    public URI at(String path) {
        return URI.create(url + (path.startsWith("/") ? path : "/" + path));
    }
}
