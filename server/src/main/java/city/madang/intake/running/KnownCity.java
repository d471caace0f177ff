package city.madang.intake.running;

import city.madang.catalogue.Boundaries;
import city.madang.catalogue.ObservedProperties;
import city.madang.catalogue.Places;
import city.madang.identity.Jurisdiction;
import city.madang.identity.Jurisdictions;
import city.madang.intake.mapping.City;
import city.madang.intake.mapping.Property;
import city.madang.platform.Position;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// The city as identity and the catalogue know it.
@Component
class KnownCity implements City {

    /// Unknown names remembered, so that a source that names roads where a district belongs costs nothing.
    private static final int NAMES = 10_000;

    private final Jurisdictions jurisdictions;
    private final Boundaries boundaries;
    private final Places places;
    private final ObservedProperties properties;
    private final Map<String, Optional<String>> districts = new ConcurrentHashMap<>();

    KnownCity(Jurisdictions jurisdictions, Boundaries boundaries, Places places, ObservedProperties properties) {
        this.jurisdictions = jurisdictions;
        this.boundaries = boundaries;
        this.places = places;
        this.properties = properties;
    }

    @Override
    public Optional<String> district(String codeOrName) {
        if (districts.size() > NAMES) {
            districts.clear();
        }
        return districts.computeIfAbsent(
                codeOrName, name -> jurisdictions.findDistrict(name).map(Jurisdiction::code));
    }

    @Override
    public Optional<String> districtAt(Position position) {
        return boundaries.districtAt(position).map(Jurisdiction::code);
    }

    @Override
    public Optional<KnownPlace> place(String kind, String key) {
        return places.find(kind, key)
                .map(place -> new KnownPlace(place.name(), place.position(), place.district(), place.properties()));
    }

    /// A property of the pack.
    ///
    /// @throws IllegalArgumentException if there is none of that id
    Property property(String id) {
        var known = properties
                .find(id)
                .orElseThrow(() ->
                        new IllegalArgumentException("there is no property '%s' in properties.yaml".formatted(id)));
        return new Property(known.id(), known.unit().en(), known.lowest(), known.highest());
    }
}
