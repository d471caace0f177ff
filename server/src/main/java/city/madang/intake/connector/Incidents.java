package city.madang.intake.connector;

import java.util.Collection;
import java.util.Map;

/// Knows to which incident earlier messages belong, over restarts too.
@FunctionalInterface
public interface Incidents {

    /// The property of an incident that names the last message about it.
    String MESSAGE = "alert";

    /// @param source id of the source that sent the messages
    /// @param messages their identifiers
    /// @return keys of the incidents by message; messages that were never taken are absent
    /// @throws city.madang.platform.CityException UNAVAILABLE if the database is away
    Map<String, String> keysOf(String source, Collection<String> messages);
}
