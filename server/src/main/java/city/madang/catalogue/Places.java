package city.madang.catalogue;

import city.madang.identity.Jurisdiction;
import city.madang.platform.CityException;
import city.madang.platform.Position;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Service;

/// The places of the city, kept in PostgreSQL. Thread-safe.
@Service
public final class Places {

    /// No answer holds more places than this.
    public static final int MOST = 20_000;

    /// No question for the nearest gets more than this.
    private static final int MOST_NEAR = 500;

    /// So many are stored by one statement.
    private static final int CHUNK = 2_000;

    private final PlaceRepository repository;
    private final Boundaries boundaries;
    private final Map<String, Indexed> byKind = new ConcurrentHashMap<>();

    Places(PlaceRepository repository, Boundaries boundaries) {
        this.repository = repository;
        this.boundaries = boundaries;
    }

    /// Stores `places` under their kinds and keys. One that gives no district gets the one around its position.
    public Upserted upsert(Collection<Place> places) {
        var last = new LinkedHashMap<String, Place>();
        for (var place : places) {
            last.put(place.kind() + "\n" + place.key(), place.district() == null ? located(place) : place);
        }
        var stored = new Upserted(0, 0, places.size() - last.size());
        var all = List.copyOf(last.values());
        for (int from = 0; from < all.size(); from += CHUNK) {
            stored = stored.plus(repository.upsert(all.subList(from, Math.min(all.size(), from + CHUNK))));
        }
        return stored;
    }

    /// The place of that kind with that key. Answered from memory; a change by another process is seen after
    /// a few seconds.
    public Optional<Place> find(String kind, String key) {
        var indexed = byKind.get(kind);
        if (indexed == null || indexed.isOld()) {
            long revision = repository.revision(kind);
            if (indexed == null || indexed.revision != revision) {
                indexed = Indexed.of(revision, repository.list(kind, null, Integer.MAX_VALUE));
            } else {
                indexed = new Indexed(revision, System.nanoTime(), indexed.byKey);
            }
            byKind.put(kind, indexed);
        }
        return Optional.ofNullable(indexed.byKey.get(key));
    }

    /// The nearest places of a kind, nearest first.
    ///
    /// @param limit 1–500
    /// @throws CityException if the limit is another
    public List<NearPlace> near(Position position, String kind, int limit) {
        if (limit < 1 || limit > MOST_NEAR) {
            throw CityException.invalid("limit is 1 to %d, not %d".formatted(MOST_NEAR, limit));
        }
        return repository.near(position, kind, limit);
    }

    /// The places of a kind, at most [#MOST], in the order of their keys.
    public List<Place> list(String kind) {
        return repository.list(kind, null, MOST);
    }

    /// All places of a kind, however many, for an index in memory.
    public List<Place> all(String kind) {
        return repository.list(kind, null, Integer.MAX_VALUE);
    }

    /// The places of a kind inside `bounds`, at most [#MOST].
    public List<Place> list(String kind, Bounds bounds) {
        return repository.list(kind, bounds, MOST);
    }

    /// How many places there are of each kind.
    public Map<String, Long> counts() {
        return repository.counts();
    }

    /// Moves on whenever a place of that kind is added or changed, by whatever process.
    public long revision(String kind) {
        return repository.revision(kind);
    }

    private Place located(Place place) {
        return boundaries
                .districtAt(place.position())
                .map(Jurisdiction::code)
                .map(place::in)
                .orElse(place);
    }

    private record Indexed(long revision, long readNanos, Map<String, Place> byKey) {

        private static final long FRESH_NANOS = 2_000_000_000L;

        private static Indexed of(long revision, List<Place> places) {
            var byKey = new ConcurrentHashMap<String, Place>(places.size() * 2);
            places.forEach(place -> byKey.put(place.key(), place));
            return new Indexed(revision, System.nanoTime(), byKey);
        }

        private boolean isOld() {
            return System.nanoTime() - readNanos > FRESH_NANOS;
        }
    }
}
