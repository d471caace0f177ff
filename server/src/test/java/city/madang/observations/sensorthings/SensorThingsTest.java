package city.madang.observations.sensorthings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(PushedCity.class)
class SensorThingsTest {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String key = "station:" + UUID.randomUUID();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @LocalServerPort
    private int port;

    @Autowired
    private PushedCity.HeldDoubts quarantine;

    private int datastream;

    @BeforeEach
    void createAThing() throws Exception {
        var made = post(PushedCity.TOKEN, "/Things", thing());
        assertThat(made.statusCode()).isEqualTo(201);
        datastream = JSON.readTree(made.body())
                .path("Datastreams")
                .path(0)
                .path("@iot.id")
                .asInt();
        quarantine.doubts.clear();
    }

    @Test
    void findsAThingThatIsCreatedAgain() throws Exception {
        var again = post(PushedCity.TOKEN, "/Things", thing());

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(again.body())
                        .path("Datastreams")
                        .path(0)
                        .path("@iot.id")
                        .asInt())
                .isEqualTo(datastream);
        assertThat(get("/Things?$filter=properties/key eq '%s'".formatted(key))
                        .path("value")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void storesASingleObservationAndShowsIt() throws Exception {
        var created = post(PushedCity.TOKEN, "/Observations", observation(datastream, now, "18.5"));

        assertThat(created.statusCode()).isEqualTo(201);
        var location = created.headers().firstValue("Location").orElseThrow();
        var shown = get(location.substring(location.indexOf("/Observations")));
        assertThat(shown.path("result").asDouble()).isEqualTo(18.5);
        assertThat(shown.path("phenomenonTime").asString()).isEqualTo(now.toString());
    }

    @Test
    void storesADataArrayOnce() throws Exception {
        var array = array(datastream, now, 50);

        var first = post(PushedCity.TOKEN, "/CreateObservations", array);
        var second = post(PushedCity.TOKEN, "/CreateObservations", array);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(JSON.readTree(first.body()).size()).isEqualTo(50);
        assertThat(first.headers().firstValue("Madang-Stored")).hasValue("50");
        assertThat(second.headers().firstValue("Madang-Stored")).hasValue("0");
        assertThat(get("/Datastreams(%d)/Observations?$top=7&$count=true".formatted(datastream))
                        .path("value")
                        .size())
                .isEqualTo(7);
    }

    @Test
    void knowsADeliveryByItsIdempotencyKey() throws Exception {
        var key = UUID.randomUUID().toString();
        post(PushedCity.TOKEN, "/CreateObservations", array(datastream, now, 5), "Idempotency-Key", key);

        var other = post(
                PushedCity.TOKEN,
                "/CreateObservations",
                array(datastream, now.plusSeconds(60), 5),
                "Idempotency-Key",
                key);

        assertThat(other.headers().firstValue("Madang-Stored")).hasValue("0");
    }

    @Test
    void putsWhatBreaksItsContractIntoQuarantineAndStoresTheRest() throws Exception {
        var body = """
                [{"Datastream": {"@iot.id": %d}, "components": ["phenomenonTime", "result"], "dataArray": [
                  ["%s", 20], ["%s", -99999], ["%s", "broken"], ["tomorrow", 3], ["%s", 21]]},
                 {"Datastream": {"@iot.id": 99999999}, "components": ["result"], "dataArray": [[1]]}]
                """.formatted(datastream, now, now.plusSeconds(1), now.plusSeconds(2), now.plusSeconds(3));

        var answer = post(PushedCity.TOKEN, "/CreateObservations", body);

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Madang-Stored")).hasValue("2");
        assertThat(JSON.readTree(answer.body())
                        .valueStream()
                        .map(JsonNode::asString)
                        .filter(text -> text.startsWith("error")))
                .hasSize(4);
        assertThat(quarantine.doubts)
                .extracting(doubt -> doubt.reason())
                .containsExactly("out-of-range", "not-a-number", "implausible-time", "unknown-datastream");
        assertThat(quarantine.doubts.getFirst().delivered()).contains("-99999");
    }

    @Test
    void refusesCallersWithoutATokenAndThingsOfOthers() throws Exception {
        assertThat(post("nobody", "/Observations", observation(datastream, now, "1"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(post(PushedCity.OTHER_TOKEN, "/Things", thing()).statusCode())
                .isEqualTo(409);

        post(PushedCity.OTHER_TOKEN, "/Observations", observation(datastream, now, "1"));

        assertThat(quarantine.doubts).extracting(doubt -> doubt.reason()).containsExactly("unknown-datastream");
    }

    @Test
    void saysWhatIsWrongInTheShapeOfTheStandard() throws Exception {
        var answer = post(PushedCity.TOKEN, "/CreateObservations", "[{\"Datastream\": ");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(answer.body()).path("type").asString()).isEqualTo("error");
        assertThat(JSON.readTree(answer.body()).path("message").asString()).contains("JSON");
    }

    @Test
    void addsADatastreamToAThing() throws Exception {
        var thing = get("/Datastreams(%d)/Thing".formatted(datastream))
                .path("@iot.id")
                .asInt();

        var made = post(PushedCity.TOKEN, "/Things(%d)/Datastreams".formatted(thing), """
                {"name": "pm10", "unitOfMeasurement": {"symbol": "µg/m³"}, "ObservedProperty": {"name": "pm10"}}
                """);

        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(get("/Things(%d)/Datastreams".formatted(thing)).path("value").size())
                .isEqualTo(2);
    }

    @Test
    void answersHistoryOverTheApi() throws Exception {
        post(PushedCity.TOKEN, "/CreateObservations", array(datastream, now.minusSeconds(100), 50));

        var series = JSON.readTree(send(HttpRequest.newBuilder(
                        URI.create("http://localhost:%d/api/history?datastream=%d&interval=1d&aggregate=max"
                                .formatted(port, datastream))))
                .body());

        assertThat(series.path("unit").asString()).isEqualTo("µg/m³");
        assertThat(series.path("points")
                        .path(series.path("points").size() - 1)
                        .path(1)
                        .asDouble())
                .isEqualTo(49);
    }

    private String thing() {
        return """
                {"name": "시험소", "description": "test station",
                 "properties": {"key": "%s", "kind": "air-station", "nameEn": "Test station", "district": "11680"},
                 "Locations": [{"name": "x", "encodingType": "application/geo+json",
                                "location": {"type": "Point", "coordinates": [127.0, 37.5]}}],
                 "Datastreams": [{"name": "pm25", "unitOfMeasurement": {"symbol": "µg/m³"},
                                  "ObservedProperty": {"name": "pm25"}, "Sensor": {"name": "s"}}]}
                """.formatted(key);
    }

    private static String observation(int datastream, Instant time, String result) {
        return "{\"phenomenonTime\": \"%s\", \"result\": %s, \"Datastream\": {\"@iot.id\": %d}}"
                .formatted(time, result, datastream);
    }

    private static String array(int datastream, Instant from, int size) {
        var rows = new StringBuilder();
        for (int i = 0; i < size; i++) {
            rows.append(i == 0 ? "" : ",").append("[\"%s\", %d]".formatted(from.plusSeconds(i), i));
        }
        return "[{\"Datastream\": {\"@iot.id\": %d}, \"components\": [\"phenomenonTime\", \"result\"], \"dataArray\": [%s]}]"
                .formatted(datastream, rows);
    }

    private JsonNode get(String path) throws Exception {
        int query = path.indexOf("$filter=");
        var address = query < 0
                ? path
                : path.substring(0, query + 8) + URLEncoder.encode(path.substring(query + 8), StandardCharsets.UTF_8);
        return JSON.readTree(send(HttpRequest.newBuilder(root(address))).body());
    }

    private HttpResponse<String> post(String token, String path, String body, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(root(path))
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private URI root(String path) {
        return URI.create("http://localhost:%d/sensorthings/v1.1%s".formatted(port, path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
