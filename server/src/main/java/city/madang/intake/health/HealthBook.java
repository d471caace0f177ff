package city.madang.intake.health;

import city.madang.intake.SourceState;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// All meters. Notices changes of state and writes what changed to the database now and then; while that is away,
/// it
/// keeps everything in memory.
@Component
public class HealthBook {

    private static final Logger log = LoggerFactory.getLogger(HealthBook.class);

    private final HealthStore store;
    private final Clock clock;
    private final Map<String, SourceMeter> meters = new ConcurrentHashMap<>();
    private final Map<String, Long> saved = new ConcurrentHashMap<>();
    private final Map<String, SourceState> states = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<HealthStore.Change> unsavedChanges = new ConcurrentLinkedQueue<>();
    private @Nullable Map<String, SourceMeter.Counters> keptCounters;
    private @Nullable Map<String, List<SourceMeter.Sample>> keptSamples;

    HealthBook(HealthStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /// The meter of a source, with what was kept of it.
    public synchronized SourceMeter open(int source, String id, SourceMeter.Promise promise) {
        if (keptCounters == null) {
            keptCounters = store.counters();
            keptSamples = store.samples();
        }
        var kept = keptCounters.getOrDefault(id, SourceMeter.Counters.ZERO);
        var meter = new SourceMeter(source, id, promise, kept, clock);
        meter.restore(keptSamples == null ? List.of() : keptSamples.getOrDefault(id, List.of()));
        meters.put(id, meter);
        saved.put(id, meter.changes());
        return meter;
    }

    public Optional<SourceMeter> find(String id) {
        return Optional.ofNullable(meters.get(id));
    }

    public Collection<SourceMeter> meters() {
        return meters.values();
    }

    /// Looks for changes of state.
    public void observe() {
        meters.forEach((id, meter) -> {
            var status = meter.status();
            var before = states.put(id, status.state());
            if (before != null && before != status.state()) {
                unsavedChanges.add(new HealthStore.Change(
                        id, clock.instant(), status.state().key(), status.error()));
                log.info(
                        "source state id={} from={} to={}",
                        id,
                        before.key(),
                        status.state().key());
            }
        });
    }

    /// Writes what changed.
    public synchronized void save() {
        var kept = new ArrayList<HealthStore.Kept>();
        var marks = new ArrayList<Long>();
        meters.forEach((id, meter) -> {
            long changes = meter.changes();
            if (saved.getOrDefault(id, -1L) != changes) {
                kept.add(new HealthStore.Kept(id, meter.counters(), meter.samples()));
                marks.add(changes);
            }
        });
        try {
            if (!kept.isEmpty()) {
                store.save(kept, clock.instant());
                for (int i = 0; i < kept.size(); i++) {
                    saved.put(kept.get(i).source(), marks.get(i));
                }
            }
            var changes = List.copyOf(unsavedChanges);
            if (!changes.isEmpty()) {
                store.add(changes);
                unsavedChanges.removeAll(changes);
            }
        } catch (DataAccessException e) {
            log.warn("health not saved sources={} reason=\"{}\"", kept.size(), e.getMessage());
        }
    }

    /// What one source went through, newest first; what is not yet written included.
    public List<HealthStore.Change> changes(String id, int limit) {
        var changes = new ArrayList<HealthStore.Change>();
        unsavedChanges.forEach(change -> {
            if (change.source().equals(id)) {
                changes.addFirst(change);
            }
        });
        changes.addAll(store.changes(id, limit));
        return changes;
    }
}
