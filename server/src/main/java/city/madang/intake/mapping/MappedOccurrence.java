package city.madang.intake.mapping;

import city.madang.platform.LocalText;
import city.madang.platform.Position;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Something that happened, as a source reports it.
///
/// @param key unique within the source; a later record with the same key replaces this one
/// @param severity CAP 1.2: `Extreme`, `Severe`, `Moderate`, `Minor` or `Unknown`
/// @param status `open`, `in-progress` or `closed`
/// @param district code of the district it happened in
public record MappedOccurrence(
        String kind,
        String key,
        LocalText title,
        LocalText text,
        String category,
        String severity,
        String status,
        Instant time,
        @Nullable Instant until,
        @Nullable Position position,
        @Nullable String district,
        @Nullable String link,
        Map<String, String> properties) {

    public MappedOccurrence {
        properties = Map.copyOf(properties);
    }
}
