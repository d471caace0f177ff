package city.madang.intake.running;

import city.madang.catalogue.Source;
import city.madang.catalogue.Sources;
import city.madang.intake.connector.Incidents;
import city.madang.observations.Occurrences;
import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Finds incidents by the messages about them, in what is stored.
@Component
class StoredIncidents implements Incidents {

    private final Sources sources;
    private final Occurrences occurrences;

    StoredIncidents(Sources sources, Occurrences occurrences) {
        this.sources = sources;
        this.occurrences = occurrences;
    }

    @Override
    public Map<String, String> keysOf(String source, Collection<String> messages) {
        return sources.find(source)
                .map(Source::number)
                .map(number -> occurrences.keysByProperty(number, MESSAGE, messages))
                .orElse(Map.of());
    }
}
