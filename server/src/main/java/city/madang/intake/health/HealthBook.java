package city.madang.intake.health;

import city.madang.intake.SourceState;
import city.madang.platform.CityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// All meters. Notices changes of state and writes what changed to the database now and then; while that is away,
/// it keeps everything in memory.
@Component
public class HealthBook {

    private static final Logger log = LoggerFactory.getLogger(HealthBook.class);

    /// Hours are added to so often, and when the server stops: what a killed server had not added is not known.
    private static final Duration HOURS_PAUSE = Duration.ofMinutes(5);

    /// How late the next note that a server looks may be: notes come every 20 s.
    private static final Duration WATCH_SLACK = Duration.ofMinutes(1);

    private final HealthStore store;
    private final PastHealthStore past;
    private final Clock clock;
    private final Instant began;
    private final HourBook hours = new HourBook();
    private final Map<String, SourceMeter> meters = new ConcurrentHashMap<>();
    private final Map<String, Long> saved = new ConcurrentHashMap<>();
    private final Map<String, SourceState> states = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<HealthStore.Change> unsavedChanges = new ConcurrentLinkedQueue<>();
    private @Nullable Map<String, SourceMeter.Counters> keptCounters;
    private @Nullable Map<String, List<SourceMeter.Sample>> keptSamples;
    private Map<String, String> keptStates = Map.of();
    private Instant hoursAdded;

    HealthBook(HealthStore store, PastHealthStore past, Clock clock) {
        this.store = store;
        this.past = past;
        this.clock = clock;
        this.began = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        this.hoursAdded = began;
    }

    /// The meter of a source, with what was kept of it.
    public synchronized SourceMeter open(int source, String id, SourceMeter.Promise promise) {
        if (keptCounters == null) {
            keptCounters = store.counters();
            keptSamples = store.samples();
            keptStates = store.lastStates();
        }
        var kept = keptCounters.getOrDefault(id, SourceMeter.Counters.ZERO);
        var meter = new SourceMeter(source, id, promise, kept, clock);
        meter.restore(keptSamples == null ? List.of() : keptSamples.getOrDefault(id, List.of()));
        hours.begin(id, kept.totals());
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

    /// Looks how every source fares.
    public synchronized void observe() {
        var now = clock.instant();
        hours.look(now);
        meters.forEach((id, meter) -> {
            var status = meter.status();
            hours.note(id, status.state(), meter.counters(), now);
            var before = states.put(id, status.state());
            var last = before == null ? keptStates.get(id) : before.key();
            if (!status.state().key().equals(last)) {
                unsavedChanges.add(
                        new HealthStore.Change(id, now, status.state().key(), status.error()));
                if (last != null) {
                    log.info(
                            "source state id={} from={} to={}",
                            id,
                            last,
                            status.state().key());
                }
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
            past.watched(began, clock.instant());
        } catch (DataAccessException e) {
            log.warn("health not saved sources={} reason=\"{}\"", kept.size(), e.getMessage());
        }
    }

    /// Adds to the hours in the database, if it is time.
    public synchronized void saveHours() {
        var now = clock.instant();
        if (now.isBefore(hoursAdded.plus(HOURS_PAUSE))
                && now.truncatedTo(ChronoUnit.HOURS).equals(hoursAdded.truncatedTo(ChronoUnit.HOURS))) {
            return;
        }
        addHours(now);
    }

    /// Writes everything before the server stops.
    public synchronized void close() {
        save();
        addHours(clock.instant());
    }

    private void addHours(Instant now) {
        try {
            var unwritten = hours.unwritten();
            if (!unwritten.isEmpty()) {
                past.add(unwritten);
                hours.written();
            }
            if (!now.truncatedTo(ChronoUnit.HOURS).equals(hoursAdded.truncatedTo(ChronoUnit.HOURS))) {
                past.forget(now);
            }
            hoursAdded = now;
        } catch (DataAccessException e) {
            log.warn("hours of health not saved reason=\"{}\"", e.getMessage());
        }
    }

    /// How one source fared hour by hour, oldest first; what is not yet written included.
    public synchronized List<SourceHour> hours(String id, Instant from) {
        var byStart = new TreeMap<Instant, SourceHour>();
        past.hours(id, from.truncatedTo(ChronoUnit.HOURS)).forEach(hour -> byStart.put(hour.start(), hour));
        hours.unwritten(id).forEach(hour -> byStart.merge(hour.start(), hour, SourceHour::plus));
        return List.copyOf(byStart.values());
    }

    /// How the sources fared at a past moment.
    ///
    /// @throws city.madang.platform.CityException UNAVAILABLE if the database is away
    public PastHealth at(Instant at) {
        try {
            if (at.isBefore(began) && !past.isWatched(at, WATCH_SLACK)) {
                return PastHealth.NOBODY_LOOKED;
            }
            var known = past.statesAt(meters.keySet(), at);
            unsavedChanges.forEach(change -> {
                if (!change.at().isAfter(at)) {
                    SourceState.find(change.state()).ifPresent(state -> known.put(change.source(), state));
                }
            });
            return new PastHealth(known, hoursAround(at));
        } catch (DataAccessException e) {
            throw CityException.unavailable("The database is away", WATCH_SLACK, e);
        }
    }

    private synchronized List<SourceHour> hoursAround(Instant at) {
        var around = new TreeMap<Instant, Map<String, SourceHour>>();
        past.hoursAround(at).forEach(hour -> put(around, hour));
        var last = at.truncatedTo(ChronoUnit.HOURS);
        hours.unwritten().forEach(hour -> {
            if (!hour.start().isAfter(last) && hour.start().isAfter(last.minus(2, ChronoUnit.HOURS))) {
                put(around, hour);
            }
        });
        return around.values().stream().flatMap(hour -> hour.values().stream()).toList();
    }

    private static void put(Map<Instant, Map<String, SourceHour>> around, SourceHour hour) {
        around.computeIfAbsent(hour.start(), start -> new HashMap<>()).merge(hour.source(), hour, SourceHour::plus);
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
