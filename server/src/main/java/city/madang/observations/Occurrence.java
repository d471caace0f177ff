package city.madang.observations;

import city.madang.platform.LocalText;
import city.madang.platform.Position;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Something that happened in the city and is not a number: an incident, a unit that was sent, an alert of a rule,
/// an article, a complaint, a notice, an event.
///
/// @param source number of the catalogue's source that reports it
/// @param key unique among its kind and stable, whichever source tells of it: a report that is not older
///     replaces the earlier one
/// @param kind one of [#KINDS]
/// @param category the pack's word for what it is, for example `fire`; empty if unknown
/// @param severity CAP 1.2: `Extreme`, `Severe`, `Moderate`, `Minor` or `Unknown`
/// @param status `open`, `in-progress` or `closed`
/// @param time when it happened or began
/// @param until when it ended or is expected to end
/// @param updated when its source last changed it
/// @param district five-digit code
/// @param link where to read more
public record Occurrence(
        int source,
        String key,
        String kind,
        LocalText title,
        LocalText text,
        String category,
        String severity,
        String status,
        Instant time,
        @Nullable Instant until,
        Instant updated,
        @Nullable Position position,
        @Nullable String district,
        @Nullable String link,
        Map<String, String> properties) {

    public static final Set<String> KINDS =
            Set.of("incident", "unit", "alert", "article", "complaint", "notice", "event");

    public Occurrence {
        if (!KINDS.contains(kind)) {
            throw new IllegalArgumentException("The kind '%s' is none of %s".formatted(kind, KINDS));
        }
        if (key.isBlank()) {
            throw new IllegalArgumentException("An occurrence of source %d has no key".formatted(source));
        }
        properties = Map.copyOf(properties);
    }
}
