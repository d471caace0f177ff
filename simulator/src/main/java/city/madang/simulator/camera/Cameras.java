package city.madang.simulator.camera;

import city.madang.simulator.city.City;
import city.madang.simulator.city.Moment;
import city.madang.simulator.city.Site;
import city.madang.simulator.control.CitySystem;
import city.madang.simulator.control.Mode;
import city.madang.simulator.control.Systems;
import city.madang.simulator.http.HttpCity;
import city.madang.simulator.http.Question;
import city.madang.simulator.http.Reply;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;

/// The pictures of the 1,206 cameras, at `/cctv/<camera>/snapshot.jpg`. Drawn when asked for, kept for a
/// second, one at a time so that a wall of cameras does not take the machine.
public final class Cameras {

    private static final int KEPT = 64;

    private record Picture(long second, byte[] jpeg) {}

    private final City city;
    private final InstantSource clock;
    private final CitySystem system;
    private final Map<String, Site> cameras;
    private final Semaphore brush = new Semaphore(1);
    private final Map<String, Picture> kept = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Picture> eldest) {
            return size() > KEPT;
        }
    };

    private Cameras(City city, Systems systems, InstantSource clock) {
        ImageIO.setUseCache(false);
        this.city = city;
        this.clock = clock;
        this.system = systems.register("camera-snapshots", "snapshot", "/cctv/{camera}/snapshot.jpg");
        this.cameras = city.cameras().stream().collect(Collectors.toMap(Site::id, Function.identity()));
    }

    /// Opens them.
    public static void open(City city, HttpCity http, Systems systems, InstantSource clock) {
        http.handle("/cctv/", new Cameras(city, systems, clock)::answer);
    }

    private Reply answer(Question question) {
        var parts = question.parts();
        var camera = parts.size() == 3 && parts.get(2).equals("snapshot.jpg") ? cameras.get(parts.get(1)) : null;
        if (camera == null) {
            return new Reply(404, "text/plain", new byte[0]);
        }
        system.count();
        var mode = system.mode();
        return switch (mode) {
            case FAILING -> new Reply(500, "text/plain", new byte[0]);
            case SILENT -> new Reply(503, "text/plain", new byte[0]);
            case MALFORMED -> {
                var jpeg = picture(camera, mode);
                yield new Reply(200, "image/jpeg", Arrays.copyOf(jpeg, jpeg.length / 3));
            }
            default -> new Reply(200, "image/jpeg", picture(camera, mode));
        };
    }

    private byte[] picture(Site camera, Mode mode) {
        try {
            if (mode == Mode.SLOW) {
                Thread.sleep(HttpCity.SLOW);
            }
            brush.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new byte[0];
        }
        try {
            var now = Moment.of(clock.instant());
            var second = now.epochSecond();
            var known = kept.get(camera.id());
            if (known != null && known.second() == second && mode != Mode.LATE) {
                return known.jpeg();
            }
            var jpeg = jpeg(
                    new StreetScene(city, camera, mode == Mode.LATE ? now.minus(Duration.ofHours(3)) : now).draw());
            kept.put(camera.id(), new Picture(second, jpeg));
            return jpeg;
        } finally {
            brush.release();
        }
    }

    private static byte[] jpeg(BufferedImage image) {
        try (var out = new ByteArrayOutputStream(40_000)) {
            ImageIO.write(image, "jpeg", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
