package city.madang.indicators;

import city.madang.observations.EventOffer;
import city.madang.observations.EventOffer.Event;
import city.madang.observations.Occurrences;
import city.madang.observations.StoredOccurrence;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What happened lately, by kind, in memory: figures ask once a second and must not ask the database.
final class HappeningLists {

    /// Days of a city of ten million; older ones are asked of the database.
    private static final int KEPT = 10_000;

    private static final Comparator<Happening> NEWEST_FIRST = Comparator.comparingLong(Happening::time)
            .thenComparingLong(Happening::id)
            .reversed();

    private final Occurrences occurrences;
    private final Areas areas;
    private final Map<String, Kind> kinds = new ConcurrentHashMap<>();
    private final Map<String, EventOffer> offers = new HashMap<>();

    /// @param offers rooms that make events of occurrences
    /// @param kinds the kinds of occurrences and events that figures are made of
    HappeningLists(Occurrences occurrences, List<EventOffer> offers, Areas areas, Collection<String> kinds) {
        this.occurrences = occurrences;
        this.areas = areas;
        for (var kind : kinds) {
            this.kinds.computeIfAbsent(kind, any -> new Kind());
        }
        for (var offer : offers) {
            var list = this.kinds.get(offer.kind());
            if (list != null) {
                this.offers.put(offer.kind(), offer);
                offer.onChange(change -> list.take(events(change.events()), change.gone()));
            }
        }
        occurrences.onChange(this::take);
        this.kinds.forEach((kind, list) -> list.take(recent(kind), Set.of()));
    }

    /// The newest occurrences of a kind.
    List<Happening> now(String kind) {
        var list = kinds.get(kind);
        return list == null ? List.of() : list.newest();
    }

    /// What a figure of `moment` is made of, if it counts nothing older than `from`.
    List<Happening> at(String kind, long moment, long from) {
        var list = kinds.get(kind);
        return list != null && list.reachesBack(from) ? list.newest() : asOf(kind, Instant.ofEpochMilli(moment));
    }

    private List<Happening> recent(String kind) {
        var offer = offers.get(kind);
        return offer == null ? happenings(occurrences.recent(kind, KEPT)) : events(offer.recent(KEPT));
    }

    private List<Happening> asOf(String kind, Instant at) {
        var offer = offers.get(kind);
        return offer == null ? happenings(occurrences.asOf(kind, at, KEPT)) : events(offer.asOf(at, KEPT));
    }

    private void take(List<StoredOccurrence> changed) {
        kinds.forEach((kind, list) -> {
            var mine = changed.stream()
                    .filter(one -> one.occurrence().kind().equals(kind))
                    .toList();
            if (!mine.isEmpty()) {
                list.take(happenings(mine), Set.of());
            }
        });
    }

    private List<Happening> happenings(List<StoredOccurrence> stored) {
        return stored.stream()
                .map(one -> Happening.of(one.id(), one.occurrence(), areas))
                .toList();
    }

    private List<Happening> events(List<Event> events) {
        return events.stream().map(one -> Happening.of(one, areas)).toList();
    }

    private static final class Kind {

        private final Map<Long, Happening> byId = new HashMap<>();
        private volatile List<Happening> newest = List.of();
        private boolean stale;

        synchronized void take(List<Happening> changed, Set<Long> gone) {
            gone.forEach(byId::remove);
            for (var one : changed) {
                byId.merge(one.id(), one, (a, b) -> a.updated() > b.updated() ? a : b);
            }
            stale = true;
        }

        /// Sorted anew when somebody asks, not for each of many changes.
        synchronized List<Happening> newest() {
            if (stale) {
                newest = byId.values().stream().sorted(NEWEST_FIRST).limit(KEPT).toList();
                if (byId.size() > 2 * KEPT) {
                    byId.clear();
                    newest.forEach(one -> byId.put(one.id(), one));
                }
                stale = false;
            }
            return newest;
        }

        boolean reachesBack(long moment) {
            var all = newest();
            return all.size() < KEPT || all.getLast().time() <= moment;
        }
    }
}
