package city.madang.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks a simulation on its HTTP ports.
public final class Asking implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Simulation simulation;

    public Asking(Simulation simulation) {
        this.simulation = simulation;
    }

    public HttpResponse<byte[]> bytes(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(uri(simulation.httpPort(), path)).build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    public String text(String path) throws IOException, InterruptedException {
        return new String(bytes(path).body(), StandardCharsets.UTF_8);
    }

    public JsonNode json(String path) throws IOException, InterruptedException {
        return JSON.readTree(text(path));
    }

    public int misbehave(String system, String mode) throws IOException, InterruptedException {
        var order = "{\"system\":\"%s\",\"mode\":\"%s\",\"seconds\":60}".formatted(system, mode);
        var request = HttpRequest.newBuilder(uri(simulation.controlPort(), "/misbehave"))
                .POST(HttpRequest.BodyPublishers.ofString(order))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    /// Orders something at the control port.
    public JsonNode order(String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri(simulation.controlPort(), path))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return JSON.readTree(
                http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    public JsonNode systems() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri(simulation.controlPort(), "/systems"))
                .build();
        return JSON.readTree(
                        http.send(request, HttpResponse.BodyHandlers.ofString()).body())
                .path("systems");
    }

    private static URI uri(int port, String path) {
        return URI.create("http://localhost:%d%s".formatted(port, path));
    }

    @Override
    public void close() {
        http.close();
    }
}
