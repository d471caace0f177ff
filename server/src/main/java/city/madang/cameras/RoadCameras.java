package city.madang.cameras;

import city.madang.catalogue.Place;
import city.madang.platform.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The cameras of each road in the order in which one drives past them. Stretches of one name that begin where
/// another ends are one road. Immutable.
final class RoadCameras {

    static final RoadCameras NONE = new RoadCameras(Map.of());

    /// A camera farther from the middle of a road than this does not stand on it, metres.
    private static final double BESIDE = 60;
    /// Two stretches whose ends are no farther apart continue each other, metres.
    private static final double JOINT = 40;

    /// @param before the camera one passes before it
    private record Neighbours(
            @Nullable Camera before, @Nullable Camera after) {}

    /// A camera at so many metres from the beginning of its road, and so many from its middle line.
    private record Stand(Camera camera, double along, double aside) {}

    private record Line(String road, List<Position> points) {

        Position first() {
            return points.getFirst();
        }

        Position last() {
            return points.getLast();
        }

        double metres() {
            double sum = 0;
            for (int i = 1; i < points.size(); i++) {
                sum += points.get(i - 1).metresTo(points.get(i));
            }
            return sum;
        }
    }

    private final Map<String, Neighbours> byCamera;

    private RoadCameras(Map<String, Neighbours> byCamera) {
        this.byCamera = byCamera;
    }

    /// @param links places with a property `path`: `lon,lat lon,lat …`
    static RoadCameras of(List<Place> links, List<Camera> cameras) {
        var best = new HashMap<String, Stand>();
        var roadOf = new HashMap<String, Integer>();
        var roads = chains(links);
        for (int number = 0; number < roads.size(); number++) {
            for (var stand : stands(roads.get(number), cameras)) {
                var known = best.get(stand.camera().key());
                if (known == null || stand.aside() < known.aside()) {
                    best.put(stand.camera().key(), stand);
                    roadOf.put(stand.camera().key(), number);
                }
            }
        }
        var byRoad = new HashMap<Integer, List<Stand>>();
        best.values()
                .forEach(stand -> byRoad.computeIfAbsent(
                                roadOf.get(stand.camera().key()), number -> new ArrayList<>())
                        .add(stand));
        var neighbours = new HashMap<String, Neighbours>();
        for (var road : byRoad.values()) {
            road.sort((one, other) -> Double.compare(one.along(), other.along()));
            for (int i = 0; i < road.size(); i++) {
                neighbours.put(
                        road.get(i).camera().key(),
                        new Neighbours(
                                i == 0 ? null : road.get(i - 1).camera(),
                                i == road.size() - 1 ? null : road.get(i + 1).camera()));
            }
        }
        return new RoadCameras(Map.copyOf(neighbours));
    }

    Optional<Camera> next(Camera camera, boolean back) {
        return Optional.ofNullable(byCamera.get(camera.key()))
                .map(neighbours -> back ? neighbours.before() : neighbours.after());
    }

    /// Joins the stretches of each road end to end.
    private static List<List<Line>> chains(List<Place> links) {
        var lines = new ArrayList<Line>();
        for (var link : links) {
            var points = pointsOf(link.properties().getOrDefault("path", ""));
            if (points.size() > 1) {
                lines.add(new Line(link.name().ko(), points));
            }
        }
        var byRoad = new HashMap<String, List<Line>>();
        lines.forEach(line ->
                byRoad.computeIfAbsent(line.road(), name -> new ArrayList<>()).add(line));
        var chains = new ArrayList<List<Line>>();
        for (var stretches : byRoad.values()) {
            var left = new ArrayList<>(stretches);
            while (!left.isEmpty()) {
                chains.add(chain(left));
            }
        }
        return chains;
    }

    /// Takes one stretch out of `left`, and all that come before and after it.
    private static List<Line> chain(List<Line> left) {
        var chain = new ArrayList<Line>();
        chain.add(left.removeLast());
        for (boolean grown = true; grown; ) {
            grown = false;
            for (var it = left.iterator(); it.hasNext(); ) {
                var line = it.next();
                if (line.first().metresTo(chain.getLast().last()) < JOINT) {
                    chain.addLast(line);
                } else if (line.last().metresTo(chain.getFirst().first()) < JOINT) {
                    chain.addFirst(line);
                } else {
                    continue;
                }
                it.remove();
                grown = true;
            }
        }
        return chain;
    }

    private static List<Stand> stands(List<Line> road, List<Camera> cameras) {
        var stands = new ArrayList<Stand>();
        var taken = new HashSet<String>();
        double behind = 0;
        for (var line : road) {
            for (var camera : cameras) {
                var stand = stand(camera, line, behind);
                if (stand != null && taken.add(camera.key())) {
                    stands.add(stand);
                }
            }
            behind += line.metres();
        }
        return stands;
    }

    private static @Nullable Stand stand(Camera camera, Line line, double behind) {
        // Over a few kilometres a degree of longitude is as long everywhere: flat geometry is exact to a metre.
        double metresNorth = 111_195;
        double metresEast =
                metresNorth * Math.cos(Math.toRadians(camera.position().lat()));
        double nearest = BESIDE;
        double along = Double.NaN;
        double walked = behind;
        for (int i = 1; i < line.points().size(); i++) {
            var from = line.points().get(i - 1);
            var to = line.points().get(i);
            double x = (to.lon() - from.lon()) * metresEast;
            double y = (to.lat() - from.lat()) * metresNorth;
            double px = (camera.position().lon() - from.lon()) * metresEast;
            double py = (camera.position().lat() - from.lat()) * metresNorth;
            double length = Math.hypot(x, y);
            double part = length == 0 ? 0 : Math.clamp((px * x + py * y) / (length * length), 0, 1);
            double aside = Math.hypot(px - part * x, py - part * y);
            if (aside < nearest) {
                nearest = aside;
                along = walked + part * length;
            }
            walked += length;
        }
        return Double.isNaN(along) ? null : new Stand(camera, along, nearest);
    }

    private static List<Position> pointsOf(String path) {
        var points = new ArrayList<Position>();
        for (var pair : path.strip().split(" ")) {
            int comma = pair.indexOf(',');
            if (comma > 0) {
                points.add(new Position(
                        Double.parseDouble(pair.substring(0, comma)), Double.parseDouble(pair.substring(comma + 1))));
            }
        }
        return points;
    }
}
