package city.madang.situation.merging;

import city.madang.platform.Position;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What one system tells of an incident, as far as it matters for finding others that tell of the same.
///
/// @param key unique among reports
/// @param source number of the system; one system is thought to tell of an event once
/// @param kind id of the pack's kind of situation
/// @param names identifiers it goes by, its key among them
/// @param refersTo identifiers of others' reports that it says are of the same event
public record Report(
        String key,
        int source,
        String kind,
        Instant time,
        @Nullable Position position,
        Set<String> names,
        Set<String> refersTo) {

    public Report {
        names = Set.copyOf(names);
        refersTo = Set.copyOf(refersTo);
    }
}
