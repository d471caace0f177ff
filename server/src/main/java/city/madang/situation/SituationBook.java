package city.madang.situation;

import city.madang.platform.CityException;
import city.madang.situation.ReportStore.Kept;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The situations of now in memory, and the one door through which they change: changes happen one after the other,
/// each in a transaction, and are here before whoever asked for them is answered.
@Component
class SituationBook {

    /// How many closed ones are kept ready beside those that are open.
    private static final int CLOSED_KEPT = 200;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(3);

    private static final Comparator<Entry> NEWEST_FIRST = Comparator.comparing(
                    (Entry entry) -> entry.situation().began())
            .thenComparing(entry -> entry.situation().id())
            .reversed();

    private final SituationStore store;
    private final ReportStore reports;
    private final UnitStore units;
    private final TransactionTemplate transaction;
    private final AtomicLong revision = new AtomicLong();
    private final List<Consumer<Set<Long>>> listeners = new CopyOnWriteArrayList<>();
    private final Object changing = new Object();
    private volatile Map<Long, Entry> current;

    SituationBook(SituationStore store, ReportStore reports, UnitStore units, TransactionTemplate transaction) {
        this.store = store;
        this.reports = reports;
        this.units = units;
        this.transaction = transaction;
        this.current = load(store.current(CLOSED_KEPT));
    }

    /// A situation with what belongs to it.
    ///
    /// @param sources numbers of the systems that told of it, the first first
    record Entry(Situation situation, List<Unit> units, List<Integer> sources) {}

    /// Makes a change: `work` gets a set in which it writes down every situation it touched.
    ///
    /// @throws CityException UNAVAILABLE if PostgreSQL is away
    <T> T change(Function<Set<Long>, T> work) {
        var touched = new LinkedHashSet<Long>();
        T result;
        synchronized (changing) {
            result = guarded(() -> transaction.execute(status -> work.apply(touched)));
            if (!touched.isEmpty()) {
                refresh(touched);
                revision.incrementAndGet();
            }
        }
        if (!touched.isEmpty()) {
            listeners.forEach(listener -> listener.accept(touched));
        }
        return result;
    }

    /// Moves on with every change.
    long revision() {
        return revision.get();
    }

    /// Calls `listener` with the numbers of changed situations, on the thread that changed them.
    void onChange(Consumer<Set<Long>> listener) {
        listeners.add(listener);
    }

    /// Those of now, newest first.
    List<Entry> current() {
        return current.values().stream().sorted(NEWEST_FIRST).toList();
    }

    /// One of now or of before; one that was merged is found by its own number.
    Optional<Entry> find(long id) {
        var known = current.get(id);
        return known != null
                ? Optional.of(known)
                : guarded(() -> store.find(id)).map(one -> entries(List.of(one)).getFirst());
    }

    /// Puts together what belongs to these.
    List<Entry> entries(Collection<Situation> situations) {
        return List.copyOf(load(situations).values()).stream()
                .sorted(NEWEST_FIRST)
                .toList();
    }

    static <T> T guarded(Supplier<T> work) {
        try {
            return work.get();
        } catch (DataAccessException e) {
            throw CityException.unavailable("The database is away", RETRY_AFTER, e);
        }
    }

    private void refresh(Set<Long> touched) {
        var next = new HashMap<>(current);
        touched.forEach(next::remove);
        load(store.find(touched).stream()
                        .filter(one -> one.mergedInto() == null)
                        .toList())
                .forEach(next::put);
        if (next.size() > 3 * CLOSED_KEPT) {
            next.values().stream()
                    .filter(entry -> !entry.situation().open())
                    .sorted(NEWEST_FIRST)
                    .skip(CLOSED_KEPT)
                    .map(entry -> entry.situation().id())
                    .toList()
                    .forEach(next::remove);
        }
        current = Map.copyOf(next);
    }

    private Map<Long, Entry> load(Collection<Situation> situations) {
        var ids = situations.stream().map(Situation::id).toList();
        var told = reports.of(ids).stream().collect(Collectors.groupingBy(Kept::situation));
        var sent = units.of(ids);
        var loaded = new HashMap<Long, Entry>();
        for (var situation : situations) {
            var sources = told.getOrDefault(situation.id(), List.of()).stream()
                    .map(kept -> kept.report().source())
                    .distinct()
                    .toList();
            loaded.put(situation.id(), new Entry(situation, sent.getOrDefault(situation.id(), List.of()), sources));
        }
        return loaded;
    }
}
