package city.madang.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A browser in which somebody is signed in.
///
/// @param device what the browser says of itself (its `User-Agent`)
/// @param address network address it signed in from; absent if unknown
/// @param lastSeen when it last asked for anything
/// @param actingFor whom its holder stands in for in it; absent for nobody
public record StaffSession(
        long id,
        Person person,
        String device,
        @Nullable String address,
        Instant since,
        Instant lastSeen,
        @Nullable Person actingFor) {

    /// Browsers and systems by a word of their `User-Agent`, the more particular first: Edge also says Chrome,
    /// Chrome also says Safari, Android also says Linux.
    private static final String[][] BROWSERS = {
        {"Edg", "Edge"},
        {"Whale/", "Whale"},
        {"SamsungBrowser", "Samsung Internet"},
        {"OPR/", "Opera"},
        {"Firefox/", "Firefox"},
        {"Chrome/", "Chrome"},
        {"Safari/", "Safari"}
    };

    private static final String[][] SYSTEMS = {
        {"iPhone", "iPhone"},
        {"iPad", "iPad"},
        {"Android", "Android"},
        {"Windows", "Windows"},
        {"CrOS", "ChromeOS"},
        {"Mac OS X", "macOS"},
        {"Linux", "Linux"}
    };

    /// The device in a few words, such as `Chrome · Windows`.
    public String deviceName() {
        var known = Stream.of(named(BROWSERS), named(SYSTEMS))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" · "));
        return !known.isEmpty() ? known : device.isBlank() ? "?" : device.substring(0, Math.min(40, device.length()));
    }

    private Optional<String> named(String[][] names) {
        for (var name : names) {
            if (device.contains(name[0])) {
                return Optional.of(name[1]);
            }
        }
        return Optional.empty();
    }
}
