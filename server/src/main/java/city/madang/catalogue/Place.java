package city.madang.catalogue;

import city.madang.platform.LocalText;
import city.madang.platform.Position;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Somewhere in the city that does not report by itself: an access point, a fire station, a hospital, a shelter.
///
/// @param kind what it is, such as `wifi-ap`; the pack's vocabulary
/// @param key unique among its kind, and stable
/// @param district five-digit code; absent: the district around the position is found
/// @param address absent if not known
/// @param properties other facts, such as the floor or the year
/// @param source number of the catalogue's source that says so; absent for places of the pack
public record Place(
        String kind,
        String key,
        LocalText name,
        Position position,
        @Nullable String district,
        @Nullable String address,
        Map<String, String> properties,
        @Nullable Integer source) {

    public Place {
        PackIds.check(kind, "kind of place");
        if (key.isEmpty() || key.length() > 200) {
            throw new IllegalArgumentException("The key of a place has 1 to 200 characters, not '%s'".formatted(key));
        }
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(position, "position");
        properties = Map.copyOf(properties);
    }

    Place in(@Nullable String code) {
        return new Place(kind, key, name, position, code, address, properties, source);
    }
}
