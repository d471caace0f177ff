package city.madang.observations.sensorthings;

import city.madang.observations.Datastream;
import city.madang.observations.Datastreams;
import city.madang.observations.DisclosedDatastreams;
import city.madang.observations.History;
import city.madang.observations.Quality;
import city.madang.observations.Reading;
import city.madang.observations.Thing;
import city.madang.observations.Things;
import city.madang.platform.CityException;
import city.madang.platform.Position;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Answers what is asked of Things, Datastreams and Observations, in the JSON of SensorThings.
@Component
final class Entities {

    private static final Pattern ONE = Pattern.compile("/(Things|Datastreams)\\('?(\\d{1,9})'?\\)(?:/(\\w+))?");
    private static final Pattern READING = Pattern.compile("/Observations\\('(\\d{1,9})-(-?\\d{1,16})'\\)");

    private final Things things;
    private final Datastreams datastreams;
    private final DisclosedDatastreams disclosed;
    private final History history;
    private final Clock clock;

    Entities(Things things, Datastreams datastreams, DisclosedDatastreams disclosed, History history, Clock clock) {
        this.things = things;
        this.datastreams = datastreams;
        this.disclosed = disclosed;
        this.history = history;
        this.clock = clock;
    }

    Object answer(Question asked) {
        var sight = new Sight(asked);
        return switch (asked.path()) {
            case "/", "" -> root(asked.base());
            case "/Things" ->
                page(
                        asked,
                        things.list().stream().filter(sight::sees).filter(thingFilter(asked)),
                        thing -> thing(asked.base(), thing, sight.facts(thing)));
            case "/Datastreams" ->
                page(
                        asked,
                        IntStream.range(0, datastreams.count())
                                .mapToObj(datastreams::get)
                                .filter(sight::sees)
                                .filter(streamFilter(asked)),
                        stream -> datastream(asked.base(), stream));
            default -> one(asked, sight);
        };
    }

    Map<String, Object> thingWithDatastreams(String base, Thing thing) {
        var entity = thing(base, thing, thing.spec().properties());
        entity.put(
                "Datastreams",
                datastreams.ofThing(thing.number()).stream()
                        .map(stream -> datastream(base, stream))
                        .toList());
        return entity;
    }

    Map<String, Object> datastream(String base, Datastream stream) {
        var self = base + "/Datastreams(" + stream.number() + ")";
        var entity = entity(self, stream.number());
        entity.put("name", stream.property());
        entity.put("description", stream.property());
        entity.put("observationType", "http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement");
        entity.put(
                "unitOfMeasurement",
                Map.of("name", stream.unit(), "symbol", stream.unit(), "definition", stream.unit()));
        entity.put("Thing@iot.navigationLink", base + "/Things(" + stream.thing() + ")");
        entity.put("Observations@iot.navigationLink", self + "/Observations");
        return entity;
    }

    private Object one(Question asked, Sight sight) {
        var reading = READING.matcher(asked.path());
        if (reading.matches()) {
            return observation(asked, sight, Integer.parseInt(reading.group(1)), Long.parseLong(reading.group(2)));
        }
        var one = ONE.matcher(asked.path());
        if (!one.matches()) {
            throw CityException.notFound("There is nothing at '%s'".formatted(asked.path()));
        }
        int number = Integer.parseInt(one.group(2));
        var part = one.group(3);
        return one.group(1).equals("Things")
                ? ofThing(asked, sight, number, part)
                : ofDatastream(asked, sight, number, part);
    }

    private Object ofThing(Question asked, Sight sight, int number, @Nullable String part) {
        var thing = sight.checked(things.get(number));
        if (part == null) {
            return thing(asked.base(), thing, sight.facts(thing));
        }
        return switch (part) {
            case "Datastreams" ->
                page(
                        asked,
                        datastreams.ofThing(number).stream().filter(sight::sees),
                        stream -> datastream(asked.base(), stream));
            case "Locations" -> page(asked, sight.position(thing).stream(), Entities::location);
            default -> throw CityException.notFound("A Thing has no '%s'".formatted(part));
        };
    }

    private Object ofDatastream(Question asked, Sight sight, int number, @Nullable String part) {
        var stream = sight.checked(datastreams.get(number));
        if (part == null) {
            return datastream(asked.base(), stream);
        }
        return switch (part) {
            case "Observations" -> observations(asked, sight, number);
            case "Thing" -> {
                var thing = sight.checked(things.get(stream.thing()));
                yield thing(asked.base(), thing, sight.facts(thing));
            }
            default -> throw CityException.notFound("A Datastream has no '%s'".formatted(part));
        };
    }

    private Object observations(Question asked, Sight sight, int number) {
        var range = TimeFilter.of(asked.option("$filter"), clock.millis());
        var readings = history.readings(
                number,
                Instant.ofEpochMilli(range.from()),
                Instant.ofEpochMilli(range.to()),
                Math.min(History.MOST_POINTS, asked.top() + asked.skip()));
        return page(
                asked,
                readings.stream().filter(reading -> !Double.isNaN(sight.shown(reading))),
                reading -> observation(asked.base(), reading, sight.shown(reading)));
    }

    private Object observation(Question asked, Sight sight, int datastream, long time) {
        sight.checked(datastreams.get(datastream));
        return history.readings(datastream, Instant.ofEpochMilli(time), Instant.ofEpochMilli(time + 1), 1).stream()
                .filter(reading -> !Double.isNaN(sight.shown(reading)))
                .findFirst()
                .map(reading -> observation(asked.base(), reading, sight.shown(reading)))
                .orElseThrow(() -> CityException.notFound("There is no such Observation"));
    }

    private static Map<String, Object> root(String base) {
        var sets = Stream.of("Things", "Datastreams")
                .map(name -> Map.of("name", name, "url", base + "/" + name))
                .toList();
        var conformance = List.of(
                "http://www.opengis.net/spec/iot_sensing/1.1/req/create-update-delete/create-entity",
                "http://www.opengis.net/spec/iot_sensing/1.1/req/create-update-delete/deep-insert",
                "http://www.opengis.net/spec/iot_sensing/1.1/req/data-array/data-array");
        return Map.of("value", sets, "serverSettings", Map.of("conformance", conformance));
    }

    private static Map<String, Object> thing(String base, Thing thing, Map<String, String> known) {
        var self = base + "/Things(" + thing.number() + ")";
        var entity = entity(self, thing.number());
        entity.put("name", thing.name().ko());
        entity.put("description", known.getOrDefault("description", thing.name().en()));
        var facts = new TreeMap<String, String>(known);
        facts.remove("description");
        facts.put("key", thing.key());
        facts.put("kind", thing.kind());
        facts.put("nameEn", thing.name().en());
        var district = thing.district();
        if (district != null) {
            facts.put("district", district);
        }
        entity.put("properties", facts);
        entity.put("Datastreams@iot.navigationLink", self + "/Datastreams");
        entity.put("Locations@iot.navigationLink", self + "/Locations");
        return entity;
    }

    private static Map<String, Object> location(Position position) {
        var entity = new LinkedHashMap<String, Object>();
        entity.put("name", "position");
        entity.put("encodingType", "application/geo+json");
        entity.put("location", Map.of("type", "Point", "coordinates", List.of(position.lon(), position.lat())));
        return entity;
    }

    private static Map<String, Object> observation(String base, Reading reading, double shown) {
        var id = reading.datastream() + "-" + reading.time();
        var entity = entity(base + "/Observations('" + id + "')", id);
        entity.put("phenomenonTime", Instant.ofEpochMilli(reading.time()).toString());
        entity.put("result", shown);
        entity.put("resultQuality", Quality.of(reading.quality()).name().toLowerCase(Locale.ROOT));
        entity.put("Datastream@iot.navigationLink", base + "/Datastreams(" + reading.datastream() + ")");
        return entity;
    }

    private static Map<String, Object> entity(String self, Object id) {
        var entity = new LinkedHashMap<String, Object>();
        entity.put("@iot.id", id);
        entity.put("@iot.selfLink", self);
        return entity;
    }

    private static <T> Map<String, Object> page(
            Question asked, Stream<T> all, Function<T, Map<String, Object>> entity) {
        var page = new LinkedHashMap<String, Object>();
        var wanted = all.toList();
        int from = Math.min(asked.skip(), wanted.size());
        int to = Math.min(wanted.size(), from + asked.top());
        if (asked.wantsCount()) {
            page.put("@iot.count", wanted.size());
        }
        if (to < wanted.size()) {
            page.put("@iot.nextLink", asked.base() + asked.path() + "?$top=" + asked.top() + "&$skip=" + to);
        }
        page.put("value", wanted.subList(from, to).stream().map(entity).toList());
        return page;
    }

    private static Predicate<Thing> thingFilter(Question asked) {
        var wanted = EqualsFilter.of(asked.option("$filter"), "name", "properties/key", "properties/kind");
        return thing -> switch (wanted.field()) {
            case "" -> true;
            case "name" -> thing.name().ko().equals(wanted.value());
            case "properties/key" -> thing.key().equals(wanted.value());
            default -> thing.kind().equals(wanted.value());
        };
    }

    private static Predicate<Datastream> streamFilter(Question asked) {
        var wanted = EqualsFilter.of(asked.option("$filter"), "name");
        return stream -> wanted.field().isEmpty() || stream.property().equals(wanted.value());
    }

    /// What the asker may know of: what the policy shows, and a source's own things.
    private final class Sight {

        private final DisclosedDatastreams.View view;
        private final int source;

        Sight(Question asked) {
            view = disclosed.of(asked.viewer());
            source = asked.source().orElse(-1);
        }

        boolean sees(Thing thing) {
            return isOwn(thing) || view.sees(thing);
        }

        boolean sees(Datastream stream) {
            return isOwn(things.get(stream.thing()))
                    || view.disclosure(stream.number()).isPresent();
        }

        Map<String, String> facts(Thing thing) {
            return isOwn(thing) ? thing.spec().properties() : view.properties(thing);
        }

        Optional<Position> position(Thing thing) {
            return isOwn(thing) ? Optional.ofNullable(thing.position()) : view.position(thing);
        }

        double shown(Reading reading) {
            if (isOwn(things.get(datastreams.get(reading.datastream()).thing()))) {
                return reading.result();
            }
            return view.disclosure(reading.datastream())
                    .map(disclosure -> disclosure.ofNumber(reading.result()))
                    .orElse(Double.NaN);
        }

        Thing checked(Thing thing) {
            if (!sees(thing)) {
                throw CityException.notFound("There is no Thing %d".formatted(thing.number()));
            }
            return thing;
        }

        Datastream checked(Datastream stream) {
            if (!sees(stream)) {
                throw CityException.notFound("There is no Datastream %d".formatted(stream.number()));
            }
            return stream;
        }

        private boolean isOwn(Thing thing) {
            return thing.source() == source;
        }
    }
}
