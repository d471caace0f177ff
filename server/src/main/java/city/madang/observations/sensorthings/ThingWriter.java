package city.madang.observations.sensorthings;

import city.madang.catalogue.Sources;
import city.madang.observations.Datastream;
import city.madang.observations.DatastreamSpec;
import city.madang.observations.Datastreams;
import city.madang.observations.Thing;
import city.madang.observations.ThingSpec;
import city.madang.observations.Things;
import city.madang.platform.CityException;
import city.madang.platform.LocalText;
import city.madang.platform.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Registers Things and Datastreams from the JSON of SensorThings.
///
/// `properties.key` names a Thing for ever (without it, its source and name do), so that creating it again
/// finds it.
/// `properties.kind`, `nameEn` and `district` say what it is, its English name, and its district's code. A
/// Datastream belongs to the property that its ObservedProperty's `name` gives, as an id of the catalogue.
@Component
final class ThingWriter {

    private static final List<String> TAKEN = List.of("key", "kind", "nameEn", "district");

    private final Things things;
    private final Datastreams datastreams;
    private final Sources sources;

    ThingWriter(Things things, Datastreams datastreams, Sources sources) {
        this.things = things;
        this.datastreams = datastreams;
        this.sources = sources;
    }

    /// @param created whether it was not there before
    record Written<T>(T entity, boolean created) {}

    Written<Thing> thing(int source, JsonNode body) {
        var name = required(body, "name");
        var facts = body.path("properties");
        var key = facts.path("key").asString(sources.get(source).id() + ":" + name);
        var known = things.find(key);
        if (known.isPresent() && known.get().source() != source) {
            throw new CityException(
                    CityException.Category.CONFLICT, "The Thing '%s' belongs to another source".formatted(key));
        }
        int number = things.register(new ThingSpec(
                key,
                facts.path("kind").asString("thing"),
                new LocalText(name, facts.path("nameEn").asString(name)),
                source,
                position(body.path("Locations")),
                text(facts.path("district")),
                otherFacts(facts, body.path("description").asString(""))));
        var specs = new ArrayList<DatastreamSpec>();
        for (var stream : body.path("Datastreams")) {
            specs.add(spec(number, stream));
        }
        datastreams.registerAll(specs);
        return new Written<>(things.get(number), known.isEmpty());
    }

    /// @param thing number of the Thing in the address, or −1 if the body names it
    Written<Datastream> datastream(int source, int thing, JsonNode body) {
        int number = thing >= 0 ? thing : body.path("Thing").path("@iot.id").asInt(-1);
        if (things.get(number).source() != source) {
            throw new CityException(
                    CityException.Category.FORBIDDEN, "The Thing %d belongs to another source".formatted(number));
        }
        var spec = spec(number, body);
        boolean created = datastreams.find(number, spec.property()).isEmpty();
        int stream = datastreams.registerAll(List.of(spec))[0];
        return new Written<>(datastreams.get(stream), created);
    }

    private static DatastreamSpec spec(int thing, JsonNode stream) {
        var observed = stream.path("ObservedProperty");
        var property = observed.path("name").asString(stream.path("name").asString(""));
        var id = property.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_.]+", "-");
        if (id.isEmpty()) {
            throw CityException.invalid("A Datastream needs an ObservedProperty with a name");
        }
        return new DatastreamSpec(
                thing, id, stream.path("unitOfMeasurement").path("symbol").asString(""));
    }

    private static @Nullable Position position(JsonNode locations) {
        for (var location : locations) {
            var shape = location.path("location");
            var point = shape.path("type").asString("").equals("Feature") ? shape.path("geometry") : shape;
            var coordinates = point.path("coordinates");
            if (point.path("type").asString("").equals("Point") && coordinates.size() >= 2) {
                return new Position(
                        coordinates.get(0).asDouble(), coordinates.get(1).asDouble());
            }
        }
        return null;
    }

    private static Map<String, String> otherFacts(JsonNode facts, String description) {
        var others = new HashMap<String, String>();
        if (!description.isEmpty()) {
            others.put("description", description);
        }
        facts.forEachEntry((name, value) -> {
            if (!TAKEN.contains(name)) {
                others.put(name, value.isValueNode() ? value.asString() : value.toString());
            }
        });
        return others;
    }

    private static String required(JsonNode body, String name) {
        var value = text(body.path(name));
        if (value == null) {
            throw CityException.invalid("A Thing needs a '%s'".formatted(name));
        }
        return value;
    }

    private static @Nullable String text(JsonNode value) {
        return value.isValueNode() && !value.isNull() && !value.asString().isBlank() ? value.asString() : null;
    }
}
