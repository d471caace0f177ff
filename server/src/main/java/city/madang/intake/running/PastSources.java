package city.madang.intake.running;

import city.madang.intake.SourceStatus;
import city.madang.intake.health.HealthBook;
import city.madang.intake.health.PastHealth;
import city.madang.observations.Datastreams;
import city.madang.observations.StateView;
import city.madang.observations.Things;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Says how the sources fared at a past moment, from what was kept of them and from the readings of then.
@Component
public class PastSources {

    private final WorkingSources sources;
    private final HealthBook book;
    private final Things things;
    private final Datastreams datastreams;

    PastSources(WorkingSources sources, HealthBook book, Things things, Datastreams datastreams) {
        this.sources = sources;
        this.book = book;
        this.things = things;
        this.datastreams = datastreams;
    }

    /// Every system that delivers by itself, as it was at `at`. Counters and errors of then are not known and absent.
    ///
    /// @param then the newest readings as they stood at that moment
    /// @throws city.madang.platform.CityException UNAVAILABLE if the database is away
    public List<SourceStatus> at(Instant at, StateView then) {
        var past = book.at(at);
        return sources.list().stream()
                .filter(source -> !source.isArchive())
                .map(source -> status(source, past, at, then))
                .toList();
    }

    private SourceStatus status(WorkingSource source, PastHealth past, Instant at, StateView then) {
        var id = source.id();
        var told = newestReading(source.source().number(), then);
        return new SourceStatus(
                source.source().number(),
                id,
                past.state(id),
                told == null ? past.newest(id, at) : told,
                past.ratePerMinute(id),
                past.quality(id),
                null,
                null,
                null,
                false,
                0,
                0,
                0,
                0,
                0,
                0);
    }

    private @Nullable Instant newestReading(int source, StateView then) {
        long newest = Long.MIN_VALUE;
        for (var thing : things.ofSource(source)) {
            for (var stream : datastreams.ofThing(thing.number())) {
                if (stream.number() < then.size()) {
                    newest = Math.max(newest, then.time(stream.number()));
                }
            }
        }
        return newest == Long.MIN_VALUE ? null : Instant.ofEpochMilli(newest);
    }
}
