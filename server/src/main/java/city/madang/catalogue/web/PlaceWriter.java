package city.madang.catalogue.web;

import city.madang.catalogue.Boundaries;
import city.madang.catalogue.NearPlace;
import city.madang.catalogue.Place;
import city.madang.catalogue.Source;
import city.madang.catalogue.Sources;
import city.madang.governance.Disclosure;
import city.madang.governance.Policy;
import city.madang.identity.Jurisdiction;
import city.madang.identity.Viewer;
import city.madang.platform.Position;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/// Writes places as GeoJSON features, each field as the policy decides. A place of a source that the viewer may not
/// see is left out; so is one whose position is withheld.
@Component
class PlaceWriter {

    /// The name by which the policy speaks of where something is.
    private static final String POSITION = "position";

    /// Names of ours, which a place's further properties cannot take.
    private static final Set<String> OWN = Set.of("kind", "key", "ko", "en", "district", "address", "source", "metres");

    private final Policy policy;
    private final Sources sources;
    private final Boundaries boundaries;

    PlaceWriter(Policy policy, Sources sources, Boundaries boundaries) {
        this.policy = policy;
        this.sources = sources;
        this.boundaries = boundaries;
    }

    /// All of a kind.
    byte[] collection(List<Place> places, Viewer viewer) {
        var view = policy.of(viewer);
        return document(out -> visible(places, viewer).forEach(place -> {
            var position = position(place, view);
            if (position != null) {
                write(place, position, view, null, out);
            }
        }));
    }

    /// Those that were found by where they are. One whose position is coarser for this viewer is left out: being found
    /// would tell where it is.
    byte[] found(List<Place> places, Viewer viewer) {
        var view = policy.of(viewer);
        return document(out -> visible(places, viewer)
                .filter(place -> isExact(place, view))
                .forEach(place -> write(place, place.position(), view, null, out)));
    }

    /// The same for the nearest.
    byte[] near(List<NearPlace> places, Viewer viewer) {
        var view = policy.of(viewer);
        return document(out -> places.stream()
                .filter(near -> isVisible(near.place(), viewer) && isExact(near.place(), view))
                .forEach(near -> write(near.place(), near.place().position(), view, near.metres(), out)));
    }

    private Stream<Place> visible(List<Place> places, Viewer viewer) {
        return places.stream().filter(place -> isVisible(place, viewer));
    }

    private boolean isVisible(Place place, Viewer viewer) {
        return source(place).map(source -> viewer.reaches(source.audience())).orElse(true);
    }

    private boolean isExact(Place place, Policy.View view) {
        return view.decide(dataset(place), POSITION, place.district()).shows();
    }

    private @Nullable Position position(Place place, Policy.View view) {
        return view.decide(dataset(place), POSITION, place.district())
                .ofPosition(place.position(), this::middleOfDistrict);
    }

    private Optional<Source> source(Place place) {
        return Optional.ofNullable(place.source()).flatMap(sources::find);
    }

    private String dataset(Place place) {
        return source(place).map(Source::dataset).orElse("");
    }

    private static byte[] document(Consumer<JsonGenerator> features) {
        var bytes = new ByteArrayOutputStream(1 << 16);
        try (var out = JsonMapper.shared().createGenerator(bytes)) {
            out.writeStartObject();
            out.writeStringProperty("type", "FeatureCollection");
            out.writeArrayPropertyStart("features");
            features.accept(out);
            out.writeEndArray();
            out.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private void write(Place place, Position position, Policy.View view, @Nullable Double metres, JsonGenerator out) {
        out.writeStartObject();
        out.writeStringProperty("type", "Feature");
        out.writeStringProperty("id", place.kind() + ":" + place.key());
        out.writeObjectPropertyStart("geometry");
        out.writeStringProperty("type", "Point");
        out.writeArrayPropertyStart("coordinates");
        out.writeNumber(position.lon());
        out.writeNumber(position.lat());
        out.writeEndArray();
        out.writeEndObject();
        out.writeObjectPropertyStart("properties");
        writeFacts(place, view, out);
        if (metres != null) {
            out.writeNumberProperty("metres", Math.round(metres));
        }
        out.writeEndObject();
        out.writeEndObject();
    }

    private void writeFacts(Place place, Policy.View view, JsonGenerator out) {
        var dataset = dataset(place);
        out.writeStringProperty("kind", place.kind());
        out.writeStringProperty("key", place.key());
        writeUnless(
                view.decide(dataset, "title", place.district()),
                "ko",
                place.name().ko(),
                out);
        writeUnless(
                view.decide(dataset, "title", place.district()),
                "en",
                place.name().en(),
                out);
        if (place.district() != null) {
            out.writeStringProperty("district", place.district());
        }
        if (place.address() != null) {
            writeUnless(view.decide(dataset, "address", place.district()), "address", place.address(), out);
        }
        source(place).ifPresent(known -> out.writeStringProperty("source", known.id()));
        var others = new TreeMap<>(place.properties());
        others.keySet().removeAll(OWN);
        for (var property : others.entrySet()) {
            writeUnless(
                    view.decide(dataset, property.getKey(), place.district()),
                    property.getKey(),
                    property.getValue(),
                    out);
        }
    }

    private static void writeUnless(Disclosure disclosure, String name, String value, JsonGenerator out) {
        var shown = disclosure.ofValue(value);
        if (shown != null) {
            out.writeStringProperty(name, shown);
        }
    }

    private @Nullable Position middleOfDistrict(@Nullable Position position) {
        if (position == null) {
            return null;
        }
        return boundaries.districtAt(position).map(Jurisdiction::centre).orElse(null);
    }
}
