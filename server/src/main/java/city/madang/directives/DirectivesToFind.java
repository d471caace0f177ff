package city.madang.directives;

import city.madang.identity.Offices;
import city.madang.platform.Audience;
import city.madang.platform.LocalText;
import city.madang.platform.Subject;
import city.madang.search.SearchChanged;
import city.madang.search.SearchEntry;
import city.madang.search.SearchOffer;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// Lets directives be found by their subject, wording, office and number.
@Component
class DirectivesToFind implements SearchOffer {

    private static final int MOST = 20_000;

    private final DirectiveBook book;
    private final Offices offices;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DirectivesToFind(DirectiveBook book, Offices offices, ApplicationEventPublisher events, Clock clock) {
        this.book = book;
        this.offices = offices;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "directives";
    }

    @Override
    public Stream<SearchEntry> entries() {
        return book.list(DirectiveQuestion.newest(MOST), clock.instant()).stream()
                .map(this::entry);
    }

    @TransactionalEventListener(fallbackExecution = true)
    void changed(DirectiveChanged change) {
        book.find(change.directive()).ifPresent(one -> events.publishEvent(SearchChanged.put(entry(one))));
    }

    private SearchEntry entry(Directive one) {
        var office = offices.find(one.standing().office())
                .map(found -> found.name())
                .orElse(LocalText.same(one.standing().office()));
        var state = one.state().text();
        return SearchEntry.of(new Subject("directive", Long.toString(one.id())), one.title())
                .text(new LocalText(one.text(), one.text()))
                .words(new HashSet<>(List.of(
                        office.ko(), office.en(), state.ko(), state.en(), "지시", "directive", Long.toString(one.id()))))
                .audience(one.published() ? Audience.Group.ANYONE : Audience.Group.OFFICIAL)
                .dataset(one.published() ? null : Directives.DATASET)
                .jurisdiction(one.jurisdiction())
                .link(one.published() ? "/directives" : "/office/directives/" + one.id())
                .weight(one.state().open() ? 0.7 : 0.3);
    }
}
