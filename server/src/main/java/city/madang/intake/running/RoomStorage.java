package city.madang.intake.running;

import city.madang.catalogue.Place;
import city.madang.catalogue.Places;
import city.madang.intake.mapping.MappedOccurrence;
import city.madang.intake.mapping.MappedPlace;
import city.madang.intake.reception.Storage;
import city.madang.observations.DatastreamSpec;
import city.madang.observations.Datastreams;
import city.madang.observations.Observations;
import city.madang.observations.Occurrence;
import city.madang.observations.Occurrences;
import city.madang.observations.ReadingBatch;
import city.madang.observations.Receipt;
import city.madang.observations.StoredOccurrence;
import city.madang.observations.Thing;
import city.madang.observations.ThingSpec;
import city.madang.observations.Things;
import city.madang.platform.CityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedRuntimeException;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Fills the rooms below: observations and the catalogue.
@Component
class RoomStorage implements Storage {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(3);

    private final Things things;
    private final Datastreams datastreams;
    private final Observations observations;
    private final Occurrences occurrences;
    private final Places places;
    private final OccurrenceMemory memory;

    RoomStorage(
            Things things,
            Datastreams datastreams,
            Observations observations,
            Occurrences occurrences,
            Places places,
            Clock clock) {
        this.things = things;
        this.datastreams = datastreams;
        this.observations = observations;
        this.occurrences = occurrences;
        this.places = places;
        this.memory = new OccurrenceMemory(clock);
    }

    @Override
    public int[] things(List<ThingSpec> specs, Owner owner) {
        try {
            return things.registerAll(
                    owner == Owner.THIS
                            ? specs
                            : specs.stream().map(this::known).toList());
        } catch (DataAccessException | TransactionException e) {
            throw away(e);
        }
    }

    @Override
    public boolean knows(ThingSpec spec) {
        return things.find(spec.key())
                .map(Thing::spec)
                .filter(known -> known.equals(spec) || known.source() != spec.source())
                .isPresent();
    }

    private ThingSpec known(ThingSpec spec) {
        return things.find(spec.key())
                .map(Thing::spec)
                .filter(known -> known.source() != spec.source())
                .orElse(spec);
    }

    @Override
    public int[] datastreams(List<DatastreamSpec> specs) {
        try {
            return datastreams.registerAll(specs);
        } catch (DataAccessException | TransactionException e) {
            throw away(e);
        }
    }

    @Override
    public Receipt readings(ReadingBatch batch) {
        return observations.store(batch);
    }

    @Override
    public Receipt occurrences(int source, List<MappedOccurrence> mapped) {
        recall(source, mapped);
        var fresh = new ArrayList<OccurrenceMemory.Told>();
        for (var one : mapped) {
            var told = memory.news(source, one);
            if (told != null) {
                fresh.add(told);
            }
        }
        var receipt = fresh.isEmpty()
                ? new Receipt(0, 0)
                : occurrences.store(
                        fresh.stream().map(OccurrenceMemory.Told::occurrence).toList());
        memory.remember(fresh);
        return new Receipt(receipt.stored(), receipt.duplicates() + mapped.size() - fresh.size());
    }

    /// Reads what the source told of these before the server started, so that a change since is seen as one.
    private void recall(int source, List<MappedOccurrence> mapped) {
        var unknown = new HashMap<String, Set<String>>();
        for (var one : mapped) {
            if (!memory.knows(source, one.key())) {
                unknown.computeIfAbsent(one.kind(), kind -> new HashSet<>()).add(one.key());
            }
        }
        unknown.forEach((kind, keys) -> memory.remember(occurrences.find(kind, keys).stream()
                .map(StoredOccurrence::occurrence)
                .filter(stored -> stored.source() == source)
                .map(stored -> new OccurrenceMemory.Told(source, MappedOccurrence.of(stored), stored.updated()))
                .toList()));
    }

    @Override
    public Receipt places(int source, List<MappedPlace> mapped) {
        try {
            var upserted = places.upsert(
                    mapped.stream().map(place -> placeOf(source, place)).toList());
            return new Receipt(upserted.added() + upserted.changed(), upserted.unchanged());
        } catch (DataAccessException | TransactionException e) {
            throw away(e);
        }
    }

    private static Place placeOf(int source, MappedPlace place) {
        return new Place(
                place.kind(),
                place.key(),
                place.name(),
                place.position(),
                place.district(),
                place.address(),
                place.properties(),
                source);
    }

    private static CityException away(NestedRuntimeException e) {
        return CityException.unavailable("The database is away", RETRY_AFTER, e);
    }

    /// Knows what occurrences were last told, so that one that is told again unchanged is not stored again, and one
    /// that changed is stamped with the moment of the change.
    static final class OccurrenceMemory {

        /// Occurrences remembered over all sources: a full poll of every source has about 6,000.
        private static final int ROOM = 30_000;

        private record Name(int source, String key) {}

        /// What a source said, and since when it says so.
        record Told(int source, MappedOccurrence content, Instant updated) {

            private Name name() {
                return new Name(source, content.key());
            }

            Occurrence occurrence() {
                return content.occurrence(source, updated);
            }
        }

        private final Clock clock;
        private final Map<Name, Told> told = new LinkedHashMap<>(1024, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Name, Told> eldest) {
                return size() > ROOM;
            }
        };

        OccurrenceMemory(Clock clock) {
            this.clock = clock;
        }

        synchronized boolean knows(int source, String key) {
            return told.containsKey(new Name(source, key));
        }

        /// What is said with the time of its last change; null if it is known exactly so. One that was never seen is
        /// stamped with its own time, so that it is the same after a restart.
        synchronized @Nullable Told news(int source, MappedOccurrence mapped) {
            var before = told.get(new Name(source, mapped.key()));
            if (before != null && before.content().equals(mapped)) {
                return null;
            }
            var now = clock.instant();
            return new Told(source, mapped, before != null || mapped.time().isAfter(now) ? now : mapped.time());
        }

        /// Remembers what is durable.
        synchronized void remember(List<Told> stored) {
            stored.forEach(one -> told.put(one.name(), one));
        }
    }
}
