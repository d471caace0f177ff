package city.madang.simulator.push;

import city.madang.simulator.city.Moment;
import city.madang.simulator.control.CitySystem;
import city.madang.simulator.control.Mode;
import city.madang.simulator.control.Systems;
import city.madang.simulator.http.Spoiler;
import io.moquette.broker.Server;
import io.moquette.broker.config.IConfig;
import io.moquette.broker.config.MemoryConfig;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttQoS;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.json.JsonMapper;

/// The broker to which sensors publish, and the sensors.
public final class MqttCity implements AutoCloseable {

    /// What one sensor says at a moment.
    @FunctionalInterface
    public interface Message {
        Map<String, Object> at(Moment moment);
    }

    /// A sensor: its topic and what it says.
    public record Sensor(String topic, Message message) {}

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration TICK = Duration.ofMillis(200);

    private final Server broker = new Server();
    private final Systems systems;
    private final InstantSource clock;
    private final List<Worker> workers = new ArrayList<>();

    public MqttCity(int port, Systems systems, InstantSource clock) throws IOException {
        this.systems = systems;
        this.clock = clock;
        var settings = new Properties();
        settings.setProperty(IConfig.HOST_PROPERTY_NAME, "127.0.0.1");
        settings.setProperty(IConfig.PORT_PROPERTY_NAME, String.valueOf(port));
        settings.setProperty(IConfig.ALLOW_ANONYMOUS_PROPERTY_NAME, "true");
        settings.setProperty(IConfig.PERSISTENCE_ENABLED_PROPERTY_NAME, "false");
        settings.setProperty(IConfig.ENABLE_TELEMETRY_NAME, "false");
        broker.startServer(new MemoryConfig(settings));
    }

    /// Lets the sensors of a system publish in turn, `perSecond` messages a second in all.
    public void publish(String id, String topic, List<Sensor> sensors, double perSecond) {
        var system = systems.register(id, "mqtt", topic);
        var start = clock.millis();
        var sent = new AtomicLong();
        workers.add(Worker.start(id, () -> {
            var due = (long) ((clock.millis() - start) * perSecond / 1000);
            // A sensor that could not speak does not catch up: the next value replaces the one that was missed.
            sent.set(Math.max(sent.get(), due - 2 * sensors.size()));
            var mode = system.mode();
            if (mode == Mode.SLOW) {
                Thread.sleep(Duration.ofSeconds(10));
            }
            while (sent.get() < due) {
                var number = sent.getAndIncrement();
                if (mode != Mode.SILENT && mode != Mode.FAILING) {
                    say(system, sensors.get((int) (number % sensors.size())), mode);
                }
            }
            return TICK;
        }));
    }

    private void say(CitySystem system, Sensor sensor, Mode mode) {
        var now = Moment.of(clock.instant());
        var number = system.count();
        switch (mode) {
            case LATE ->
                send(sensor.topic(), sensor.message().at(now.minus(Duration.ofHours(3))), StandardCharsets.UTF_8);
            case OUT_OF_ORDER -> {
                send(sensor.topic(), sensor.message().at(now), StandardCharsets.UTF_8);
                send(sensor.topic(), sensor.message().at(now.minus(Duration.ofMinutes(4))), StandardCharsets.UTF_8);
            }
            case DUPLICATE -> {
                send(sensor.topic(), sensor.message().at(now), StandardCharsets.UTF_8);
                send(sensor.topic(), sensor.message().at(now), StandardCharsets.UTF_8);
            }
            case MALFORMED -> {
                if (number % 3 == 0) {
                    send(sensor.topic(), "{\"serial\":\"".getBytes(StandardCharsets.UTF_8));
                } else {
                    send(sensor.topic(), Spoiler.broken(sensor.message().at(now)), StandardCharsets.UTF_8);
                }
            }
            case WRONG_ENCODING -> send(sensor.topic(), sensor.message().at(now), Charset.forName("MS949"));
            default -> send(sensor.topic(), sensor.message().at(now), StandardCharsets.UTF_8);
        }
    }

    private void send(String topic, Map<String, Object> message, Charset charset) {
        send(topic, JSON.writeValueAsString(message).getBytes(charset));
    }

    private void send(String topic, byte[] payload) {
        var message = MqttMessageBuilders.publish()
                .topicName(topic)
                .retained(false)
                .qos(MqttQoS.AT_LEAST_ONCE)
                .payload(Unpooled.wrappedBuffer(payload))
                .build();
        broker.internalPublish(message, "city");
    }

    @Override
    public void close() {
        workers.forEach(Worker::close);
        broker.stopServer();
    }
}
