package city.madang.situation;

import city.madang.live.Topic;
import city.madang.live.TopicOffer;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Offers `situations`, and `situation:<number>` for each of them.
@Component
final class SituationTopics implements TopicOffer {

    /// The dataset by which the policy decides about situations.
    static final String DATASET = "situations";

    private static final String ONE = "situation:";

    private final SituationsTopic all;
    private final SituationBook book;
    private final Situations situations;
    private final Surroundings surroundings;
    private final SituationWriter writer;
    private final SituationRules rules;

    SituationTopics(
            SituationBook book,
            SituationStore store,
            Situations situations,
            Surroundings surroundings,
            SituationWriter writer,
            SituationRules rules) {
        this.book = book;
        this.situations = situations;
        this.surroundings = surroundings;
        this.writer = writer;
        this.rules = rules;
        this.all = new SituationsTopic(book, store, writer);
    }

    @Override
    public List<String> names() {
        return List.of(all.name(), ONE + "<number>");
    }

    @Override
    public Optional<Topic> find(String name) {
        if (name.equals(all.name())) {
            return Optional.of(all);
        }
        if (!name.matches(ONE + "[1-9][0-9]{0,17}")) {
            return Optional.empty();
        }
        return book.find(Long.parseLong(name.substring(ONE.length())))
                .map(entry -> new SituationTopic(
                        name, entry.situation().id(), book, situations, surroundings, writer, rules));
    }
}
