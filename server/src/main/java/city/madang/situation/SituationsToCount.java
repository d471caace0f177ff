package city.madang.situation;

import city.madang.observations.EventOffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/// Lets figures count situations instead of reports: the same ones that the wall and the public pages show, so no
/// drills.
@Component
class SituationsToCount implements EventOffer {

    private final SituationBook book;
    private final SituationStore store;

    SituationsToCount(SituationBook book, SituationStore store) {
        this.book = book;
        this.store = store;
    }

    @Override
    public String kind() {
        return "situation";
    }

    @Override
    public List<Event> recent(int limit) {
        return events(SituationBook.guarded(() -> store.current(limit)));
    }

    @Override
    public List<Event> asOf(Instant at, int limit) {
        return events(SituationBook.guarded(() -> store.begunBy(at, limit)));
    }

    @Override
    public void onChange(Consumer<Change> listener) {
        book.onChange(touched -> listener.accept(change(touched)));
    }

    private Change change(Set<Long> touched) {
        var now = new ArrayList<Situation>();
        var gone = new HashSet<Long>();
        for (long id : touched) {
            book.find(id)
                    .map(SituationBook.Entry::situation)
                    .filter(one -> one.mergedInto() == null)
                    .ifPresentOrElse(now::add, () -> gone.add(id));
        }
        return new Change(events(now), gone);
    }

    private static List<Event> events(List<Situation> situations) {
        return situations.stream()
                .filter(one -> !one.drill())
                .map(one -> new Event(one.id(), one.began(), one.closed(), one.updated(), one.district(), one.kind()))
                .toList();
    }
}
