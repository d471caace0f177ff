package city.madang.observations;

import city.madang.observations.sensorthings.PushedCity;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Pushes batches of one datastream until the server dies, and remembers what was acknowledged. Every
/// second batch is sent backwards in time, so that late readings are hit too.
final class CrashSender {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int BATCH = 25;
    private static final int BATCHES_A_ROUND = 60;
    private static final Instant BEGIN = Instant.parse("2026-11-01T00:00:00Z");

    private final HttpClient http = HttpClient.newHttpClient();
    private final String root;
    private final int datastream;
    private final TreeMap<Long, Double> acknowledged = new TreeMap<>();
    private @Nullable List<Long> inDoubt;
    private long next = BEGIN.toEpochMilli();

    private CrashSender(String root, int datastream) {
        this.root = root;
        this.datastream = datastream;
    }

    static boolean isUp(int port) throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:%d/health".formatted(port)))
                .timeout(Duration.ofSeconds(2))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    static CrashSender register(int port, int number) throws Exception {
        var root = "http://localhost:%d/sensorthings/v1.1".formatted(port);
        var sender = new CrashSender(root, -1);
        var made = sender.post("/Things", """
                {"name": "crash %1$d", "properties": {"key": "crash:%1$d", "kind": "air-station"},
                 "Datastreams": [{"name": "pm25", "ObservedProperty": {"name": "pm25"}}]}
                """.formatted(number));
        return new CrashSender(
                root,
                JSON.readTree(made.body())
                        .path("Datastreams")
                        .path(0)
                        .path("@iot.id")
                        .asInt());
    }

    /// Begins to send; ends when the server does.
    Thread start() {
        return Thread.ofVirtual().start(() -> {
            try {
                deliverWhatIsInDoubt();
                for (int i = 0; i < BATCHES_A_ROUND; i++) {
                    deliver(batch());
                }
            } catch (IOException e) {
                // The server was killed: the last batch stays in doubt.
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    void deliverWhatIsInDoubt() throws IOException, InterruptedException {
        var again = inDoubt;
        if (again != null) {
            deliver(again);
        }
    }

    TreeMap<Long, Double> acknowledged() {
        return acknowledged;
    }

    /// Reads back everything the server has for this datastream.
    ///
    /// @throws AssertionError if a reading is there twice
    TreeMap<Long, Double> stored() throws IOException, InterruptedException {
        var stored = new TreeMap<Long, Double>();
        long window = 2_000 * 1000L;
        for (long from = BEGIN.toEpochMilli(); from < next; from += window) {
            var filter = "phenomenonTime%%20ge%%20%s%%20and%%20phenomenonTime%%20lt%%20%s"
                    .formatted(Instant.ofEpochMilli(from), Instant.ofEpochMilli(from + window));
            var page = JSON.readTree(
                    get("/Datastreams(%d)/Observations?$top=10000&$filter=%s".formatted(datastream, filter)));
            for (var reading : page.path("value")) {
                long time =
                        Instant.parse(reading.path("phenomenonTime").asString()).toEpochMilli();
                if (stored.put(time, reading.path("result").asDouble()) != null) {
                    throw new AssertionError("The reading at %d is there twice".formatted(time));
                }
            }
        }
        return stored;
    }

    private List<Long> batch() {
        var times = new ArrayList<Long>();
        for (int i = 0; i < BATCH; i++) {
            times.add(next);
            next += 1000;
        }
        return (next / 1000 / BATCH) % 2 == 0 ? times : times.reversed();
    }

    private void deliver(List<Long> times) throws IOException, InterruptedException {
        inDoubt = times;
        var rows = new StringBuilder();
        for (long time : times) {
            rows.append(rows.isEmpty() ? "" : ",")
                    .append("[\"%s\",%s]".formatted(Instant.ofEpochMilli(time), value(time)));
        }
        var answer = post(
                "/CreateObservations",
                "[{\"Datastream\":{\"@iot.id\":%d},\"components\":[\"phenomenonTime\",\"result\"],\"dataArray\":[%s]}]"
                        .formatted(datastream, rows));
        if (answer.statusCode() == 201) {
            times.forEach(time -> acknowledged.put(time, value(time)));
            inDoubt = null;
        } else if (answer.statusCode() == 503) {
            Thread.sleep(100);
            deliver(times);
        } else {
            throw new AssertionError("The server answered %d: %s".formatted(answer.statusCode(), answer.body()));
        }
    }

    private static double value(long time) {
        return time / 1000 % 500 / 10.0;
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(root + path))
                        .header("Authorization", "Bearer " + PushedCity.TOKEN)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private String get(String path) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(URI.create(root + path))
                                .header("Authorization", "Bearer " + PushedCity.TOKEN)
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
