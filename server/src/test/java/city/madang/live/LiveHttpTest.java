package city.madang.live;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.catalogue.Sources;
import city.madang.observations.Datastreams;
import city.madang.observations.Observations;
import city.madang.observations.Occurrence;
import city.madang.observations.Occurrences;
import city.madang.observations.ReadingBatch;
import city.madang.observations.ThingSpec;
import city.madang.observations.Things;
import city.madang.platform.LocalText;
import city.madang.platform.Position;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One whole way: a reading is stored, and a screen that is open shows it.
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class LiveHttpTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Instant NOON = Instant.parse("2026-11-21T03:00:00Z");

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

    @Autowired
    private Occurrences occurrences;

    private int source;
    private int station;
    private int pm25;

    @BeforeEach
    void registerAStation() {
        source = sources.get("air-realtime").number();
        station = things.register(new ThingSpec(
                "air-station:강남구",
                "air-station",
                new LocalText("강남구", "Gangnam-gu"),
                source,
                new Position(127.04, 37.51),
                "11680",
                Map.of()));
        pm25 = datastreams.register(station, "pm25", "µg/m³");
    }

    @Test
    void showsAStoredReadingOnAnOpenScreen() throws Exception {
        store(NOON, 18.0);
        try (var screen = new EventReader(live("layer:air"))) {
            assertThat(screen.answer().headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
            assertThat(json(screen.next(event -> event.name().equals("status")))
                            .path("database")
                            .asString())
                    .isEqualTo("up");
            var snapshot = json(screen.next(event -> event.name().equals("snapshot")));
            assertThat(snapshot.path("topic").asString()).isEqualTo("layer:air");
            assertThat(snapshot.path("properties").path(0).asString()).isEqualTo("pm25");
            assertThat(row(snapshot.path("things"), station).toString())
                    .isEqualTo("[%d,\"air-station:강남구\",\"강남구\",\"Gangnam-gu\",127.04,37.51,\"11680\"]"
                            .formatted(station));
            assertThat(row(snapshot.path("readings"), station).path(1).path(0).asDouble())
                    .isEqualTo(18.0);

            store(NOON.plusSeconds(60), 19.5);

            var delta = json(screen.next(event -> event.name().equals("delta")));
            var reading = row(delta.path("readings"), station);
            assertThat(reading.path(1).path(0).asDouble()).isEqualTo(19.5);
            assertThat(reading.path(2).asLong()).isEqualTo(NOON.plusSeconds(60).getEpochSecond());
        }
    }

    @Test
    void showsAThingThatAppearsWhileScreensAreOpen() throws Exception {
        try (var screen = new EventReader(live("layer:weather"), "Accept-Encoding", "gzip")) {
            screen.next(event -> event.name().equals("snapshot"));
            int gauge = things.register(new ThingSpec(
                    "weather-station:new" + System.nanoTime(),
                    "weather-station",
                    LocalText.same("new"),
                    source,
                    null,
                    null,
                    Map.of()));
            int temperature = datastreams.register(gauge, "temperature", "°C");
            observations.store(new ReadingBatch(
                    source,
                    null,
                    1,
                    new int[] {temperature},
                    new long[] {NOON.toEpochMilli()},
                    new double[] {9.4},
                    new byte[1]));

            var delta = json(screen.next(event -> event.name().equals("delta")
                    && !row(json(event).path("things"), gauge).isMissingNode()));
            assertThat(row(delta.path("things"), gauge).path(2).asString()).isEqualTo("new");
        }
    }

    @Test
    void resumesWhereAScreenLeftOff() throws Exception {
        String last;
        try (var screen = new EventReader(live("layer:air"))) {
            last = screen.next(event -> !event.id().isEmpty()).id();
        }
        store(Instant.ofEpochMilli(System.currentTimeMillis()), 33.0);

        try (var again = new EventReader(live("layer:air"), "Last-Event-ID", last)) {
            var first = again.next(event -> !event.name().equals("status"));
            assertThat(first.name()).isEqualTo("delta");
            assertThat(row(json(first).path("readings"), station)
                            .path(1)
                            .path(0)
                            .asDouble())
                    .isEqualTo(33.0);
        }
    }

    @Test
    void showsAnIncidentAsThePolicySays() throws Exception {
        try (var screen = new EventReader(live("incidents,press"))) {
            occurrences.store(List.of(new Occurrence(
                    source,
                    "I-" + System.nanoTime(),
                    "incident",
                    new LocalText("상가 연기", "Smoke in a shop"),
                    new LocalText("2층", "second floor"),
                    "fire",
                    "Severe",
                    "open",
                    NOON,
                    null,
                    NOON,
                    new Position(127.0, 37.5),
                    "11680",
                    null,
                    Map.of("caller", "010-0000-0000", "units", "4"))));

            var item = json(screen.next(event -> event.name().equals("delta")))
                    .path("items")
                    .path(0);
            assertThat(item.path("title").path("en").asString()).isEqualTo("Smoke in a shop");
            assertThat(item.path("properties").path("units").asString()).isEqualTo("4");
            assertThat(item.path("properties").has("caller")).isFalse();
        }
    }

    @Test
    void givesTheSamePictureWithoutAStream() throws Exception {
        store(NOON, 18.0);

        var state = JSON.readTree(get("/api/state?topics=layer:air,incidents").body());

        assertThat(state.path("topics").path("layer:air").path("things").isArray())
                .isTrue();
        assertThat(state.path("topics").path("incidents").path("items").isArray())
                .isTrue();
    }

    @Test
    void namesBeforehandWhatIsForOthers() throws Exception {
        var offered = JSON.readTree(get("/api/topics").body());

        assertThat(names(offered.path("served")))
                .contains("incidents", "layer:air")
                .doesNotContain("directives");
        for (var withheld : names(offered.path("withheld"))) {
            assertThat(get("/api/state?topics=" + withheld).statusCode())
                    .as(withheld)
                    .isEqualTo(403);
        }
        assertThat(names(offered.path("withheld"))).contains("directives");
    }

    @Test
    void saysWhatIsWrongWithAQuestion() throws Exception {
        for (var path : List.of("/live?topics=layer:air,nothing", "/api/state?topics=nothing")) {
            var answer = get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(400);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
            assertThat(answer.body()).contains("There is no topic 'nothing'", "layer:air");
        }
        assertThat(get("/live").statusCode()).isEqualTo(400);
        assertThat(get("/api/state?topics=incidents&at=yesterday").statusCode()).isEqualTo(400);
        assertThat(get("/api/state?topics=incidents&at=2999-01-01T00:00:00Z").body())
                .contains("has not come yet");
    }

    private void store(Instant time, double result) {
        observations.store(new ReadingBatch(
                source,
                null,
                1,
                new int[] {pm25},
                new long[] {time.toEpochMilli()},
                new double[] {result},
                new byte[1]));
    }

    private String live(String topics) {
        return "http://localhost:%d/live?topics=%s".formatted(port, topics);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    private static List<String> names(JsonNode texts) {
        return texts.valueStream().map(JsonNode::asString).toList();
    }

    private static JsonNode json(EventReader.Event event) {
        return JSON.readTree(event.data());
    }

    private static JsonNode row(JsonNode rows, int number) {
        for (var row : rows) {
            if (row.path(0).asInt() == number) {
                return row;
            }
        }
        return JSON.missingNode();
    }
}
