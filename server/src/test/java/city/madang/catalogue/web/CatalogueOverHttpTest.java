package city.madang.catalogue.web;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.catalogue.Catalogue;
import city.madang.catalogue.City;
import city.madang.catalogue.Freshness;
import city.madang.catalogue.Place;
import city.madang.catalogue.SourceSpec;
import city.madang.governance.Policy;
import city.madang.identity.Viewer;
import city.madang.platform.Audience.Group;
import city.madang.platform.LocalText;
import city.madang.platform.Position;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CatalogueOverHttpTest {

    private static final Position CITY_HALL = new Position(126.9784, 37.5666);

    private final Catalogue catalogue = Catalogue.fresh();
    private final PlaceWriter writer =
            new PlaceWriter(new Policy(catalogue.pack), catalogue.sources, catalogue.boundaries);
    private final MockMvcTester http = MockMvcTester.of(
            new BoundaryController(catalogue.boundaries),
            new PlaceController(catalogue.places, writer),
            new CityController(
                    new City(catalogue.pack, catalogue.layers),
                    catalogue.layers,
                    catalogue.properties,
                    catalogue.offices));

    @Test
    void sendsShapesCompressedAndOnlyOnce() throws IOException {
        var plain = http.get().uri("/api/boundaries/districts").exchange();
        var packed = http.get()
                .uri("/api/boundaries/districts")
                .header("Accept-Encoding", "br, gzip")
                .exchange();
        var etag = String.valueOf(plain.getResponse().getHeader("ETag"));
        var again = http.get()
                .uri("/api/boundaries/districts")
                .header("If-None-Match", etag)
                .exchange();

        assertThat(plain.getResponse().getContentType()).isEqualTo("application/geo+json");
        assertThat(packed.getResponse().getHeader("Content-Encoding")).isEqualTo("gzip");
        try (var in = new GZIPInputStream(
                new ByteArrayInputStream(packed.getResponse().getContentAsByteArray()))) {
            assertThat(in.readAllBytes()).isEqualTo(plain.getResponse().getContentAsByteArray());
        }
        assertThat(packed.getResponse().getHeader("ETag")).isEqualTo(etag);
        assertThat(again.getResponse().getStatus()).isEqualTo(304);
        assertThat(again.getResponse().getContentAsByteArray()).isEmpty();
    }

    @Test
    void describesTheCityAsScreensExpectIt() {
        var city = json("/api/city");

        assertThat(city.at("/name/ko").asString()).isEqualTo("서울");
        assertThat(city.path("bounds").size()).isEqualTo(4);
        var air = city.path("layers").get(0);
        assertThat(air.path("id").asString()).isEqualTo("air");
        assertThat(air.at("/style/draw").asString()).isEqualTo("points");
        assertThat(air.at("/style/property").asString()).isEqualTo("pm25");
        var pm25 = city.path("properties").get(0);
        assertThat(pm25.path("unit").asString()).isEqualTo("µg/m³");
        assertThat(pm25.path("steps").get(2).toString()).isEqualTo("[36.0,\"#ffb000\",\"watch\"]");
        assertThat(city.at("/scenes/0/figures/0").asString()).isEqualTo("pm25");
        assertThat(city.path("offices").size()).isGreaterThanOrEqualTo(30 + 25);
    }

    @Test
    void listsPlacesOfAKindAndInABox() {
        catalogue.places.upsert(List.of(
                place("wifi-ap", "a", CITY_HALL, null), place("wifi-ap", "b", new Position(127.1, 37.5), null)));

        assertThat(keys(json("/api/places?kind=wifi-ap"))).containsExactly("a", "b");
        assertThat(keys(json("/api/places?kind=wifi-ap&bbox=126.9,37.5,127,37.6")))
                .containsExactly("a");
        assertThat(json("/api/places?kind=hospital").path("features").size()).isZero();
        var first = json("/api/places?kind=wifi-ap").path("features").get(0);
        assertThat(first.at("/geometry/coordinates").toString()).isEqualTo("[126.9784,37.5666]");
        assertThat(first.at("/properties/district").asString()).isEqualTo("11140");
        assertThat(json("/api/places/kinds").path("wifi-ap").asInt()).isEqualTo(2);
    }

    @Test
    void answersAnewWhenAPlaceWasAdded() {
        catalogue.places.upsert(List.of(place("wifi-ap", "a", CITY_HALL, null)));
        assertThat(keys(json("/api/places?kind=wifi-ap"))).containsExactly("a");

        catalogue.places.upsert(List.of(place("wifi-ap", "b", CITY_HALL, null)));

        assertThat(keys(json("/api/places?kind=wifi-ap"))).containsExactly("a", "b");
    }

    @Test
    void givesTheNearestWithTheirDistance() {
        catalogue.places.upsert(List.of(
                place("hospital", "far", new Position(127.05, 37.5), null),
                place("hospital", "near", new Position(126.98, 37.5666), null)));

        var near = json("/api/places/near?lon=126.9784&lat=37.5666&kind=hospital&limit=1");

        assertThat(keys(near)).containsExactly("near");
        assertThat(near.at("/features/0/properties/metres").asInt()).isBetween(138, 144);
    }

    @Test
    void withholdsWhatThePolicyWithholds() {
        int complaints = source("complaints-x", "complaints", Group.ANYONE);
        var complaint = place("complaint-spot", "c", CITY_HALL, complaints);
        catalogue.places.upsert(List.of(complaint));

        var seen = json("/api/places?kind=complaint-spot").path("features").get(0);

        assertThat(seen.at("/geometry/coordinates").toString()).isNotEqualTo("[126.9784,37.5666]");
        assertThat(seen.path("properties").has("phone")).isFalse();
        assertThat(seen.path("properties").has("address")).isFalse();
        assertThat(seen.at("/properties/floor").asString()).isEqualTo("2");
        var mayor = written(complaint, new Viewer(Group.MAYOR, null, null));
        assertThat(mayor).contains("[126.9784,37.5666]", "\"address\"");
    }

    @Test
    void doesNotTellAWithheldPositionByFindingIt() {
        int complaints = source("complaints-x", "complaints", Group.ANYONE);
        catalogue.places.upsert(List.of(place("complaint-spot", "c", CITY_HALL, complaints)));

        assertThat(keys(json("/api/places?kind=complaint-spot&bbox=126.978,37.566,126.979,37.567")))
                .isEmpty();
        assertThat(keys(json("/api/places/near?lon=126.9784&lat=37.5666&kind=complaint-spot")))
                .isEmpty();
    }

    @Test
    void hidesPlacesOfASourceThatIsNotForThePublic() {
        int inner = source("inner", "public-wifi", Group.OFFICIAL);
        var place = place("wifi-ap", "inner", CITY_HALL, inner);
        catalogue.places.upsert(List.of(place));

        assertThat(keys(json("/api/places?kind=wifi-ap"))).isEmpty();
        assertThat(written(place, new Viewer(Group.OFFICIAL, "11680", null))).contains("inner");
    }

    @Test
    void refusesQuestionsThatMakeNoSense() {
        for (var uri : List.of(
                "/api/places?kind=wifi-ap&bbox=1,2",
                "/api/places?kind=wifi-ap&bbox=a,b,c,d",
                "/api/places?kind=wifi-ap&bbox=NaN,1,2,3",
                "/api/places?kind=wifi-ap&bbox=3,3,1,1",
                "/api/places/near?lon=200&lat=37&kind=wifi-ap",
                "/api/places/near?lon=127&lat=37&kind=wifi-ap&limit=0")) {
            assertThat(http.get().uri(uri).exchange().getUnresolvedException())
                    .as(uri)
                    .isNotNull();
        }
    }

    private JsonNode json(String uri) {
        var answer = http.get().uri(uri).exchange().getResponse();
        assertThat(answer.getStatus()).as(uri).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.getContentAsByteArray());
    }

    private String written(Place place, Viewer viewer) {
        return JsonMapper.shared()
                .readTree(writer.collection(List.of(place), viewer))
                .toString();
    }

    private static List<String> keys(JsonNode collection) {
        return collection
                .path("features")
                .valueStream()
                .map(one -> one.at("/properties/key").asString())
                .toList();
    }

    private int source(String id, String dataset, Group audience) {
        return catalogue
                .sources
                .register(List.of(new SourceSpec(
                        id, LocalText.same(id), "digital", dataset, "http", audience, Freshness.DEFAULT, null, null)))
                .getFirst()
                .number();
    }

    private static Place place(String kind, String key, Position position, @Nullable Integer source) {
        return new Place(
                kind,
                key,
                LocalText.same(key),
                position,
                "11140",
                "1 Street",
                Map.of("floor", "2", "phone", "02", "ko", "x"),
                source);
    }
}
