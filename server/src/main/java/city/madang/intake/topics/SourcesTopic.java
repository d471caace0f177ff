package city.madang.intake.topics;

import city.madang.catalogue.Source;
import city.madang.catalogue.Sources;
import city.madang.intake.SourceHealth;
import city.madang.intake.SourceState;
import city.madang.intake.SourceStatus;
import city.madang.live.JsonBytes;
import city.madang.live.Moment;
import city.madang.live.Readership;
import city.madang.live.RowsTopic;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How every source fares, one row each; see docs/api/live.md. A board that looks back shows them as they were then.
final class SourcesTopic extends RowsTopic {

    private static final Duration PACE = Duration.ofSeconds(2);

    private final SourceHealth health;
    private final Sources sources;
    private volatile @Nullable LookBack lookedBack;

    /// Totals and rows of one answer are about the same look.
    private record LookBack(Instant at, List<SourceStatus> sources) {}

    SourcesTopic(SourceHealth health, Sources sources) {
        super("sources", "rows");
        this.health = health;
        this.sources = sources;
    }

    @Override
    public Duration pace() {
        return PACE;
    }

    @Override
    protected List<Row> rows(Readership readers, Moment moment) {
        return visible(readers, moment).map(this::row).toList();
    }

    @Override
    protected void writeTotals(Readership readers, Moment moment, JsonBytes out) {
        var totals = new EnumMap<SourceState, Integer>(SourceState.class);
        visible(readers, moment).forEach(status -> totals.merge(status.state(), 1, Integer::sum));
        out.name("totals").beginObject();
        for (var state : SourceState.values()) {
            out.name(state.key()).number(totals.getOrDefault(state, 0));
        }
        out.endObject();
    }

    private Stream<SourceStatus> visible(Readership readers, Moment moment) {
        return statuses(moment).stream()
                .filter(status -> readers.group().reaches(source(status).audience()));
    }

    private List<SourceStatus> statuses(Moment moment) {
        if (!moment.past()) {
            return health.list();
        }
        var known = lookedBack;
        if (known == null || !known.at().equals(moment.at())) {
            known = new LookBack(moment.at(), health.listAt(moment.at(), moment.state()));
            lookedBack = known;
        }
        return known.sources();
    }

    private Row row(SourceStatus status) {
        var source = source(status);
        var newest = status.newest();
        var json = new JsonBytes(192).beginArray();
        json.string(status.id()).string(source.name().ko()).string(source.name().en());
        json.string(status.state().key());
        if (newest == null) {
            json.nothing();
        } else {
            json.number(newest.getEpochSecond());
        }
        json.number(status.ratePerMinute(), 1).number(status.quality(), 3).string(source.office());
        json.endArray();
        // The rate moves all the time and is not worth a row of its own.
        long fingerprint = Objects.hash(status.state(), newest, Math.round(status.quality() * 100));
        return new Row(status.id(), json.toByteArray(), fingerprint);
    }

    private Source source(SourceStatus status) {
        return sources.find(status.source())
                .orElseThrow(
                        () -> new IllegalStateException("The source '%s' is not registered".formatted(status.id())));
    }
}
