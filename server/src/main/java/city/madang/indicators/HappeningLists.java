package city.madang.indicators;

import city.madang.observations.Occurrences;
import city.madang.observations.StoredOccurrence;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /// @param kinds the kinds of occurrences that figures are made of
    HappeningLists(Occurrences occurrences, Areas areas, Collection<String> kinds) {
        this.occurrences = occurrences;
        this.areas = areas;
        for (var kind : kinds) {
            this.kinds.computeIfAbsent(kind, any -> new Kind());
        }
        occurrences.onChange(this::take);
        this.kinds.forEach((kind, list) -> list.take(happenings(occurrences.recent(kind, KEPT))));
    }

    /// The newest occurrences of a kind.
    List<Happening> now(String kind) {
        var list = kinds.get(kind);
        return list == null ? List.of() : list.newest();
    }

    /// What a figure of `moment` is made of, if it counts nothing older than `from`.
    List<Happening> at(String kind, long moment, long from) {
        var list = kinds.get(kind);
        return list != null && list.reachesBack(from)
                ? list.newest()
                : happenings(occurrences.asOf(kind, Instant.ofEpochMilli(moment), KEPT));
    }

    private void take(List<StoredOccurrence> changed) {
        kinds.forEach((kind, list) -> {
            var mine = changed.stream()
                    .filter(one -> one.occurrence().kind().equals(kind))
                    .toList();
            if (!mine.isEmpty()) {
                list.take(happenings(mine));
            }
        });
    }

    private List<Happening> happenings(List<StoredOccurrence> stored) {
        return stored.stream()
                .map(one -> Happening.of(one.id(), one.occurrence(), areas))
                .toList();
    }

    private static final class Kind {

        private final Map<Long, Happening> byId = new HashMap<>();
        private volatile List<Happening> newest = List.of();
        private boolean stale;

        synchronized void take(List<Happening> changed) {
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
