package city.madang.observations;

import city.madang.platform.LocalText;
import city.madang.platform.Position;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Something in the city that is observed: a station, a road link, a vehicle, a district (SensorThings: Thing).
///
/// @param key unique and stable, for example `air-station:강남구`; 1–200 characters
/// @param kind what it is, for example `air-station`; the pack's vocabulary
/// @param source number of the catalogue's source that observes it
/// @param position where it stands; absent for what moves or has no place
/// @param district five-digit code of the district it belongs to; absent if it belongs to none or moves
/// @param properties other facts that do not change from reading to reading
public record ThingSpec(
        String key,
        String kind,
        LocalText name,
        int source,
        @Nullable Position position,
        @Nullable String district,
        Map<String, String> properties) {

    public ThingSpec {
        properties = Map.copyOf(properties);
    }
}
