package city.madang.cameras;

import city.madang.catalogue.Places;
import city.madang.observations.Datastreams;
import city.madang.observations.LiveState;
import city.madang.observations.StateView;
import city.madang.observations.Things;
import city.madang.platform.CityException;
import city.madang.platform.Position;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Service;

/// The cameras of the city: the catalogue's places of kind `camera`, with how their feeds fare. In memory, read
/// again when the catalogue changes.
@Service
public class CameraRegistry {

    /// The kind of place that the registry of cameras fills.
    static final String KIND = "camera";

    /// The kind of place that has the lines of roads; see docs/guide/sources.md.
    private static final String ROAD_LINK = "road-link";

    /// The observed property that tells how old a camera's newest picture is, seconds.
    private static final String PICTURE_AGE = "picture-age";

    /// No question for the nearest gets more than this.
    private static final int MOST_NEAR = 100;

    /// The catalogue is asked this often whether it changed.
    private static final long FRESH_NANOS = 2_000_000_000L;

    private record Known(
            long askedNanos,
            long cameraRevision,
            long roadRevision,
            Map<String, Camera> byKey,
            List<Camera> all,
            RoadCameras roads) {

        boolean isFresh() {
            return cameraRevision >= 0 && System.nanoTime() - askedNanos < FRESH_NANOS;
        }
    }

    private final Places places;
    private final Things things;
    private final Datastreams datastreams;
    private final LiveState live;
    private final AtomicReference<Known> known =
            new AtomicReference<>(new Known(0, -1, -1, Map.of(), List.of(), RoadCameras.NONE));

    CameraRegistry(Places places, Things things, Datastreams datastreams, LiveState live) {
        this.places = places;
        this.things = things;
        this.datastreams = datastreams;
        this.live = live;
    }

    /// Every camera, in the order of their keys.
    public List<Camera> list() {
        return known().all();
    }

    public Optional<Camera> find(String key) {
        return Optional.ofNullable(known().byKey().get(key));
    }

    /// @throws CityException if there is no such camera
    public Camera get(String key) {
        return find(key).orElseThrow(() -> CityException.notFound("There is no camera '%s'".formatted(key)));
    }

    /// A camera and how far away it is.
    ///
    /// @param metres great-circle distance
    public record Near(Camera camera, double metres) {}

    /// The nearest cameras to a point, nearest first.
    ///
    /// @param limit 1–100
    /// @throws CityException if the limit is another
    public List<Near> near(Position position, int limit) {
        if (limit < 1 || limit > MOST_NEAR) {
            throw CityException.invalid("limit is 1 to %d, not %d".formatted(MOST_NEAR, limit));
        }
        return list().stream()
                .map(camera -> new Near(camera, camera.position().metresTo(position)))
                .sorted(Comparator.comparingDouble(Near::metres))
                .limit(limit)
                .toList();
    }

    /// The next camera along the road on which this one stands; empty at the end of the road, or off the roads.
    ///
    /// @param back whether to go against the direction in which the road is drawn
    public Optional<Camera> next(Camera camera, boolean back) {
        return known().roads().next(camera, back);
    }

    /// Seconds since the newest picture of a camera; NaN if that is not known.
    public double age(Camera camera) {
        return age(camera, live);
    }

    double age(Camera camera, StateView state) {
        return things.find("camera:" + camera.key())
                .map(thing -> datastreams.number(thing.number(), PICTURE_AGE))
                .filter(number -> number >= 0 && state.has(number))
                .map(number -> state.result(number) + Math.max(0, (state.asOf() - state.time(number)) / 1000.0))
                .orElse(Double.NaN);
    }

    /// How the feed of a camera fares.
    public CameraState state(Camera camera) {
        return CameraState.of(age(camera));
    }

    private Known known() {
        var current = known.get();
        if (current.isFresh()) {
            return current;
        }
        long cameras = places.revision(KIND);
        long roads = places.revision(ROAD_LINK);
        var next = current.cameraRevision() == cameras && current.roadRevision() == roads
                ? new Known(System.nanoTime(), cameras, roads, current.byKey(), current.all(), current.roads())
                : read(cameras, roads);
        known.set(next);
        return next;
    }

    private Known read(long cameraRevision, long roadRevision) {
        var all = places.list(KIND).stream().map(Camera::of).toList();
        var byKey = new HashMap<String, Camera>();
        all.forEach(camera -> byKey.put(camera.key(), camera));
        var roads = RoadCameras.of(places.list(ROAD_LINK), all);
        return new Known(System.nanoTime(), cameraRevision, roadRevision, byKey, all, roads);
    }
}
