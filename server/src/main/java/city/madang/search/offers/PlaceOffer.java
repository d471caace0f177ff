package city.madang.search.offers;

import city.madang.catalogue.Place;
import city.madang.catalogue.Places;
import city.madang.catalogue.Source;
import city.madang.catalogue.Sources;
import city.madang.identity.Jurisdictions;
import city.madang.platform.Audience;
import city.madang.platform.LocalText;
import city.madang.platform.Subject;
import city.madang.search.SearchEntry;
import city.madang.search.SearchOffer;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Catalogued places, cameras among them.
@Component
class PlaceOffer implements SearchOffer {

    /// People ask for some kinds of place by name far more than for others; a house rule.
    private static final Map<String, Double> WANTED = Map.of(
            "subway-station", 0.95,
            "hospital", 0.8,
            "fire-station", 0.8,
            "police-station", 0.7,
            "construction-site", 0.5,
            "shelter", 0.4,
            "bus-stop", 0.3,
            "camera", 0.3,
            "wifi-ap", 0.1);

    private final Places places;
    private final Sources sources;
    private final Jurisdictions jurisdictions;

    PlaceOffer(Places places, Sources sources, Jurisdictions jurisdictions) {
        this.places = places;
        this.sources = sources;
        this.jurisdictions = jurisdictions;
    }

    @Override
    public String name() {
        return "places";
    }

    @Override
    public Stream<SearchEntry> entries() {
        return places.counts().keySet().stream()
                .sorted()
                .flatMap(kind -> places.list(kind).stream())
                .filter(place ->
                        !place.name().ko().isBlank() || !place.name().en().isBlank())
                .map(this::entry);
    }

    @Override
    public long revision() {
        return places.counts().keySet().stream().mapToLong(places::revision).sum();
    }

    private SearchEntry entry(Place place) {
        var source = source(place);
        var camera = place.kind().equals("camera");
        var words = new HashSet<>(Set.of(place.key()));
        // Stations are asked for with 역, whether their list has it or not.
        if (place.kind().equals("subway-station")) {
            words.add(place.name().ko().replaceFirst("역$", "") + "역");
            words.add(place.name().en().replaceFirst("(?i) station$", "") + " Station");
        }
        var address = place.address();
        return SearchEntry.of(
                        new Subject(
                                camera ? "camera" : "place", camera ? place.key() : place.kind() + "/" + place.key()),
                        place.name())
                .words(words)
                // The address is a field of its own in the policy, so it is not part of the text that is searched.
                .text(address == null || source.isPresent() ? district(place) : LocalText.same(address))
                .audience(source.map(Source::audience).orElse(Audience.Group.ANYONE))
                .dataset(source.map(Source::dataset).orElse(null))
                .jurisdiction(place.district())
                .position(place.position())
                .weight(WANTED.getOrDefault(place.kind(), 0.4));
    }

    private LocalText district(Place place) {
        var code = place.district();
        return code == null
                ? LocalText.same("")
                : jurisdictions.find(code).map(area -> area.name()).orElse(LocalText.same(""));
    }

    private Optional<Source> source(Place place) {
        var number = place.source();
        return number == null ? Optional.empty() : sources.find(number);
    }
}
