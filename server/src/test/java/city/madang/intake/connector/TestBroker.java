package city.madang.intake.connector;

import city.madang.intake.net.Target;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3Client;
import io.moquette.broker.Server;
import io.moquette.broker.config.IConfig;
import io.moquette.broker.config.MemoryConfig;
import io.moquette.broker.security.IAuthenticator;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.UUID;

/// A real MQTT broker on loopback that keeps sessions on disk and can be stopped and started.
public final class TestBroker implements AutoCloseable {

    public static final String USER = "sensors";

    private final int port;
    private final Path folder;
    private final String password;
    private Server server = new Server();

    public TestBroker(Path folder, String password) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.password = password;
        try (var socket = new ServerSocket(0)) {
            this.port = socket.getLocalPort();
        }
        start();
    }

    public void start() throws IOException {
        var settings = new Properties();
        settings.setProperty(IConfig.HOST_PROPERTY_NAME, "127.0.0.1");
        settings.setProperty(IConfig.PORT_PROPERTY_NAME, Integer.toString(port));
        settings.setProperty(IConfig.ALLOW_ANONYMOUS_PROPERTY_NAME, "false");
        settings.setProperty(IConfig.DATA_PATH_PROPERTY_NAME, folder.toString());
        settings.setProperty(IConfig.PERSISTENCE_ENABLED_PROPERTY_NAME, "true");
        settings.setProperty(IConfig.ENABLE_TELEMETRY_NAME, "false");
        IAuthenticator gate = (client, user, given) ->
                USER.equals(user) && password.equals(new String(given, StandardCharsets.UTF_8));
        server = new Server();
        server.startServer(new MemoryConfig(settings), null, null, gate, null);
    }

    public void stop() {
        server.stopServer();
    }

    public Target target() {
        return new Target("sensors", "mqtt://localhost:" + port, true);
    }

    /// Publishes as a sensor does; returns when the broker has them.
    public void publish(String topic, String... payloads) {
        var sensor = Mqtt3Client.builder()
                .identifier("sensor-" + UUID.randomUUID())
                .serverHost("localhost")
                .serverPort(port)
                .buildBlocking();
        sensor.connectWith()
                .simpleAuth()
                .username(USER)
                .password(password.getBytes(StandardCharsets.UTF_8))
                .applySimpleAuth()
                .send();
        for (var payload : payloads) {
            sensor.publishWith()
                    .topic(topic)
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .payload(payload.getBytes(StandardCharsets.UTF_8))
                    .send();
        }
        sensor.disconnect();
    }

    @Override
    public void close() {
        server.stopServer();
    }
}
