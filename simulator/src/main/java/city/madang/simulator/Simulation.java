package city.madang.simulator;

import city.madang.simulator.camera.Cameras;
import city.madang.simulator.camera.RtspCity;
import city.madang.simulator.city.City;
import city.madang.simulator.control.ControlPort;
import city.madang.simulator.control.StoryOrders;
import city.madang.simulator.control.Systems;
import city.madang.simulator.http.HttpCity;
import city.madang.simulator.http.OpenApi;
import city.madang.simulator.push.FileDrops;
import city.madang.simulator.push.LegacyDatabase;
import city.madang.simulator.push.MqttCity;
import city.madang.simulator.push.Secrets;
import city.madang.simulator.push.SensorThingsClient;
import city.madang.simulator.push.SensorThingsPusher;
import city.madang.simulator.push.Webhooks;
import city.madang.simulator.systems.CitizenSystems;
import city.madang.simulator.systems.ClimateSystems;
import city.madang.simulator.systems.Desk;
import city.madang.simulator.systems.DigitalSystems;
import city.madang.simulator.systems.DistrictSystems;
import city.madang.simulator.systems.EnergySystems;
import city.madang.simulator.systems.HealthSystems;
import city.madang.simulator.systems.PushingSystems;
import city.madang.simulator.systems.SafetySystems;
import city.madang.simulator.systems.SensorSystems;
import city.madang.simulator.systems.TownSystems;
import city.madang.simulator.systems.TrafficSystems;
import city.madang.simulator.systems.TransitSystems;
import city.madang.simulator.systems.WaterSystems;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

/// A running simulation: start it, ask it for its ports, close it. Tests may embed it.
public final class Simulation implements AutoCloseable {

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final Systems systems;
    private final City city;
    private final HttpCity http;
    private final ControlPort control;
    private final RtspCity rtsp;
    private final int mqttPort;
    private final int sqlPort;

    private Simulation(Options options, InstantSource clock) throws IOException, SQLException {
        var secrets = new Secrets(options.credentials());
        systems = new Systems(clock);
        city = new City(options.seed());
        http = keep(new HttpCity(options.portBase(), systems, clock));
        var desk = new Desk(city, http, new OpenApi(http, systems, key -> secrets.accepts("openapi", key)));
        ClimateSystems.open(desk);
        TrafficSystems.open(desk);
        TransitSystems.open(desk);
        SafetySystems.open(desk);
        WaterSystems.open(desk);
        EnergySystems.open(desk);
        HealthSystems.open(desk);
        DigitalSystems.open(desk);
        CitizenSystems.open(desk);
        TownSystems.open(desk);
        DistrictSystems.open(desk);
        Cameras.open(city, http, systems, clock);
        rtsp = keep(RtspCity.open(options.portBase() == 0 ? 0 : options.portBase() + 3, city, systems, clock));
        mqttPort = options.portBase() == 0 ? freePort() : options.portBase() + 1;
        sqlPort = options.portBase() == 0 ? freePort() : options.portBase() + 2;
        var mqtt = keep(new MqttCity(mqttPort, systems, clock));
        SensorSystems.open(city, mqtt, options.readingsPerSecond());
        var database = keep(new LegacyDatabase(sqlPort, () -> secrets.get(LegacyDatabase.USER), systems, clock));
        PushingSystems.keepTables(city, database);
        if (options.drop() != null) {
            PushingSystems.dropFiles(city, keep(new FileDrops(options.drop(), systems, clock)));
        }
        if (options.server() != null) {
            PushingSystems.post(city, keep(new Webhooks(options.server(), secrets, systems, clock)));
            for (var push : SensorSystems.pushes(city, options.readingsPerSecond())) {
                var system = systems.register(push.id(), "sensorthings", "/sensorthings/v1.1");
                var client = new SensorThingsClient(options.server(), () -> secrets.get(push.id()));
                keep(new SensorThingsPusher(system, client, push.things(), push.rate(), push.batch(), clock));
            }
        }
        http.start();
        control = keep(new ControlPort(options.controlPort(), systems, new StoryOrders(city.stories(), clock)));
    }

    /// Starts everything.
    ///
    /// @throws IOException if a port is taken
    public static Simulation start(Options options) throws IOException, SQLException {
        return start(options, InstantSource.system());
    }

    /// Starts everything at the time of a clock of one's own.
    public static Simulation start(Options options, InstantSource clock) throws IOException, SQLException {
        return new Simulation(options, clock);
    }

    public City city() {
        return city;
    }

    public Systems systems() {
        return systems;
    }

    public int httpPort() {
        return http.port();
    }

    public int mqttPort() {
        return mqttPort;
    }

    public int sqlPort() {
        return sqlPort;
    }

    public int rtspPort() {
        return rtsp.port();
    }

    public int controlPort() {
        return control.port();
    }

    private <T extends AutoCloseable> T keep(T part) {
        parts.push(part);
        return part;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /// Stops everything, last started first; what cannot be stopped does not keep the rest from stopping.
    @Override
    public void close() {
        for (var part : parts) {
            try {
                part.close();
            } catch (Exception e) {
                System.err.printf("part=%s stopping=\"%s\"%n", part.getClass().getSimpleName(), e.getMessage());
            }
        }
    }
}
