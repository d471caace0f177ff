package city.madang.live.happenings;

import city.madang.catalogue.Sources;
import city.madang.governance.Policy;
import city.madang.identity.Jurisdictions;
import city.madang.live.Topic;
import city.madang.live.TopicOffer;
import city.madang.observations.Occurrences;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Offers a topic for every kind of occurrence that screens show.
@Component
final class OccurrenceTopics implements TopicOffer {

    private final TopicOffer topics;

    OccurrenceTopics(Occurrences occurrences, Policy policy, Sources sources, Jurisdictions jurisdictions) {
        var writer = new OccurrenceWriter(policy, sources, jurisdictions);
        topics = TopicOffer.of(
                new OccurrenceTopic("incidents", List.of("incident"), occurrences, writer),
                new OccurrenceTopic("press", List.of("article"), occurrences, writer),
                new OccurrenceTopic("complaints", List.of("complaint"), occurrences, writer),
                new OccurrenceTopic("notices", List.of("notice", "event"), occurrences, writer));
    }

    @Override
    public List<String> names() {
        return topics.names();
    }

    @Override
    public Optional<Topic> find(String name) {
        return topics.find(name);
    }
}
