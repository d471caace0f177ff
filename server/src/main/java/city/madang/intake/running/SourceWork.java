package city.madang.intake.running;

import city.madang.intake.IntakeProperties;
import city.madang.intake.connector.Connectors;
import city.madang.intake.connector.MqttListener;
import city.madang.intake.definition.ConnectorKind;
import city.madang.intake.definition.SourceDefinition;
import city.madang.intake.health.HealthBook;
import city.madang.intake.reception.Reception;
import city.madang.platform.CityException;
import city.madang.platform.LocalText;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Sets the sources to work when the server is ready, and stops them first when it ends.
@Component
public class SourceWork {

    private static final Logger log = LoggerFactory.getLogger(SourceWork.class);

    /// A dropped file should be seen soon.
    private static final Duration DROP_INTERVAL = Duration.ofSeconds(2);

    private static final Duration LOOK_INTERVAL = Duration.ofSeconds(2);
    private static final int LOOKS_BETWEEN_SAVES = 10;

    private final WorkingSources sources;
    private final CursorStore cursors;
    private final HealthBook health;
    private final PushedReadings pushed;
    private final IntakeProperties properties;
    private final Clock clock;
    private final Map<String, WorkingSource.Line> lines = new ConcurrentHashMap<>();
    private volatile boolean stopped;

    SourceWork(
            WorkingSources sources,
            CursorStore cursors,
            HealthBook health,
            PushedReadings pushed,
            IntakeProperties properties,
            Clock clock) {
        this.sources = sources;
        this.cursors = cursors;
        this.health = health;
        this.pushed = pushed;
        this.properties = properties;
        this.clock = clock;
    }

    /// The city hall is open before its hundreds of systems are reached.
    @EventListener(ApplicationReadyEvent.class)
    void start() {
        Thread.ofPlatform().name("intake").daemon().start(this::open);
        Thread.ofVirtual().name("source health").start(this::watch);
    }

    private void open() {
        if (properties.connect()) {
            sources.list().forEach(this::openOne);
        }
        log.info("intake open sources={} connected={}", sources.list().size(), lines.size());
    }

    private void openOne(WorkingSource source) {
        synchronized (lines) {
            if (stopped) {
                return;
            }
            try {
                connect(source);
            } catch (RuntimeException e) {
                log.error("source {} not opened", source.id(), e);
                source.meter()
                        .failed(new LocalText(
                                "연결을 시작하지 못했습니다: " + e.getMessage(), "It could not be opened: " + e.getMessage()));
            }
        }
    }

    private void connect(WorkingSource source) {
        var reception = source.reception();
        if (reception == null) {
            return;
        }
        var definition = source.definition();
        switch (definition.connector().delivery()) {
            case POLLED -> poll(source, reception);
            case PUSHED -> {
                if (definition.connector() == ConnectorKind.MQTT) {
                    listen(source, reception);
                }
            }
            case IMPORTED, ON_DEMAND -> {}
        }
    }

    private void poll(WorkingSource source, Reception reception) {
        var definition = source.definition();
        var loop = new PollLoop(
                source.id(),
                definition.once(),
                sources.connectors().fetcher(definition),
                reception,
                cursors,
                source.meter(),
                new Backoff(interval(definition), ThreadLocalRandom.current()),
                clock);
        lines.put(source.id(), new WorkingSource.Line.Polled(loop));
        loop.start();
    }

    private static Duration interval(SourceDefinition definition) {
        var every = definition.every();
        return every == null ? DROP_INTERVAL : every.duration();
    }

    private void listen(WorkingSource source, Reception reception) {
        var definition = source.definition();
        var credential = definition.endpoint().credential();
        var line = new MqttListener.Line() {
            @Override
            public void connected() {
                source.meter().reached();
            }

            @Override
            public void disconnected(Throwable cause) {
                source.meter()
                        .failed(new LocalText(
                                "브로커와 연결이 끊어졌습니다: " + cause.getMessage(),
                                "The broker is not connected: " + cause.getMessage()));
            }
        };
        var listener = new MqttListener(
                sources.connectors().targetOf(definition),
                definition.endpoint(),
                "madang-" + source.id(),
                credential,
                sources.secretOf(definition),
                Connectors.reader(definition),
                reception,
                line);
        lines.put(source.id(), new WorkingSource.Line.Listening(listener));
        listener.hold(source.meter().isPaused());
        listener.start();
    }

    private void watch() {
        try {
            for (int look = 1; !stopped; look++) {
                Thread.sleep(LOOK_INTERVAL);
                look(look % LOOKS_BETWEEN_SAVES == 0);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(boolean save) {
        try {
            pushed.observe();
            health.observe();
            if (save) {
                health.save();
                health.saveHours();
            }
        } catch (RuntimeException e) {
            log.error("source health not observed", e);
        }
    }

    /// Polls a source at once.
    ///
    /// @throws CityException if it is not polled
    public void fetchNow(String id) {
        if (lines.get(id) instanceof WorkingSource.Line.Polled(var loop)) {
            loop.wakeUp();
        } else {
            throw new CityException(CityException.Category.CONFLICT, "The source '%s' is not polled".formatted(id));
        }
    }

    /// Pauses a source, or lets it go on. A source that pushes is refused while it is paused.
    public void pause(String id, boolean paused) {
        var source = sources.get(id);
        source.meter().pause(paused);
        if (lines.get(id) instanceof WorkingSource.Line.Polled(var loop) && !paused) {
            loop.wakeUp();
        }
        if (lines.get(id) instanceof WorkingSource.Line.Listening(var listener)) {
            listener.hold(paused);
        }
        health.save();
    }

    @EventListener(ContextClosedEvent.class)
    void stop() {
        synchronized (lines) {
            if (stopped) {
                return;
            }
            stopped = true;
        }
        lines.values().forEach(WorkingSource.Line::close);
        health.close();
    }
}
