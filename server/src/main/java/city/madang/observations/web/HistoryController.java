package city.madang.observations.web;

import city.madang.governance.Disclosure;
import city.madang.identity.Viewers;
import city.madang.observations.Aggregate;
import city.madang.observations.Bucket;
import city.madang.observations.Datastreams;
import city.madang.observations.DisclosedDatastreams;
import city.madang.observations.History;
import city.madang.observations.Interval;
import city.madang.observations.Series;
import city.madang.observations.Thing;
import city.madang.observations.Things;
import city.madang.platform.Audience;
import city.madang.platform.CityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Serves the past of readings as in `docs/api/live.md`. Every datastream passes the policy for whoever asks.
@RestController
class HistoryController {

    private static final Duration USUAL_RANGE = Duration.ofHours(24);

    private final History history;
    private final Things things;
    private final Datastreams datastreams;
    private final DisclosedDatastreams disclosed;
    private final Clock clock;

    HistoryController(
            History history, Things things, Datastreams datastreams, DisclosedDatastreams disclosed, Clock clock) {
        this.history = history;
        this.things = things;
        this.datastreams = datastreams;
        this.disclosed = disclosed;
        this.clock = clock;
    }

    /// The JSON shape of a series.
    ///
    /// @param points `[start of the step in epoch seconds, value]`, oldest first; steps without a reading
    ///     are absent
    /// @param missing ranges in epoch seconds of which readings may be missing because a file was damaged
    record SeriesView(String unit, String interval, String aggregate, List<Number[]> points, List<long[]> missing) {}

    /// Which datastreams the viewer may see, and how their values are to be shown.
    private record Shown(int[] streams, String unit, Disclosure disclosure) {}

    @Audience(Audience.Group.ANYONE)
    @GetMapping("/api/history")
    ResponseEntity<SeriesView> series(
            @RequestParam @Nullable Integer datastream,
            @RequestParam @Nullable String property,
            @RequestParam @Nullable String district,
            @RequestParam @Nullable String kind,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable Instant from,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable Instant to,
            @RequestParam(defaultValue = "1h") String interval,
            @RequestParam(defaultValue = "mean") String aggregate) {
        if ((datastream == null) == (property == null)) {
            throw CityException.invalid("Ask for either a datastream or a property");
        }
        var shown = shown(select(datastream, property, district, kind));
        var until = to == null ? clock.instant() : to;
        var step = Interval.parse(interval);
        var how = Aggregate.parse(aggregate);
        var series = history.series(shown.streams(), from == null ? until.minus(USUAL_RANGE) : from, until, step, how);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new SeriesView(
                        shown.unit(),
                        step.toString(),
                        how.name().toLowerCase(java.util.Locale.ROOT),
                        points(series, how, shown.disclosure()),
                        series.missing().stream()
                                .map(gap -> new long[] {gap.from() / 1000, gap.to() / 1000})
                                .toList()));
    }

    private int[] select(
            @Nullable Integer datastream, @Nullable String property, @Nullable String district, @Nullable String kind) {
        if (datastream != null) {
            return new int[] {datastreams.get(datastream).number()};
        }
        return Arrays.stream(datastreams.ofProperty(String.valueOf(property)))
                .filter(number -> matches(thingOf(number), district, kind))
                .toArray();
    }

    private static boolean matches(Thing thing, @Nullable String district, @Nullable String kind) {
        return (district == null || district.equals(thing.district())) && (kind == null || kind.equals(thing.kind()));
    }

    /// Leaves out what the viewer may not see. Datastreams that are shown in different ways are not mixed:
    /// those shown as they are win.
    private Shown shown(int[] streams) {
        var view = disclosed.of(Viewers.current());
        Disclosure disclosure = null;
        var visible = new int[streams.length];
        int count = 0;
        for (int number : streams) {
            var decided = view.disclosure(number).orElse(null);
            if (decided == null) {
                continue;
            }
            if (disclosure == null || (decided.shows() && !disclosure.shows())) {
                disclosure = decided;
                count = 0;
            }
            if (decided.equals(disclosure)) {
                visible[count++] = number;
            }
        }
        if (disclosure == null) {
            throw CityException.notFound("There is no datastream that fits, or none that you may see");
        }
        return new Shown(
                Arrays.copyOf(visible, count), datastreams.get(visible[0]).unit(), disclosure);
    }

    private Thing thingOf(int datastream) {
        return things.get(datastreams.get(datastream).thing());
    }

    private static List<Number[]> points(Series series, Aggregate aggregate, Disclosure disclosure) {
        return series.buckets().stream()
                .filter(bucket -> !Double.isNaN(value(bucket, aggregate, disclosure)))
                .map(bucket -> new Number[] {bucket.start() / 1000, value(bucket, aggregate, disclosure)})
                .toList();
    }

    private static double value(Bucket bucket, Aggregate aggregate, Disclosure disclosure) {
        double value = bucket.value(aggregate);
        return aggregate == Aggregate.COUNT ? value : disclosure.ofNumber(value);
    }
}
