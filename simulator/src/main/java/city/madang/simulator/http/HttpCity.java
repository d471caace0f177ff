package city.madang.simulator.http;

import city.madang.simulator.city.Moment;
import city.madang.simulator.control.CitySystem;
import city.madang.simulator.control.Mode;
import city.madang.simulator.control.Systems;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// All systems that are asked over HTTP, on one port of the loopback address.
public final class HttpCity implements AutoCloseable {

    /// How long a slow system takes.
    public static final Duration SLOW = Duration.ofSeconds(10);

    private final Map<String, Handler> handlers = new ConcurrentHashMap<>();
    private final Semaphore archives = new Semaphore(1);
    private final AtomicBoolean returning = new AtomicBoolean();
    private final Systems systems;
    private final InstantSource clock;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public HttpCity(int port, Systems systems, InstantSource clock) throws IOException {
        this.systems = systems;
        this.clock = clock;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 256);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
    }

    public void start() {
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /// Serves a feed as a system of its own.
    public void add(Feed feed) {
        var system = systems.register(feed.id(), "http", feed.path());
        handle(feed.path(), question -> answer(system, feed.rows(), feed.step(), feed.document(), question));
    }

    /// Serves a path, or everything below it if it ends in `/`.
    public void handle(String path, Handler handler) {
        handlers.put(path, handler);
    }

    /// Answers for a system in the mode it is in.
    public Reply answer(CitySystem system, Feed.Rows rows, Duration step, Document document, Question question) {
        var number = system.count();
        var mode = system.mode();
        if (mode == Mode.FAILING) {
            return Reply.failure(500, "Internal Server Error");
        }
        if (mode == Mode.SLOW) {
            pause();
        }
        var now = Moment.of(clock.instant());
        var reply = question.path().startsWith("/archive/")
                ? oneAtATime(() -> document.render(Spoiler.rows(rows, step, now, mode), question))
                : document.render(Spoiler.rows(rows, step, now, mode), question);
        if (mode == Mode.WRONG_ENCODING) {
            return reply.inWrongEncoding();
        }
        return mode == Mode.MALFORMED && number % 4 == 0 ? reply.cutOff() : reply;
    }

    /// Archives are large: however many are asked for at once, the memory of one is enough.
    private Reply oneAtATime(Supplier<Reply> archive) {
        try {
            archives.acquire();
            try {
                return archive.get();
            } finally {
                archives.release();
                giveBackMemory();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Reply.failure(503, "Service Unavailable");
        }
    }

    /// Archives are asked for once, all together, and need far more memory than the city does afterwards.
    private void giveBackMemory() {
        if (!archives.hasQueuedThreads() && returning.compareAndSet(false, true)) {
            Thread.ofVirtual().start(() -> {
                try {
                    Thread.sleep(Duration.ofSeconds(20));
                    System.gc();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } finally {
                    returning.set(false);
                }
            });
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var question = Question.of(exchange.getRequestURI());
            var handler = find(question.path());
            var reply = handler == null ? Reply.failure(404, "Not Found") : attempt(handler, question);
            send(exchange, reply);
        }
    }

    private static Reply attempt(Handler handler, Question question) {
        try {
            return handler.answer(question);
        } catch (RuntimeException e) {
            return Reply.failure(500, e.toString());
        }
    }

    private @Nullable Handler find(String path) {
        var exact = handlers.get(path);
        for (var end = path.length(); exact == null && end > 0; ) {
            end = path.lastIndexOf('/', end - 1);
            exact = end < 0 ? null : handlers.get(path.substring(0, end + 1));
        }
        return exact;
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        var tag = "\"%08x-%x\"".formatted(Arrays.hashCode(reply.body()), reply.body().length);
        exchange.getResponseHeaders().set("Content-Type", reply.type());
        exchange.getResponseHeaders().set("ETag", tag);
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match")) && reply.status() == 200) {
            exchange.sendResponseHeaders(304, -1);
            return;
        }
        exchange.sendResponseHeaders(reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
        exchange.getResponseBody().write(reply.body());
    }

    private static void pause() {
        try {
            Thread.sleep(SLOW);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
