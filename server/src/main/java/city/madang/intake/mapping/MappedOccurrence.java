package city.madang.intake.mapping;

import city.madang.observations.Occurrence;
import city.madang.platform.LocalText;
import city.madang.platform.Position;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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

    /// Times are kept to the millisecond, as they are stored: so what is told again equals what was stored.
    public MappedOccurrence {
        time = time.truncatedTo(ChronoUnit.MILLIS);
        until = until == null ? null : until.truncatedTo(ChronoUnit.MILLIS);
        properties = Map.copyOf(properties);
    }

    /// What its source told when `stored` became durable.
    public static MappedOccurrence of(Occurrence stored) {
        return new MappedOccurrence(
                stored.kind(),
                stored.key(),
                stored.title(),
                stored.text(),
                stored.category(),
                stored.severity(),
                stored.status(),
                stored.time(),
                stored.until(),
                stored.position(),
                stored.district(),
                stored.link(),
                stored.properties());
    }

    /// As the occurrence of a source that says so since `updated`.
    public Occurrence occurrence(int source, Instant updated) {
        return new Occurrence(
                source,
                key,
                kind,
                title,
                text,
                category,
                severity,
                status,
                time,
                until,
                updated,
                position,
                district,
                link,
                properties);
    }
}
