package city.madang.simulator.control;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Where the simulator itself is asked and ordered: `GET /health`, `GET /systems`, `POST /misbehave`, `GET /stories`,
/// `POST /stories/fire`.
public final class ControlPort implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    /// How long a system misbehaves if the order does not say.
    private static final long USUAL_SECONDS = 60;

    private final Systems systems;
    private final StoryOrders stories;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public ControlPort(int port, Systems systems, StoryOrders stories) throws IOException {
        this.systems = systems;
        this.stories = stories;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 16);
        server.setExecutor(threads);
        server.createContext(
                "/health",
                exchange -> answer(
                        exchange,
                        200,
                        Map.of("status", "up", "systems", systems.list().size())));
        server.createContext("/systems", exchange -> answer(exchange, 200, Map.of("systems", describe())));
        server.createContext("/misbehave", this::misbehave);
        server.createContext("/stories", this::stories);
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private List<Map<String, Object>> describe() {
        return systems.list().stream().map(ControlPort::describe).toList();
    }

    private static Map<String, Object> describe(CitySystem system) {
        var described = new LinkedHashMap<String, Object>();
        described.put("id", system.id());
        described.put("transport", system.transport());
        described.put("address", system.address());
        described.put("mode", system.mode().word());
        described.put("secondsLeft", system.secondsLeft());
        described.put("requests", system.requests());
        described.put("last", system.last());
        return described;
    }

    private void misbehave(HttpExchange exchange) throws IOException {
        try {
            var order = JSON.readTree(exchange.getRequestBody().readAllBytes());
            var mode = Mode.parse(order.path("mode").asString(""));
            var seconds = order.path("seconds").asLong(USUAL_SECONDS);
            var pattern = order.path("system").asString("");
            var meant = systems.misbehave(pattern, mode, seconds);
            if (meant == 0) {
                answer(exchange, 404, Map.of("error", "no system is called '%s'".formatted(pattern)));
                return;
            }
            answer(exchange, 200, Map.of("systems", meant, "mode", mode.word(), "seconds", seconds));
        } catch (IllegalArgumentException | JacksonException e) {
            answer(exchange, 400, Map.of("error", String.valueOf(e.getMessage())));
        }
    }

    private void stories(HttpExchange exchange) throws IOException {
        try {
            if (!exchange.getRequestMethod().equals("POST")) {
                answer(exchange, 200, Map.of("stories", stories.list()));
                return;
            }
            var path = exchange.getRequestURI().getPath();
            var order = JSON.readTree(exchange.getRequestBody().readAllBytes());
            answer(exchange, 201, stories.start(path.substring(path.lastIndexOf('/') + 1), order));
        } catch (IllegalArgumentException | JacksonException e) {
            answer(exchange, 400, Map.of("error", String.valueOf(e.getMessage())));
        }
    }

    private static void answer(HttpExchange exchange, int status, Map<String, Object> body) throws IOException {
        try (exchange) {
            var bytes = JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
