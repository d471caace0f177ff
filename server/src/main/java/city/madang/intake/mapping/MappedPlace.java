package city.madang.intake.mapping;

import city.madang.platform.LocalText;
import city.madang.platform.Position;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A place that does not report by itself, as a source lists it.
///
/// @param key unique within its kind
public record MappedPlace(
        String kind,
        String key,
        LocalText name,
        Position position,
        @Nullable String district,
        @Nullable String address,
        Map<String, String> properties) {

    public MappedPlace {
        properties = Map.copyOf(properties);
    }
}
