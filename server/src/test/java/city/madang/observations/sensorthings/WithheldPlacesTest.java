package city.madang.observations.sensorthings;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.catalogue.Sources;
import city.madang.observations.DatastreamSpec;
import city.madang.observations.Datastreams;
import city.madang.observations.Observations;
import city.madang.observations.ReadingBatch;
import city.madang.observations.ThingSpec;
import city.madang.observations.Things;
import city.madang.platform.LocalText;
import city.madang.platform.Position;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The policy of Seoul shows the place of a 119 dispatch to anyone in a grid of 500 m only. Whatever is asked of
/// SensorThings, nothing finer is answered.
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class WithheldPlacesTest {

    private static final Position EXACT = new Position(126.978653, 37.566541);

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private Sources sources;

    @Autowired
    private Things things;

    @Autowired
    private Datastreams datastreams;

    @Autowired
    private Observations observations;

    private int thing;
    private int[] streams;

    @BeforeEach
    void dispatchAnAmbulance() {
        int source = sources.get("fire-dispatches").number();
        thing = things.register(new ThingSpec(
                "ambulance:1",
                "ambulance",
                LocalText.same("Ambulance 1"),
                source,
                EXACT,
                "11140",
                Map.of("address", "세종대로 110", "crew", "3", "path", "126.978653,37.566541 126.978701,37.566612")));
        streams = datastreams.registerAll(List.of(
                new DatastreamSpec(thing, "longitude", "°"),
                new DatastreamSpec(thing, "latitude", "°"),
                new DatastreamSpec(thing, "speed", "km/h")));
        long now = System.currentTimeMillis();
        observations.store(new ReadingBatch(
                source,
                null,
                3,
                streams,
                new long[] {now, now, now},
                new double[] {EXACT.lon(), EXACT.lat(), 41},
                new byte[3]));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Things",
                "/Things({thing})",
                "/Things({thing})/Locations",
                "/Things({thing})/HistoricalLocations",
                "/Things({thing})?$expand=Locations",
                "/Things({thing})?$expand=Locations($select=location),Datastreams($expand=Observations)",
                "/Things({thing})?$select=name,properties",
                "/Things?$filter=properties/key eq 'ambulance:1'&$expand=Locations",
                "/Things?$filter=st_within(Locations/location, geography'POINT (126.978653 37.566541)')",
                "/Things?$filter=Locations/location/coordinates eq '126.978653'",
                "/Locations",
                "/Locations?$filter=geo.distance(location, geography'POINT (126.978653 37.566541)') lt 0.001",
                "/FeaturesOfInterest",
                "/FeaturesOfInterest?$expand=Observations",
                "/Datastreams",
                "/Datastreams({lon})?$expand=Thing($expand=Locations),Observations",
                "/Datastreams({speed})/Thing",
                "/Datastreams({speed})/Thing?$expand=Locations",
                "/Datastreams({speed})/Observations?$expand=FeatureOfInterest",
                "/Datastreams({lon})/Observations",
                "/Datastreams({lat})/Observations?$select=result",
                "/Datastreams({lon})/Observations?$orderby=phenomenonTime desc&$top=1",
                "/Observations",
            })
    void nobodyLearnsAPlaceFinerThanThePolicyAllows(String question) throws Exception {
        var answer = ask(question);

        assertThat(answer.statusCode()).isIn(200, 400, 404);
        // A refusal may quote what was asked.
        if (answer.statusCode() == 200) {
            assertThat(answer.body()).doesNotContain("126.9786", "37.5665", "126.9787", "37.5666", "세종대로");
        }
    }

    @Test
    void thePlaceIsShownAsTheMiddleOfItsCell() throws Exception {
        var answer = JSON.readTree(ask("/Things({thing})/Locations").body());
        JsonNode coordinates = answer.path("value").path(0).path("location").path("coordinates");

        var shown =
                new Position(coordinates.get(0).asDouble(), coordinates.get(1).asDouble());
        assertThat(shown).isNotEqualTo(EXACT);
        assertThat(shown.lon()).isBetween(126.97, 126.99);
        assertThat(shown.lat()).isBetween(37.56, 37.57);
    }

    @Test
    void whatIsNoPlaceIsShown() throws Exception {
        var facts = JSON.readTree(ask("/Things({thing})").body()).path("properties");

        assertThat(facts.path("crew").asString()).isEqualTo("3");
        assertThat(facts.has("address")).isFalse();
        assertThat(facts.has("path")).isFalse();
        assertThat(ask("/Datastreams({speed})/Observations").body()).contains("41");
    }

    @Test
    void thePastDoesNotTellTheCoordinatesEither() throws Exception {
        for (int i = 0; i < 2; i++) {
            var answer = get("/api/history?datastream=" + streams[i] + "&interval=1m&aggregate=last");
            assertThat(answer.statusCode()).isEqualTo(404);
        }
        assertThat(get("/api/history?datastream=" + streams[2] + "&interval=1m&aggregate=last")
                        .statusCode())
                .isEqualTo(200);
    }

    private static final JsonMapper JSON = new JsonMapper();

    private HttpResponse<String> ask(String question) throws Exception {
        var filled = question.replace("{thing}", Integer.toString(thing))
                .replace("{lon}", Integer.toString(streams[0]))
                .replace("{lat}", Integer.toString(streams[1]))
                .replace("{speed}", Integer.toString(streams[2]));
        int options = filled.indexOf('?');
        var path = options < 0 ? filled : filled.substring(0, options);
        var query = new StringBuilder();
        if (options >= 0) {
            for (var option : filled.substring(options + 1).split("&")) {
                var parts = option.split("=", 2);
                query.append(query.isEmpty() ? '?' : '&')
                        .append(parts[0])
                        .append('=')
                        .append(encoded(parts[1]));
            }
        }
        return get("/sensorthings/v1.1" + path + query);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> get(String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
