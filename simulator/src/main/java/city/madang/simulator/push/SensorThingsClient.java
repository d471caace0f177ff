package city.madang.simulator.push;

import city.madang.simulator.http.Row;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Speaks OGC SensorThings 1.1 to a server: makes Things with their Datastreams, sends Observations.
public final class SensorThingsClient {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI base;
    private final Supplier<String> token;

    /// @param server such as `http://localhost:8080`
    /// @param token sent as Bearer token
    public SensorThingsClient(URI server, Supplier<String> token) {
        this.base = URI.create(server.toString().replaceAll("/$", "") + "/sensorthings/v1.1");
        this.token = token;
    }

    /// Makes a Thing with its Datastreams, or finds it if the server has it already.
    ///
    /// @return the ids of its Datastreams in their order
    /// @throws IOException if the server refuses or does not answer
    public List<Long> register(PushedThing thing) throws IOException, InterruptedException {
        var response = post("/Things", JSON.writeValueAsString(describe(thing)));
        if (response.statusCode() == 409) {
            return datastreams(thing, find(thing));
        }
        check(response);
        var location = response.headers().firstValue("Location").orElse("");
        var made = response.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(response.body());
        if (made.path("Datastreams").isArray() && !made.path("Datastreams").isEmpty()) {
            return inOrder(thing, made.path("Datastreams"));
        }
        var id = made.has("@iot.id") ? made.path("@iot.id").asString() : location.replaceAll(".*\\((.*)\\)$", "$1");
        return datastreams(thing, id);
    }

    /// Sends a dataArray.
    ///
    /// @throws IOException if the server did not acknowledge it
    public void send(String dataArray) throws IOException, InterruptedException {
        checkTaken(post("/CreateObservations", dataArray));
    }

    /// Sends one Observation.
    public void send(long datastream, String time, double result) throws IOException, InterruptedException {
        checkTaken(post(
                "/Observations",
                "{\"phenomenonTime\":\"%s\",\"result\":%s,\"Datastream\":{\"@iot.id\":%d}}"
                        .formatted(time, result, datastream)));
    }

    private String find(PushedThing thing) throws IOException, InterruptedException {
        var filter = URLEncoder.encode("properties/key eq '%s'".formatted(thing.key()), StandardCharsets.UTF_8);
        var found = get("/Things?$filter=" + filter.replace("+", "%20")).path("value");
        if (found.isEmpty()) {
            throw new IOException("the server has a Thing '%s' and does not find it".formatted(thing.key()));
        }
        return found.path(0).path("@iot.id").asString();
    }

    private List<Long> datastreams(PushedThing thing, String id) throws IOException, InterruptedException {
        return inOrder(thing, get("/Things(%s)/Datastreams".formatted(id)).path("value"));
    }

    private static List<Long> inOrder(PushedThing thing, JsonNode streams) throws IOException {
        var byName = new HashMap<String, Long>();
        for (var stream : streams) {
            byName.put(stream.path("name").asString(), stream.path("@iot.id").asLong());
        }
        var ids = new ArrayList<Long>();
        for (var stream : thing.streams()) {
            var id = byName.get(stream.property());
            if (id == null) {
                throw new IOException(
                        "the server made no Datastream '%s' of %s".formatted(stream.property(), thing.key()));
            }
            ids.add(id);
        }
        return ids;
    }

    private static Map<String, Object> describe(PushedThing thing) {
        var site = thing.site();
        var point = Row.of("type", "Point", "coordinates", List.of(site.lon(), site.lat()));
        return Row.of(
                "name", site.name().ko(),
                "description", site.name().en(),
                "properties",
                        Row.of(
                                "key", thing.key(),
                                "kind", thing.kind(),
                                "nameEn", site.name().en(),
                                "district", site.district().code()),
                "Locations",
                        List.of(Row.of(
                                "name",
                                site.name().ko(),
                                "description",
                                site.district().ko(),
                                "encodingType",
                                "application/geo+json",
                                "location",
                                point)),
                "Datastreams",
                        thing.streams().stream()
                                .map(SensorThingsClient::describe)
                                .toList());
    }

    private static Map<String, Object> describe(PushedThing.Stream stream) {
        return Row.of(
                "name", stream.property(),
                "description", stream.property(),
                "observationType", "http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement",
                "unitOfMeasurement",
                        Row.of("name", stream.unit(), "symbol", stream.unit(), "definition", stream.unit()),
                "ObservedProperty",
                        Row.of(
                                "name", stream.property(),
                                "definition", "urn:city:property:" + stream.property(),
                                "description", stream.property()),
                "Sensor",
                        Row.of(
                                "name", "sensor of " + stream.property(),
                                "description", "factory calibrated",
                                "encodingType", "text/plain",
                                "metadata", "none"));
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        var response = http.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString());
        check(response);
        return JSON.readTree(response.body());
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        var request = request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token.get());
    }

    /// The server does not know the Datastream any more: its data are new.
    static final class UnknownDatastreamException extends IOException {
        UnknownDatastreamException() {
            super("the server does not know the Datastream");
        }
    }

    /// What is refused for good (400, 422) has been dealt with: it waits in quarantine there, and sending it
    /// again would not help.
    private static void checkTaken(HttpResponse<String> response) throws IOException {
        switch (response.statusCode()) {
            case 400, 422 -> {}
            case 404 -> throw new UnknownDatastreamException();
            default -> check(response);
        }
    }

    private static void check(HttpResponse<String> response) throws IOException {
        if (response.statusCode() >= 300) {
            throw new IOException("the server answered %d".formatted(response.statusCode()));
        }
    }
}
