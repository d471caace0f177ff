package city.madang.cameras;

import city.madang.catalogue.Place;
import city.madang.platform.LocalText;
import city.madang.platform.Position;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A camera of the registry.
///
/// @param key as the registry names it
/// @param district five-digit code; absent if it stands outside the city
/// @param use what it was put up for, such as `traffic`, `crime-prevention`, `school`, `flood`, `park`: the
///     policy decides by it who may look. Empty if the registry does not say
/// @param owner office that answers for it; absent if the registry does not say
public record Camera(
        String key,
        LocalText name,
        Position position,
        @Nullable String district,
        String use,
        @Nullable String owner) {

    private static final Pattern USE = Pattern.compile("[a-z][a-z-]{0,29}");

    static Camera of(Place place) {
        var use = place.properties().getOrDefault("use", "");
        return new Camera(
                place.key(),
                place.name(),
                place.position(),
                place.district(),
                USE.matcher(use).matches() ? use : "",
                place.properties().get("owner"));
    }

    /// The field of the dataset `cameras` that the policy decides about.
    String field() {
        return use.isEmpty() ? "picture" : "picture-" + use;
    }

    /// Where its picture is had.
    public String picturePath() {
        return "/cameras/%s/snapshot.jpg".formatted(key);
    }

    /// Where its moving picture is had: an HTTP Live Streaming playlist (RFC 8216).
    public String streamPath() {
        return "/cameras/%s/live/index.m3u8".formatted(key);
    }
}
