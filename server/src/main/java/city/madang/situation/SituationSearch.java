package city.madang.situation;

import city.madang.catalogue.Sources;
import city.madang.platform.Audience;
import city.madang.platform.LocalText;
import city.madang.platform.Subject;
import city.madang.search.SearchChanged;
import city.madang.search.SearchEntry;
import city.madang.search.SearchOffer;
import city.madang.situation.SituationBook.Entry;
import java.util.ArrayList;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// Lets situations be found: open ones first. Drills are found by staff, and say what they are.
@Component
final class SituationSearch implements SearchOffer {

    private static final double OPEN = 0.9;
    private static final double CLOSED = 0.3;

    private final SituationBook book;
    private final SituationRules rules;
    private final Sources sources;

    SituationSearch(SituationBook book, SituationRules rules, Sources sources, ApplicationEventPublisher events) {
        this.book = book;
        this.rules = rules;
        this.sources = sources;
        book.onChange(changed -> events.publishEvent(changes(changed)));
    }

    @Override
    public String name() {
        return "situations";
    }

    @Override
    public Stream<SearchEntry> entries() {
        return book.current().stream().map(this::entry);
    }

    private SearchChanged changes(Set<Long> changed) {
        var entries = new ArrayList<SearchEntry>();
        var gone = new ArrayList<Subject>();
        for (long id : changed) {
            book.find(id).ifPresent(entry -> {
                if (entry.situation().mergedInto() == null) {
                    entries.add(entry(entry));
                } else {
                    gone.add(entry.situation().subject());
                }
            });
        }
        return new SearchChanged(entries, gone);
    }

    private SearchEntry entry(Entry entry) {
        var one = entry.situation();
        var kind = rules.kind(one.kind()).name();
        boolean everybody = !one.drill()
                && !entry.sources().isEmpty()
                && sources.find(entry.sources().getFirst())
                        .filter(source -> source.audience() == Audience.Group.ANYONE)
                        .isPresent();
        var title = one.drill()
                ? new LocalText(
                        "[훈련] " + one.title().ko(), "[Drill] " + one.title().en())
                : one.title();
        return SearchEntry.of(one.subject(), title)
                .text(one.text())
                .words(Set.of(kind.ko(), kind.en(), Long.toString(one.id())))
                .audience(everybody ? Audience.Group.ANYONE : Audience.Group.OFFICIAL)
                .dataset(SituationTopics.DATASET)
                .jurisdiction(one.district())
                .position(one.position())
                .link(everybody ? null : "/office/incidents/" + one.id())
                .weight(one.open() ? OPEN : CLOSED);
    }
}
