package city.madang.intake;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.intake.connector.TestBroker;
import city.madang.intake.quarantine.Quarantine;
import city.madang.intake.running.SourceWork;
import city.madang.observations.Datastreams;
import city.madang.observations.History;
import city.madang.observations.Reading;
import city.madang.observations.Things;
import city.madang.platform.database.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What systems push, by HTTP and by MQTT, until it is stored.
class PushedSystemsTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String TOKEN = "token-of-the-bins";
    private static final String SOURCES = """
            sources:
              - id: bins
                name: {ko: 수거함, en: Bins}
                office: digital
                dataset: waste
                connector: webhook
                endpoint: {credential: bins}
                map:
                  thing: {kind: smart-bin, key: "bin:{bin}", name: {ko: "{bin}", en: "{bin}"}}
                  time: {from: time, pattern: iso}
                  readings: [{property: fill-level, from: fill}]
                freshness: {late: 1h, silent: 2h}
              - id: lifts
                name: {ko: 승강기, en: Lifts}
                office: digital
                dataset: waste
                connector: webhook
                endpoint: {credential: lifts}
                map:
                  thing: {kind: lift, key: "lift:{id}", name: {ko: "{id}", en: "{id}"}}
                  time: {from: time, pattern: iso}
                  readings: [{property: fill-level, from: load}]
                freshness: {late: 1h, silent: 2h}
              - id: noise
                name: {ko: 소음, en: Noise}
                office: digital
                dataset: s-dot
                connector: mqtt
                endpoint: {host: sensors, topic: "noise/+/level", qos: 1, credential: sensors}
                map:
                  thing: {kind: noise-meter, key: "noise:{$topic[1]}", name: {ko: "{$topic[1]}", en: "{$topic[1]}"}}
                  time: {from: t, pattern: epoch-millis}
                  readings: [{property: noise, from: db}]
                freshness: {late: 1h, silent: 2h}
            """;

    private static TestBroker broker;
    private static TestCityHall hall;

    private final String bin = UUID.randomUUID().toString();
    private final Instant time = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @BeforeAll
    static void open(@TempDir Path folder) throws Exception {
        broker = new TestBroker(folder.resolve("broker"), "secret-of-the-sensors");
        hall = TestCityHall.open(
                folder,
                TestDatabase.newUrl(),
                SOURCES,
                Map.of("sensors", broker.target().url()),
                Map.of("bins", TOKEN, "lifts", "token-of-the-lifts", TestBroker.USER, "secret-of-the-sensors"));
    }

    @AfterAll
    static void close() {
        hall.close();
        broker.close();
    }

    @BeforeEach
    void goOn() {
        hall.bean(SourceWork.class).pause("bins", false);
    }

    private HttpResponse<String> push(String contentType, String body, String... headers) {
        var all = new java.util.ArrayList<>(List.of("Authorization", "Bearer " + TOKEN, "Content-Type", contentType));
        all.addAll(List.of(headers));
        return hall.post("/intake/webhook/bins", body, all.toArray(String[]::new));
    }

    private String reading(int fill) {
        return "{\"bin\":\"%s\",\"time\":\"%s\",\"fill\":%d}".formatted(bin, time, fill);
    }

    private String event(String id, int fill) {
        return """
                {"specversion":"1.0","id":"%s","source":"/bins","type":"city.bin.filled","data":%s}
                """.formatted(id, reading(fill));
    }

    private static List<Reading> stored(String thing, String property) {
        var known = hall.bean(Things.class).find(thing);
        if (known.isEmpty()) {
            return List.of();
        }
        return hall.bean(Datastreams.class)
                .find(known.get().number(), property)
                .map(stream -> hall.bean(History.class)
                        .readings(
                                stream.number(),
                                Instant.now().minus(1, ChronoUnit.DAYS),
                                Instant.now().plusSeconds(60),
                                1000))
                .orElse(List.of());
    }

    private List<Reading> stored() {
        return stored("bin:" + bin, "fill-level");
    }

    private static JsonNode body(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    @Test
    void whatIsAcceptedIsStored() {
        var answer = push("application/json", reading(40));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(body(answer).path("accepted").asInt()).isEqualTo(1);
        assertThat(stored()).hasSize(1).first().satisfies(reading -> {
            assertThat(reading.time()).isEqualTo(time.toEpochMilli());
            assertThat(reading.result()).isEqualTo(40);
        });
    }

    @Test
    void takesCloudEventsInEveryMode() {
        var other = time.minusSeconds(60).toString();
        var structured = push("application/cloudevents+json; charset=utf-8", event(bin + "-1", 10));
        var batched = push(
                "application/cloudevents-batch+json",
                "[%s]".formatted(event(bin + "-2", 20).replace(time.toString(), other)));
        var binary = push(
                "application/json",
                reading(30).replace(time.toString(), time.minusSeconds(120).toString()),
                "ce-specversion",
                "1.0",
                "ce-id",
                bin + "-3",
                "ce-source",
                "/bins",
                "ce-type",
                "city.bin.filled");

        assertThat(List.of(structured, batched, binary)).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(body(answer).path("accepted").asInt()).isEqualTo(1);
        });
        assertThat(stored()).extracting(Reading::result).containsExactly(10.0, 20.0, 30.0);
    }

    @Test
    void anEventThatIsSentAgainIsTakenOnce() {
        push("application/cloudevents+json", event(bin, 55));
        var again = push("application/cloudevents+json", event(bin, 55));
        var plain = push("application/json", reading(55));

        assertThat(body(again).path("repeated").asInt()).isEqualTo(1);
        assertThat(plain.statusCode()).isEqualTo(200);
        assertThat(stored()).hasSize(1);
    }

    @Test
    void refusesWhoeverShowsNoTokenOrAnothers() {
        var nothing = hall.post("/intake/webhook/bins", reading(1));
        var wrong = hall.post("/intake/webhook/bins", reading(1), "Authorization", "Bearer guess");
        var others = hall.post("/intake/webhook/bins", reading(1), "Authorization", "Bearer token-of-the-lifts");
        var nowhere = hall.post("/intake/webhook/noise", reading(1), "Authorization", "Bearer " + TOKEN);

        assertThat(List.of(nothing, wrong, others))
                .extracting(HttpResponse::statusCode)
                .containsOnly(403);
        assertThat(nowhere.statusCode()).isEqualTo(404);
        assertThat(stored()).isEmpty();
    }

    @Test
    void refusesABodyThatIsTooLargeAlsoWhenItGrowsOnlyInside() throws Exception {
        var large = push("application/json", "[" + " ".repeat(4_000_001) + "]");
        var packed = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(packed)) {
            for (int i = 0; i < 50; i++) {
                zip.write(" ".repeat(1_000_000).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            }
        }
        var request = HttpRequest.newBuilder(URI.create(hall.url() + "/intake/webhook/bins"))
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(packed.toByteArray()))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            var bomb = http.send(request, HttpResponse.BodyHandlers.ofString());

            assertThat(packed.size()).isLessThan(100_000);
            assertThat(bomb.statusCode()).isEqualTo(413);
        }
        assertThat(large.statusCode()).isEqualTo(413);
    }

    @Test
    void whatIsNoJsonIsRefusedAndWaitsInQuarantine() {
        var answer = push("application/json", "{\"bin\":\"" + bin);
        var event = push("application/cloudevents+json", "{\"specversion\":\"1.0\",\"data\":" + reading(3) + "}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(event.statusCode()).isEqualTo(400);
        assertThat(hall.bean(Quarantine.class).list("bins", "open", 50))
                .filteredOn(entry -> entry.text().contains(bin))
                .extracting(entry -> entry.reason().code())
                .containsOnly("unreadable")
                .hasSize(2);
        assertThat(stored()).isEmpty();
    }

    @Test
    void whatBreaksTheContractWaitsWhileTheRestIsStored() {
        var late = reading(70).replace(time.toString(), time.minusSeconds(60).toString());
        var answer = push("application/json", "[%s,%s]".formatted(reading(5000), late));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(body(answer).path("quarantined").asInt()).isEqualTo(1);
        assertThat(stored()).extracting(Reading::result).containsExactly(70.0);
        assertThat(hall.bean(Quarantine.class).list("bins", "open", 50))
                .filteredOn(entry -> entry.text().contains(bin))
                .extracting(entry -> entry.reason().code())
                .containsExactly("out-of-range");
    }

    @Test
    void whileASourceIsPausedItIsToldToWait() {
        hall.bean(SourceWork.class).pause("bins", true);
        var refused = push("application/json", reading(40));
        hall.bean(SourceWork.class).pause("bins", false);
        var taken = push("application/json", reading(40));

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("60");
        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(stored()).hasSize(1);
    }

    private String level(long at, int db) {
        return "{\"t\":%d,\"db\":%d}".formatted(at, db);
    }

    @Test
    void sensorsAreHeardOverABrokerThatIsRestartedAndNothingIsTwice() throws Exception {
        long now = time.toEpochMilli();
        broker.publish("noise/" + bin + "/level", level(now - 3000, 50), level(now - 2000, 51), level(now - 2000, 51));
        TestCityHall.await(
                "the first are stored", () -> stored("noise:" + bin, "noise").size() == 2);

        broker.stop();
        TestCityHall.await(
                "the source says that its broker is away",
                () -> hall.bean(SourceHealth.class).find("noise").orElseThrow().error() != null);
        broker.start();
        TestCityHall.await(
                "the source is back",
                () -> hall.bean(SourceHealth.class).find("noise").orElseThrow().error() == null);
        broker.publish("noise/" + bin + "/level", level(now - 2000, 51), level(now - 1000, 52), "{\"t\":");
        TestCityHall.await(
                "the last is stored", () -> stored("noise:" + bin, "noise").size() >= 3);

        assertThat(stored("noise:" + bin, "noise")).extracting(Reading::result).containsExactly(52.0, 51.0, 50.0);
        TestCityHall.await(
                "the broken one is put aside",
                () -> hall.bean(Quarantine.class).list("noise", "open", 10).stream()
                        .anyMatch(entry -> entry.reason().code().equals("unreadable")));
    }
}
