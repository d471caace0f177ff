package city.madang.observations;

import city.madang.platform.CityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;

/// The way to everything that happened in the city and is not a number.
@Service
public class Occurrences {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(3);

    private final JdbcOccurrenceStore store;
    private final List<Consumer<List<StoredOccurrence>>> listeners = new CopyOnWriteArrayList<>();

    Occurrences(JdbcOccurrenceStore store) {
        this.store = store;
    }

    /// How many occurrences of one kind there were.
    ///
    /// @param hour start of the hour in which they happened
    /// @param district five-digit code; empty for those without
    public record Count(Instant hour, String district, String category, String status, int count) {}

    /// Stores new and changed occurrences, and returns when they are durable. One that is stored already
    /// exactly as given is a duplicate; if a list holds a key twice, the last one counts.
    ///
    /// @throws CityException UNAVAILABLE if PostgreSQL is away
    public Receipt store(List<Occurrence> occurrences) {
        record Identity(int source, String key) {}
        var distinct = new LinkedHashMap<Identity, Occurrence>();
        occurrences.forEach(one -> distinct.put(new Identity(one.source(), one.key()), one));
        List<StoredOccurrence> changed;
        synchronized (this) {
            changed = guarded(() -> store.upsert(List.copyOf(distinct.values())));
        }
        if (!changed.isEmpty()) {
            listeners.forEach(listener -> listener.accept(changed));
        }
        return new Receipt(changed.size(), occurrences.size() - changed.size());
    }

    /// Lists the occurrences of a kind with these keys, as they stand. Those that are not known are absent.
    public List<StoredOccurrence> find(String kind, Collection<String> keys) {
        return guarded(() -> store.find(kind, keys));
    }

    /// Finds occurrences of a source by a property that any of their versions had.
    ///
    /// @return keys of the occurrences by the value asked for; values that nothing had are absent
    public Map<String, String> keysByProperty(int source, String property, Collection<String> values) {
        return guarded(() -> store.keysByProperty(source, property, values));
    }

    /// Lists the newest occurrences of a kind, newest first.
    public List<StoredOccurrence> recent(String kind, int limit) {
        return guarded(() -> store.recent(kind, limit));
    }

    /// Lists the newest occurrences of a kind that had happened by `at`, newest first, each as it stood
    /// then. One that was reported later than `at` is shown in its first version.
    public List<StoredOccurrence> asOf(String kind, Instant at, int limit) {
        return guarded(() -> store.asOf(kind, at, limit));
    }

    /// Lists occurrences of every kind that changed after `version`, oldest change first.
    public List<StoredOccurrence> since(long version, int limit) {
        return guarded(() -> store.since(version, limit));
    }

    /// Counts occurrences of a kind by hour of happening, district, category and present status.
    public List<Count> counts(String kind, Instant from, Instant to) {
        return guarded(() -> store.counts(kind, from, to, null));
    }

    /// Counts those of some sources only.
    ///
    /// @param sources numbers of the catalogue's sources
    public List<Count> counts(String kind, Instant from, Instant to, Collection<Integer> sources) {
        return guarded(() -> store.counts(kind, from, to, sources));
    }

    /// Counts the occurrences of a kind that are not closed, by district; the empty code counts those
    /// without one.
    public Map<String, Integer> open(String kind) {
        return guarded(() -> store.open(kind));
    }

    /// Calls `listener` with new and changed occurrences after they became durable, on the thread that
    /// stored them.
    public void onChange(Consumer<List<StoredOccurrence>> listener) {
        listeners.add(listener);
    }

    private static <T> T guarded(java.util.function.Supplier<T> work) {
        try {
            return work.get();
        } catch (DataAccessException e) {
            throw CityException.unavailable("The database is away", RETRY_AFTER, e);
        }
    }
}
