package city.madang.intake.connector;

import city.madang.intake.definition.Endpoint;
import city.madang.intake.document.DocumentReader;
import city.madang.intake.document.SourceRecord;
import city.madang.intake.document.Tree;
import city.madang.intake.document.UnreadableDocumentException;
import city.madang.intake.mapping.Reason;
import city.madang.intake.net.Target;
import city.madang.platform.CityException;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.lifecycle.MqttClientDisconnectedContext;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3Client;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Listens to an MQTT broker (3.1.1, persistent session). Messages that arrive together become one delivery; each
/// is acknowledged only when it is durable, so the broker keeps what we could not store.
public final class MqttListener implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(MqttListener.class);

    /// Messages of one delivery.
    private static final int TOGETHER = 1_000;

    /// Messages waiting; when it is full, the broker waits.
    private static final int WAITING = 10_000;

    private static final long LARGEST_PAYLOAD = 1_000_000;

    /// How soon messages are taken again after a pause.
    private static final Duration HOLD_LOOK = Duration.ofMillis(200);

    /// Told how the connection fares.
    public interface Line {

        void connected();

        void disconnected(Throwable cause);
    }

    private final DocumentReader reader;
    private final Desk desk;
    private final String topic;
    private final MqttQos qos;
    private final Mqtt3AsyncClient client;
    private final BlockingQueue<Mqtt3Publish> waiting = new ArrayBlockingQueue<>(WAITING);
    private volatile boolean closed;
    private volatile boolean held;
    private @Nullable Thread worker;

    public MqttListener(
            Target target,
            Endpoint endpoint,
            String clientId,
            @Nullable String user,
            String password,
            DocumentReader reader,
            Desk desk,
            Line line) {
        this.reader = reader;
        this.desk = desk;
        this.topic = String.valueOf(endpoint.topic());
        this.qos = qosOf(endpoint.qos());
        this.client = client(URI.create(target.url()), clientId, user, password, line);
    }

    private static MqttQos qosOf(@Nullable Integer written) {
        var qos = written == null ? null : MqttQos.fromCode(written);
        return qos == null ? MqttQos.AT_LEAST_ONCE : qos;
    }

    private Mqtt3AsyncClient client(URI url, String clientId, @Nullable String user, String password, Line line) {
        var builder = Mqtt3Client.builder()
                .identifier(clientId)
                .serverHost(url.getHost())
                .serverPort(url.getPort() < 0 ? 1883 : url.getPort())
                .automaticReconnect()
                .initialDelay(1, TimeUnit.SECONDS)
                .maxDelay(30, TimeUnit.SECONDS)
                .applyAutomaticReconnect()
                .addConnectedListener(context -> subscribe(line))
                .addDisconnectedListener(context -> lost(context, line));
        if ("mqtts".equals(url.getScheme())) {
            builder = builder.sslWithDefaultConfig();
        }
        if (user != null) {
            // Of the client, not of one connection: only so it is sent again after a broker was restarted.
            builder = builder.simpleAuth()
                    .username(user)
                    .password(password.getBytes(StandardCharsets.UTF_8))
                    .applySimpleAuth();
        }
        return builder.buildAsync();
    }

    private void lost(MqttClientDisconnectedContext context, Line line) {
        if (closed) {
            context.getReconnector().reconnect(false);
        } else {
            line.disconnected(context.getCause());
        }
    }

    /// Connects and goes on connecting until closed.
    public void start() {
        // Before connecting: a broker that kept messages for us sends them at once.
        client.publishes(MqttGlobalPublishFilter.ALL, this::enqueue, true);
        worker = Thread.ofVirtual().name("mqtt " + topic).start(this::work);
        client.connectWith().cleanSession(false).keepAlive(30).send();
    }

    /// Leaves messages at the broker, or takes them again.
    public void hold(boolean hold) {
        held = hold;
    }

    private void subscribe(Line line) {
        client.subscribeWith().topicFilter(topic).qos(qos).send().whenComplete((done, failure) -> {
            if (failure == null) {
                line.connected();
            } else {
                line.disconnected(failure);
            }
        });
    }

    /// Blocks the connection's own thread while the queue is full: that is how MQTT 3 slows a broker down.
    private void enqueue(Mqtt3Publish message) {
        try {
            while (!closed && !waiting.offer(message, 1, TimeUnit.SECONDS)) {
                // The worker is behind; wait.
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        var messages = new ArrayList<Mqtt3Publish>();
        while (!closed) {
            try {
                var first = waiting.poll(1, TimeUnit.SECONDS);
                while (held && !closed) {
                    Thread.sleep(HOLD_LOOK);
                }
                if (first != null) {
                    messages.add(first);
                    waiting.drainTo(messages, TOGETHER - 1);
                    deliver(messages);
                    messages.clear();
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /// Hands messages in and acknowledges them when they are durable, however long that takes.
    private void deliver(List<Mqtt3Publish> messages) throws InterruptedException {
        var delivery = new Delivery(messages);
        for (int attempt = 0; !closed; attempt++) {
            try {
                delivery.handIn();
                messages.forEach(Mqtt3Publish::acknowledge);
                return;
            } catch (RuntimeException e) {
                if (!isPassing(e)) {
                    log.error("messages put aside topic={} count={}", topic, messages.size(), e);
                    delivery.putAside(e);
                }
                Thread.sleep(Math.min(10_000, 250L << Math.min(attempt, 6)));
            }
        }
    }

    private static boolean isPassing(RuntimeException failure) {
        return failure instanceof CityException known && known.category() == CityException.Category.UNAVAILABLE;
    }

    /// Messages that are handed in together, and how far that went.
    private final class Delivery {

        private final List<Mqtt3Publish> messages;
        private final List<SourceRecord> records = new ArrayList<>();
        private final Deque<Unreadable> unreadable = new ArrayDeque<>();

        private record Unreadable(byte[] payload, Reason reason) {}

        Delivery(List<Mqtt3Publish> messages) {
            this.messages = messages;
            for (var message : messages) {
                read(message);
            }
        }

        private void read(Mqtt3Publish message) {
            var payload = message.getPayloadAsBytes();
            try {
                if (payload.length > LARGEST_PAYLOAD) {
                    throw new UnreadableDocumentException("The payload has %d bytes".formatted(payload.length));
                }
                var levels = Tree.texts(message.getTopic().getLevels());
                for (var record : reader.read(payload)) {
                    records.add(record.with("$topic", levels));
                }
            } catch (UnreadableDocumentException e) {
                unreadable.add(new Unreadable(payload, Reason.unreadable(String.valueOf(e.getMessage()))));
            }
        }

        void handIn() {
            if (!records.isEmpty()) {
                desk.take(records);
                records.clear();
            }
            while (!unreadable.isEmpty()) {
                var one = unreadable.element();
                desk.refuse(one.payload(), one.reason());
                unreadable.remove();
            }
        }

        /// Nothing may stop the sensors that come after: what cannot be taken for a reason of ours is kept.
        void putAside(RuntimeException why) {
            records.clear();
            unreadable.clear();
            var reason = Reason.unreadable("Internal error: " + why);
            messages.forEach(message -> unreadable.add(new Unreadable(message.getPayloadAsBytes(), reason)));
        }
    }

    @Override
    public void close() {
        closed = true;
        if (worker != null) {
            worker.interrupt();
        }
        client.disconnect();
    }
}
