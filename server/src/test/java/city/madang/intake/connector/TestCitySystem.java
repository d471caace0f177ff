package city.madang.intake.connector;

import city.madang.intake.net.Target;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// A real web server on loopback that plays a city system.
public final class TestCitySystem implements AutoCloseable {

    public interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    public TestCitySystem(Answer answer) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().toString());
            try (exchange) {
                answer.to(exchange);
            }
        });
        server.start();
    }

    public static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    public static void send(HttpExchange exchange, String body) throws IOException {
        send(exchange, 200, body.getBytes(StandardCharsets.UTF_8));
    }

    /// The addresses that were asked for, in order.
    public List<String> asked() {
        return asked;
    }

    int port() {
        return server.getAddress().getPort();
    }

    public Target target() {
        return new Target("test", "http://localhost:" + port(), true);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
