package city.madang.simulator.push;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.simulator.city.City;
import city.madang.simulator.control.Systems;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A server that refuses at first must not cost a reading.
class SensorThingsPusherTest {

    private static final Pattern READING =
            Pattern.compile("\"@iot.id\":([0-9]+)}.*?\\[\\[\"([^\"]+)\",", Pattern.DOTALL);

    private final Set<String> stored = ConcurrentHashMap.newKeySet();
    private final Set<String> tokens = ConcurrentHashMap.newKeySet();
    private final AtomicInteger batches = new AtomicInteger();
    private final AtomicInteger things = new AtomicInteger();
    private final CountDownLatch enough = new CountDownLatch(6);
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/sensorthings/v1.1/Things", this::createThing);
        server.createContext("/sensorthings/v1.1/CreateObservations", this::createObservations);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void sendsAgainWhatWasRefusedAndLosesNothing() throws Exception {
        var clock = InstantSource.system();
        var system = new Systems(clock).register("poles", "sensorthings", "/");
        var streams = List.of(
                new PushedThing.Stream("pm10", "µg/m³", 0, (site, moment) -> 30),
                new PushedThing.Stream("noise", "dB", 0, (site, moment) -> 55));
        var sites = new City(1).sites("pole", "폴", "pole", district -> 1);
        var poles = sites.stream()
                .map(site -> new PushedThing("pole", site, streams))
                .toList();
        var address =
                URI.create("http://localhost:%d".formatted(server.getAddress().getPort()));
        var client = new SensorThingsClient(address, () -> "secret");
        var pusher = new SensorThingsPusher(system, client, poles, 400, 100, clock);
        try (pusher) {
            enough.await();
        }
        server.stop(10); // what is under way comes to its end
        // Of the last batch the answer may have come too late.
        assertThat(pusher.acknowledged()).isBetween(stored.size() - 100L, (long) stored.size());
        assertThat(things).hasValue(25);
        assertThat(tokens).containsExactly("Bearer secret");
        // 50 datastreams in turn: each has as many readings as the others, give or take the one under way.
        var each = stored.stream().collect(Collectors.groupingBy(key -> key.split("@")[0], Collectors.counting()));
        assertThat(each).hasSize(50);
        assertThat(each.values())
                .allSatisfy(count ->
                        assertThat(count).isBetween((long) stored.size() / 50 - 1, stored.size() / 50 + 1L));
    }

    private void createThing(HttpExchange exchange) throws IOException {
        var first = 2 * things.getAndIncrement() + 1;
        var body =
                "{\"@iot.id\":%d,\"Datastreams\":[{\"@iot.id\":%d,\"name\":\"pm10\"},{\"@iot.id\":%d,\"name\":\"noise\"}]}"
                        .formatted(first, first, first + 1);
        answer(exchange, 201, body);
    }

    /// Refuses the second batch and, worse, stores the third without saying so.
    private void createObservations(HttpExchange exchange) throws IOException {
        tokens.add(exchange.getRequestHeaders().getFirst("Authorization"));
        var text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var number = batches.incrementAndGet();
        if (number == 2) {
            answer(exchange, 503, "");
            return;
        }
        var matcher = READING.matcher(text);
        while (matcher.find()) {
            stored.add(matcher.group(1) + "@" + matcher.group(2));
        }
        answer(exchange, number == 3 ? 500 : 201, "[]");
        enough.countDown();
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
