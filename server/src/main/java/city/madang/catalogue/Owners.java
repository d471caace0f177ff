package city.madang.catalogue;

import city.madang.identity.Jurisdictions;
import city.madang.identity.Offices;
import city.madang.identity.People;
import city.madang.identity.Person;
import city.madang.platform.LocalText;
import city.madang.platform.Subject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/// Tells who answers for anything that a screen shows. Rooms are asked first ([OwnerOffer]); sources, datasets, places,
/// cameras, offices, people and districts are known here.
@Service
public final class Owners {

    private static final String CAMERA = "camera";
    private static final String LAYER = "layer:";

    private final ObjectProvider<OwnerOffer> offers;
    private final Sources sources;
    private final Datasets datasets;
    private final Layers layers;
    private final Places places;
    private final Offices offices;
    private final Jurisdictions jurisdictions;
    private final People people;

    Owners(
            ObjectProvider<OwnerOffer> offers,
            Sources sources,
            Datasets datasets,
            Layers layers,
            Places places,
            Offices offices,
            Jurisdictions jurisdictions,
            People people) {
        this.offers = offers;
        this.sources = sources;
        this.datasets = datasets;
        this.layers = layers;
        this.places = places;
        this.offices = offices;
        this.jurisdictions = jurisdictions;
        this.people = people;
    }

    /// Who answers for `subject`; nothing if nobody knows of it.
    public Optional<Owned> find(Subject subject) {
        return offers.orderedStream()
                .flatMap(offer -> offer.find(subject).stream())
                .findFirst()
                .or(() -> known(subject));
    }

    private Optional<Owned> known(Subject subject) {
        var key = subject.key();
        return switch (subject.kind()) {
            case "source" ->
                sources.find(key).map(one -> new Owned(one.name(), one.office(), one.district(), List.of("sources")));
            case "dataset" -> datasets.find(key).map(one -> new Owned(one.name(), one.owner(), null, List.of()));
            case "office" ->
                offices.find(key)
                        .map(one -> new Owned(one.name(), one.id(), districtCode(one.jurisdiction()), List.of()));
            case "district" ->
                jurisdictions
                        .find(key)
                        .map(one -> new Owned(
                                one.name(), one.code(), districtCode(one.code()), List.of("figures:" + one.code())));
            case "person" -> people.find(key).filter(Person::staff).map(this::of);
            case CAMERA -> places.find(CAMERA, key).map(one -> of(one, List.of("cameras")));
            case "place" -> place(key);
            case "topic" -> topic(key);
            default -> Optional.empty();
        };
    }

    /// What a whole panel shows is its dataset's; the topic of a layer that of what the layer shows.
    private Optional<Owned> topic(String key) {
        var dataset = key.startsWith(LAYER)
                ? layers.find(key.substring(LAYER.length())).map(Layer::dataset).orElse("")
                : key;
        return datasets.find(dataset).map(one -> new Owned(one.name(), one.owner(), null, List.of(key)));
    }

    /// @param key kind and key of a place, for example `hospital/1100021`
    private Optional<Owned> place(String key) {
        int slash = key.indexOf('/');
        return slash <= 0
                ? Optional.empty()
                : places.find(key.substring(0, slash), key.substring(slash + 1)).map(one -> of(one, List.of()));
    }

    /// A place is its source's office's; one of the pack is its district's.
    private Owned of(Place place, List<String> topics) {
        var source = place.source();
        var office =
                source == null ? Optional.<String>empty() : sources.find(source).map(Source::office);
        var district = place.district();
        var owner = office.orElse(district == null ? jurisdictions.city().code() : district);
        return new Owned(place.name(), owner, district, topics);
    }

    private Owned of(Person person) {
        var area = person.jurisdiction() == null ? jurisdictions.city().code() : person.jurisdiction();
        var office = person.office();
        return new Owned(person.name(), office == null ? area : office, districtCode(area), List.of());
    }

    /// The code of a district or neighbourhood; nothing for the city.
    private @Nullable String districtCode(String code) {
        return code.equals(jurisdictions.city().code()) ? null : code;
    }

    /// The name of an office or a jurisdiction, as [Owned#place] names it.
    public LocalText nameOf(String place) {
        return jurisdictions
                .find(place)
                .map(area -> area.name())
                .or(() -> offices.find(place).map(office -> office.name()))
                .orElse(LocalText.same(place));
    }
}
