package city.madang.simulator.camera;

import city.madang.simulator.city.City;
import city.madang.simulator.city.Site;
import city.madang.simulator.control.CitySystem;
import city.madang.simulator.control.Mode;
import city.madang.simulator.control.Systems;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The moving pictures of the 1,206 cameras: an RTSP 1.0 server (RFC 2326) at `rtsp://…/cctv/<camera>` that sends
/// H.264 over the connection itself. A camera draws only while somebody watches.
public final class RtspCity implements AutoCloseable {

    private final City city;
    private final InstantSource clock;
    private final CitySystem system;
    private final Map<String, Site> cameras;
    private final ServerSocket door;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private RtspCity(ServerSocket door, City city, Systems systems, InstantSource clock) {
        this.door = door;
        this.city = city;
        this.clock = clock;
        this.system = systems.register("camera-streams", "rtsp", "/cctv/{camera}");
        this.cameras = city.cameras().stream().collect(Collectors.toMap(Site::id, Function.identity()));
    }

    /// Opens it.
    ///
    /// @param port 0 picks a free one
    /// @throws IOException if the port is taken
    public static RtspCity open(int port, City city, Systems systems, InstantSource clock) throws IOException {
        var rtsp = new RtspCity(new ServerSocket(port, 50, InetAddress.getLoopbackAddress()), city, systems, clock);
        Thread.ofVirtual().name("rtsp").start(rtsp::accept);
        return rtsp;
    }

    public int port() {
        return door.getLocalPort();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var socket = door.accept();
                open.add(socket);
                Thread.ofVirtual().name("rtsp-viewer").start(() -> serve(socket));
            } catch (IOException e) {
                // The door was closed, or a viewer left while coming in.
            }
        }
    }

    private void serve(Socket socket) {
        try (socket;
                var viewer = new RtspViewer(socket, this::scene)) {
            viewer.serve();
        } catch (IOException e) {
            // The viewer left.
        } finally {
            open.remove(socket);
        }
    }

    /// What the camera of an address shows, or nothing if there is no such camera or the system is out of order.
    private Optional<MovingScene> scene(String path) throws IOException {
        var camera = path.startsWith("/cctv/") ? cameras.get(path.substring(6)) : null;
        var mode = system.mode();
        if (camera == null || mode == Mode.FAILING || mode == Mode.SILENT) {
            return Optional.empty();
        }
        system.count();
        return Optional.of(new MovingScene(city, camera, clock));
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (var socket : open) {
            socket.close();
        }
    }
}
