package city.madang.intake;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.intake.connector.TestBroker;
import city.madang.intake.connector.TestCitySystem;
import city.madang.observations.Datastreams;
import city.madang.observations.History;
import city.madang.observations.Reading;
import city.madang.observations.Things;
import city.madang.observations.log.Gate;
import city.madang.platform.Alarms;
import city.madang.platform.database.TestPostgres;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// PostgreSQL dies while four kinds of systems deliver, is away for a while, and comes back. Then everything they said
/// is stored, once.
@Tag("journey")
class DatabaseAwayTest {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final String LEGACY = "jdbc:hsqldb:mem:meters";
    private static final String TOKEN = "token-of-the-bins";
    private static final String SOURCES = """
            sources:
              - id: stations
                name: {ko: 측정소, en: Stations}
                office: digital
                dataset: air-quality
                connector: http
                endpoint: {host: city, path: /newest}
                every: 1s
                map:
                  thing: {kind: station, key: "station", name: {ko: 측정소, en: Station}}
                  time: {from: t, pattern: epoch-millis}
                  readings: [{property: pm10, from: v}]
                freshness: {late: 1h, silent: 2h}
              - id: meters
                name: {ko: 계량기, en: Meters}
                office: digital
                dataset: air-quality
                connector: jdbc
                endpoint:
                  host: legacy
                  credential: SA
                  query: "select SEEN, KW from METER where SEEN > :since order by SEEN"
                  cursor: SEEN
                every: 1s
                map:
                  thing: {kind: meter, key: "meter", name: {ko: 계량기, en: Meter}}
                  time: {from: SEEN, pattern: iso}
                  readings: [{property: power, from: KW}]
                freshness: {late: 1h, silent: 2h}
              - id: bins
                name: {ko: 수거함, en: Bins}
                office: digital
                dataset: waste
                connector: webhook
                endpoint: {credential: bins}
                map:
                  thing: {kind: smart-bin, key: "bin", name: {ko: 수거함, en: Bin}}
                  time: {from: t, pattern: epoch-millis}
                  readings: [{property: fill-level, from: fill}]
                freshness: {late: 1h, silent: 2h}
              - id: noise
                name: {ko: 소음, en: Noise}
                office: digital
                dataset: s-dot
                connector: mqtt
                endpoint: {host: sensors, topic: "noise", qos: 1, credential: sensors}
                map:
                  thing: {kind: noise-meter, key: "noise", name: {ko: 소음, en: Noise}}
                  time: {from: t, pattern: epoch-millis}
                  readings: [{property: noise, from: db}]
                freshness: {late: 1h, silent: 2h}
            """;

    @TempDir
    private Path folder;

    /// What each system said: result by time.
    private final NavigableMap<Long, Double> stations = new ConcurrentSkipListMap<>();

    private final NavigableMap<Long, Double> meters = new ConcurrentSkipListMap<>();
    private final NavigableMap<Long, Double> bins = new ConcurrentSkipListMap<>();
    private final NavigableMap<Long, Double> noise = new ConcurrentSkipListMap<>();
    private final AtomicReference<HttpResponse<String>> refusal = new AtomicReference<>();
    private volatile boolean speaking = true;

    @Test
    void nothingIsLostAndNothingIsTwice() throws Exception {
        try (var legacy = DriverManager.getConnection(LEGACY, "SA", "");
                var postgres = new TestPostgres(folder.resolve("postgres"));
                var broker = new TestBroker(folder.resolve("broker"), "secret");
                var system = new TestCitySystem(exchange -> TestCitySystem.send(exchange, newest()))) {
            try (var statement = legacy.createStatement()) {
                statement.execute("create table METER (SEEN timestamp(3), KW double)");
            }
            try (var hall = TestCityHall.open(
                    folder,
                    postgres.url(),
                    SOURCES,
                    Map.of(
                            "city",
                            system.target().url(),
                            "legacy",
                            LEGACY,
                            "sensors",
                            broker.target().url()),
                    Map.of("SA", "", "bins", TOKEN, TestBroker.USER, "secret"))) {
                TestCityHall.await("the city hall listens", () -> {
                    broker.publish("noise", "{\"t\":%d,\"db\":1}".formatted(System.currentTimeMillis()));
                    return !stored(hall, "noise", "noise").isEmpty();
                });
                var systems = Thread.ofVirtual().start(() -> speak(legacy, broker));
                var pusher = Thread.ofVirtual().start(() -> push(hall));
                TestCityHall.await("everything flows", () -> count(hall) >= 4);

                postgres.kill();
                TestCityHall.await("a push is refused", () -> refusal.get() != null);
                assertThat(refusal.get()
                                .headers()
                                .firstValueAsLong("Retry-After")
                                .orElseThrow())
                        .isPositive();
                assertThat(hall.bean(Alarms.class).isActive(Gate.DATABASE_AWAY)).isTrue();
                TestCityHall.await(
                        "the sources say so",
                        () -> List.of("stations", "meters").stream()
                                .allMatch(id -> error(hall, id).contains("저장하지 못했습니다")));
                assertThat(hall.get("/api/state?topics=sources").statusCode())
                        .as("screens still get the last state")
                        .isEqualTo(200);
                int asked = system.asked().size();
                TestCityHall.await("polls go on meanwhile", () -> system.asked().size() > asked);

                postgres.startAgain();
                int before = noise.size();
                TestCityHall.await("the systems go on", () -> noise.size() > before + 20);
                speaking = false;
                systems.join();
                pusher.join();

                for (var each : Map.of(
                                "station/pm10",
                                stations,
                                "meter/power",
                                meters,
                                "bin/fill-level",
                                bins,
                                "noise/noise",
                                noise)
                        .entrySet()) {
                    var name = each.getKey().split("/");
                    TestCityHall.await(
                            "all of " + each.getKey() + " is there",
                            () -> byTime(stored(hall, name[0], name[1]))
                                            .tailMap(each.getValue().firstKey(), true)
                                            .size()
                                    >= each.getValue().size());
                    assertThat(byTime(stored(hall, name[0], name[1]))
                                    .tailMap(each.getValue().firstKey(), true))
                            .as(each.getKey())
                            .isEqualTo(each.getValue());
                }
                assertThat(hall.bean(Alarms.class).list()).isEmpty();
                TestCityHall.await(
                        "the sources are well",
                        () -> List.of("stations", "meters", "bins", "noise").stream()
                                .allMatch(id -> state(hall, id) == SourceState.FRESH));
            }
        }
    }

    /// Every 100 ms each system says something new.
    private void speak(java.sql.Connection legacy, TestBroker broker) {
        try (var insert = legacy.prepareStatement("insert into METER values (?, ?)")) {
            for (int i = 1; speaking; i++) {
                long now = System.currentTimeMillis();
                stations.put(now, (double) (i % 100));
                meters.put(now, (double) (i % 50));
                insert.setObject(1, LocalDateTime.ofInstant(Instant.ofEpochMilli(now), SEOUL));
                insert.setDouble(2, i % 50);
                insert.executeUpdate();
                broker.publish("noise", "{\"t\":%d,\"db\":%d}".formatted(now, i % 90));
                noise.put(now, (double) (i % 90));
                Thread.sleep(100);
            }
        } catch (SQLException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// The page of the stations' system: everything it said in the last minutes.
    private String newest() {
        var page = new StringBuilder("[");
        stations.tailMap(System.currentTimeMillis() - 300_000)
                .forEach((time, value) -> page.append(page.length() == 1 ? "" : ",")
                        .append("{\"t\":%d,\"v\":%s}".formatted(time, value)));
        return page.append(']').toString();
    }

    /// Pushes until told to stop, and repeats what was refused, as Retry-After asks.
    private void push(TestCityHall hall) {
        try {
            for (int i = 1; speaking; i++) {
                long now = System.currentTimeMillis();
                var body = "{\"t\":%d,\"fill\":%d}".formatted(now, i % 100);
                while (true) {
                    var answer = hall.post("/intake/webhook/bins", body, "Authorization", "Bearer " + TOKEN);
                    if (answer.statusCode() == 200) {
                        bins.put(now, (double) (i % 100));
                        break;
                    }
                    if (answer.statusCode() != 503) {
                        throw new AssertionError(answer.statusCode() + ": " + answer.body());
                    }
                    refusal.set(answer);
                    Thread.sleep(
                            answer.headers().firstValueAsLong("Retry-After").orElse(1) * 1000);
                }
                Thread.sleep(20);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static int count(TestCityHall hall) {
        return (stored(hall, "station", "pm10").isEmpty() ? 0 : 1)
                + (stored(hall, "meter", "power").isEmpty() ? 0 : 1)
                + (stored(hall, "bin", "fill-level").isEmpty() ? 0 : 1)
                + (stored(hall, "noise", "noise").isEmpty() ? 0 : 1);
    }

    private static String error(TestCityHall hall, String id) {
        var error = hall.bean(SourceHealth.class).find(id).orElseThrow().error();
        return error == null ? "" : error.ko();
    }

    private static SourceState state(TestCityHall hall, String id) {
        return hall.bean(SourceHealth.class).find(id).orElseThrow().state();
    }

    private static List<Reading> stored(TestCityHall hall, String thing, String property) {
        return hall.bean(Things.class)
                .find(thing)
                .flatMap(known -> hall.bean(Datastreams.class).find(known.number(), property))
                .map(stream -> hall.bean(History.class)
                        .readings(
                                stream.number(),
                                Instant.now().minus(1, ChronoUnit.HOURS),
                                Instant.now().plusSeconds(60),
                                10_000))
                .orElse(List.of());
    }

    /// Fails if a time is there twice.
    private static NavigableMap<Long, Double> byTime(List<Reading> readings) {
        var byTime = new TreeMap<Long, Double>();
        for (var reading : readings) {
            assertThat(byTime.put(reading.time(), reading.result()))
                    .as("another reading at %d", reading.time())
                    .isNull();
        }
        return byTime;
    }
}
