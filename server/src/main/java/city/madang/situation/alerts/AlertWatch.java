package city.madang.situation.alerts;

import city.madang.catalogue.ObservedProperties;
import city.madang.catalogue.Sources;
import city.madang.identity.Offices;
import city.madang.observations.ChangeFeed;
import city.madang.observations.Datastreams;
import city.madang.observations.LiveState;
import city.madang.observations.Occurrence;
import city.madang.observations.Occurrences;
import city.madang.observations.Thing;
import city.madang.observations.Things;
import city.madang.platform.CityException;
import city.madang.platform.LocalText;
import city.madang.platform.Watch;
import city.madang.platform.pack.Pack;
import city.madang.situation.Severity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Looks once a second at the readings that changed, and raises and ends the alerts of `alerts.yaml`.
@Component
class AlertWatch extends Watch {

    private static final String FILE = "alerts.yaml";
    private static final String SOURCE = "alert-rules";
    private static final Duration PACE = Duration.ofSeconds(1);
    private static final int RESTORED = 500;

    private final Map<String, List<AlertClock>> byProperty = new HashMap<>();
    private final Map<AlertClock, AlertRule> rules = new HashMap<>();
    private final Things things;
    private final Datastreams datastreams;
    private final LiveState live;
    private final Occurrences occurrences;
    private final Sources sources;
    private final ObservedProperties properties;
    private final Clock clock;
    private final ChangeFeed feed;
    private boolean known;

    AlertWatch(
            Pack pack,
            Offices offices,
            ObservedProperties properties,
            Things things,
            Datastreams datastreams,
            LiveState live,
            Occurrences occurrences,
            Sources sources,
            Clock clock) {
        super("alert-rules", PACE, PACE);
        this.things = things;
        this.datastreams = datastreams;
        this.live = live;
        this.feed = live.follow();
        this.occurrences = occurrences;
        this.sources = sources;
        this.properties = properties;
        this.clock = clock;
        for (var rule : pack.read(FILE, AlertRule.File.class).alerts()) {
            offices.get(rule.office());
            if (properties.find(rule.property()).isEmpty()) {
                throw CityException.invalid("%s: the rule '%s' watches '%s', which properties.yaml does not have"
                        .formatted(FILE, rule.id(), rule.property()));
            }
            var watch = new AlertClock(rule);
            rules.put(watch, rule);
            byProperty
                    .computeIfAbsent(rule.property(), property -> new ArrayList<>())
                    .add(watch);
        }
    }

    @Override
    protected void round() {
        if (!known && sources.find(SOURCE).isPresent()) {
            restore();
            known = true;
        }
        if (known) {
            look();
        }
    }

    /// Knows the open alerts again after a restart.
    private void restore() {
        for (var stored : occurrences.recent("alert", RESTORED)) {
            var one = stored.occurrence();
            if (one.status().equals("closed")) {
                continue;
            }
            rules.forEach((watch, rule) -> {
                if (rule.id().equals(one.properties().get("rule"))) {
                    things.find(one.properties().getOrDefault("thing", ""))
                            .ifPresent(thing ->
                                    watch.restore(thing.number(), one.time().toEpochMilli()));
                }
            });
        }
    }

    private void look() {
        var found = new ArrayList<Occurrence>();
        feed.drain(number -> {
            var stream = datastreams.get(number);
            var watches = byProperty.get(stream.property());
            if (watches == null) {
                return;
            }
            for (var watch : watches) {
                var occurrence = read(watch, things.get(stream.thing()), number);
                if (occurrence != null) {
                    found.add(occurrence);
                }
            }
        });
        if (!found.isEmpty()) {
            occurrences.store(found);
        }
    }

    private @Nullable Occurrence read(AlertClock watch, Thing thing, int datastream) {
        var rule = rules.get(watch);
        if (rule == null || (rule.kinds() != null && !rule.kinds().contains(thing.kind()))) {
            return null;
        }
        double value = live.result(datastream);
        long at = live.time(datastream);
        var began = watch.since(thing.number());
        return switch (watch.read(thing.number(), value, at)) {
            case NONE -> null;
            case BEGINS -> {
                var since = watch.since(thing.number());
                yield alert(rule, thing, value, since == null ? at : since, null, at);
            }
            case ENDS -> alert(rule, thing, value, began == null ? at : began, at, at);
        };
    }

    private Occurrence alert(AlertRule rule, Thing thing, double value, long since, @Nullable Long ended, long at) {
        var property = properties.find(rule.property()).orElseThrow();
        var shown = number(value, property.decimals());
        var threshold = number(rule.threshold(), property.decimals());
        return new Occurrence(
                sources.get(SOURCE).number(),
                "rule:%s:%s:%d".formatted(rule.id(), thing.key(), since / 1000),
                "alert",
                new LocalText(
                        "%s · %s".formatted(rule.name().ko(), thing.name().ko()),
                        "%s · %s".formatted(rule.name().en(), thing.name().en())),
                new LocalText(
                        "%s %s %s (기준 %s)"
                                .formatted(
                                        property.name().ko(),
                                        shown,
                                        property.unit().ko(),
                                        threshold),
                        "%s %s %s (threshold %s)"
                                .formatted(
                                        property.name().en(),
                                        shown,
                                        property.unit().en(),
                                        threshold)),
                rule.id(),
                Severity.parse(rule.severity()).text(),
                ended == null ? "open" : "closed",
                Instant.ofEpochMilli(since),
                ended == null ? null : Instant.ofEpochMilli(ended),
                Instant.ofEpochMilli(Math.max(at, clock.millis())),
                thing.position(),
                thing.district(),
                null,
                Map.of(
                        "rule", rule.id(),
                        "value", shown,
                        "threshold", threshold,
                        "property", rule.property(),
                        "thing", thing.key(),
                        "office", rule.office(),
                        "subject", "thing:" + thing.key()));
    }

    private static String number(double value, int decimals) {
        return BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
