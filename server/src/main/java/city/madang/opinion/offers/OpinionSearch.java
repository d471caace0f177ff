package city.madang.opinion.offers;

import city.madang.opinion.Opinion;
import city.madang.opinion.OpinionTopic;
import city.madang.platform.LocalText;
import city.madang.search.SearchEntry;
import city.madang.search.SearchOffer;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Lets topics be found by their words.
@Component
final class OpinionSearch implements SearchOffer {

    private static final double RISING = 0.8;
    private static final double KNOWN = 0.4;

    private final Opinion opinion;

    OpinionSearch(Opinion opinion) {
        this.opinion = opinion;
    }

    @Override
    public String name() {
        return "opinion";
    }

    @Override
    public long revision() {
        return opinion.revision();
    }

    @Override
    public Stream<SearchEntry> entries() {
        return opinion.picture().topics().values().stream().map(OpinionSearch::entry);
    }

    private static SearchEntry entry(OpinionTopic topic) {
        return SearchEntry.of(topic.subject(), LocalText.same(topic.name()))
                .text(new LocalText("시민 의견의 화제", "Topic of citizen opinion"))
                .words(Set.copyOf(topic.words()))
                .dataset("opinion")
                .link(topic.link())
                .weight(topic.rising() ? RISING : KNOWN);
    }
}
