package city.madang.simulator.push;

import city.madang.simulator.city.Moment;
import city.madang.simulator.control.Mode;
import city.madang.simulator.control.Systems;
import city.madang.simulator.http.Row;
import city.madang.simulator.http.Spoiler;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/// Systems that post what happened to the server. What was not acknowledged is posted again.
public final class Webhooks implements AutoCloseable {

    /// How an event is wrapped.
    public enum Form {
        PLAIN("application/json"),
        /// CloudEvents 1.0, structured mode.
        CLOUD_EVENT("application/cloudevents+json"),
        /// CloudEvents 1.0, batched mode.
        CLOUD_EVENT_BATCH("application/cloudevents-batch+json");

        private final String type;

        Form(String type) {
            this.type = type;
        }
    }

    /// What happened between two moments, the first excluded.
    @FunctionalInterface
    public interface Events {
        List<Map<String, Object>> between(Moment after, Moment until);
    }

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI server;
    private final Secrets secrets;
    private final Systems systems;
    private final InstantSource clock;
    private final List<Worker> workers = new ArrayList<>();

    public Webhooks(URI server, Secrets secrets, Systems systems, InstantSource clock) {
        this.server = server;
        this.secrets = secrets;
        this.systems = systems;
        this.clock = clock;
    }

    /// Posts the events of a system to `/intake/webhook/<id>` every `pause`.
    ///
    /// @param past how far back the first post looks
    public void post(String id, Form form, Duration pause, Duration past, Events events) {
        var path = "/intake/webhook/" + id;
        var system = systems.register(id, "webhook", path);
        var told = new AtomicLong(clock.millis() - past.toMillis());
        workers.add(Worker.start(id, () -> {
            var mode = system.mode();
            if (mode == Mode.SILENT || mode == Mode.FAILING) {
                return pause;
            }
            if (mode == Mode.SLOW) {
                Thread.sleep(Duration.ofSeconds(10));
            }
            var now = clock.millis();
            var shift = mode == Mode.LATE ? Duration.ofHours(3) : Duration.ZERO;
            var happened = events.between(new Moment(told.get()).minus(shift), new Moment(now).minus(shift));
            if (!happened.isEmpty()) {
                send(path, id, form, spoil(happened, mode), mode);
                if (mode == Mode.DUPLICATE) {
                    send(path, id, form, happened, mode);
                }
                system.count();
            }
            told.set(now);
            return pause;
        }));
    }

    private static List<Map<String, Object>> spoil(List<Map<String, Object>> events, Mode mode) {
        return switch (mode) {
            case MALFORMED -> Spoiler.broken(events);
            case OUT_OF_ORDER -> events.reversed();
            default -> events;
        };
    }

    private void send(String path, String id, Form form, List<Map<String, Object>> events, Mode mode)
            throws IOException, InterruptedException {
        if (form == Form.CLOUD_EVENT) {
            for (var event : events) {
                post(path, id, form, JSON.writeValueAsString(cloudEvent(id, event)), mode);
            }
            return;
        }
        var body = form == Form.PLAIN
                ? events
                : events.stream().map(event -> cloudEvent(id, event)).toList();
        post(path, id, form, JSON.writeValueAsString(body), mode);
    }

    private static Map<String, Object> cloudEvent(String id, Map<String, Object> event) {
        return Row.of(
                "specversion",
                "1.0",
                "id",
                String.valueOf(event.get("id")),
                "source",
                "/city/" + id,
                "type",
                "city." + id.replace('-', '.'),
                "time",
                String.valueOf(event.get("time")),
                "datacontenttype",
                "application/json",
                "data",
                event);
    }

    private void post(String path, String id, Form form, String body, Mode mode)
            throws IOException, InterruptedException {
        var charset = mode == Mode.WRONG_ENCODING ? Charset.forName("MS949") : StandardCharsets.UTF_8;
        Supplier<String> token = () -> secrets.get(id);
        var request = HttpRequest.newBuilder(URI.create(server.toString().replaceAll("/$", "") + path))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", form.type)
                .header("Authorization", "Bearer " + token.get())
                .POST(HttpRequest.BodyPublishers.ofString(body, charset))
                .build();
        var status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        // 4xx other than 401, 404 and 429 says that the content is at fault: sending it again would not help.
        if (status >= 500 || status == 401 || status == 404 || status == 429) {
            throw new IOException("the server answered %d".formatted(status));
        }
    }

    @Override
    public void close() {
        workers.forEach(Worker::close);
    }
}
