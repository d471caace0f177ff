package city.madang.situation.travel;

import city.madang.platform.Position;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/// The city's measured roads as a net. Constant once made; speeds are asked for while ways are reckoned.
///
/// Each road is cut into steps; where points of two roads are near each other one can turn. Every road is taken to be
/// driven both ways: a fire engine may, and for ranking who is nearest it makes no difference worth a larger model.
public final class RoadGraph {

    /// Longest step along a road, metres: crossings lie at most half a step from a point.
    private static final double STEP = 90;
    /// Farther than this from every road, a place has no access to the net, metres.
    private static final double ACCESS = 1_500;
    /// The last way to a place leads from one of so many points.
    private static final int DOORS = 4;

    private final double meet;
    private final List<Position> points = new ArrayList<>();
    private final List<List<Edge>> edges = new ArrayList<>();
    private final Map<Long, List<Integer>> cells = new HashMap<>();

    /// A stretch of road.
    ///
    /// @param number tells it apart for [Speeds]
    /// @param line from end to end
    public record Road(int number, List<Position> line) {
        public Road {
            line = List.copyOf(line);
        }
    }

    /// How fast one drives on a road now.
    public interface Speeds {
        /// @return km/h, above 0
        double of(int road);
    }

    private record Edge(int to, double metres, int road) {}

    private record Reached(int point, double seconds) {}

    /// @param meet points of two roads so near each other are one crossing, metres
    public RoadGraph(List<Road> roads, double meet) {
        this.meet = meet;
        roads.forEach(this::lay);
    }

    /// How many points the net has.
    public int size() {
        return points.size();
    }

    /// Reckons how long it takes from a place to everywhere on the net; the way back is taken to be as long.
    ///
    /// @param offRoad speed between a place and the net, km/h
    /// @param detour how much longer that way is than the straight line
    public Ways from(Position place, Speeds speeds, double offRoad, double detour) {
        var seconds = new double[points.size()];
        Arrays.fill(seconds, Double.POSITIVE_INFINITY);
        var open = new PriorityQueue<Reached>(Comparator.comparingDouble(Reached::seconds));
        for (int door : doors(place)) {
            seconds[door] = place.metresTo(points.get(door)) * detour / offRoad * 3.6;
            open.add(new Reached(door, seconds[door]));
        }
        while (!open.isEmpty()) {
            var here = open.remove();
            if (here.seconds() > seconds[here.point()]) {
                continue;
            }
            for (var edge : edges.get(here.point())) {
                double speed = edge.road() < 0 ? offRoad : speeds.of(edge.road());
                double there = here.seconds() + edge.metres() / speed * 3.6;
                if (there < seconds[edge.to()]) {
                    seconds[edge.to()] = there;
                    open.add(new Reached(edge.to(), there));
                }
            }
        }
        return new Ways(place, seconds, offRoad, detour);
    }

    /// How long it takes from one place.
    public final class Ways {

        private final Position place;
        private final double[] seconds;
        private final double offRoad;
        private final double detour;

        private Ways(Position place, double[] seconds, double offRoad, double detour) {
            this.place = place;
            this.seconds = seconds;
            this.offRoad = offRoad;
            this.detour = detour;
        }

        /// Seconds to a position: along the net if that is possible, otherwise as straight as roads allow. Where both
        /// places are nearer to each other than to any road, the straight way may be the shorter one.
        public double to(Position position) {
            double straight = place.metresTo(position) * detour / offRoad * 3.6;
            double along = Double.POSITIVE_INFINITY;
            for (int door : doors(position)) {
                along = Math.min(along, seconds[door] + position.metresTo(points.get(door)) * detour / offRoad * 3.6);
            }
            boolean near = place.metresTo(position) <= ACCESS / 2;
            return Double.isInfinite(along) || near ? Math.min(straight, along) : along;
        }

        /// Whether a position can be reached along the net.
        public boolean byRoad(Position position) {
            for (int door : doors(position)) {
                if (!Double.isInfinite(seconds[door])) {
                    return true;
                }
            }
            return false;
        }
    }

    private void lay(Road road) {
        int first = points.size();
        Position before = null;
        for (var corner : road.line()) {
            if (before == null) {
                add(corner);
            } else {
                double metres = before.metresTo(corner);
                int steps = (int) Math.max(1, Math.ceil(metres / STEP));
                for (int i = 1; i <= steps; i++) {
                    add(between(before, corner, (double) i / steps));
                    join(points.size() - 2, points.size() - 1, metres / steps, road.number());
                }
            }
            before = corner;
        }
        for (int point = first; point < points.size(); point++) {
            for (int other : around(points.get(point))) {
                double metres = points.get(point).metresTo(points.get(other));
                if (metres <= meet) {
                    join(point, other, metres, -1);
                }
            }
        }
        for (int point = first; point < points.size(); point++) {
            cells.computeIfAbsent(cell(points.get(point), 0, 0), any -> new ArrayList<>())
                    .add(point);
        }
    }

    private void add(Position position) {
        points.add(position);
        edges.add(new ArrayList<>(4));
    }

    private void join(int one, int other, double metres, int road) {
        edges.get(one).add(new Edge(other, metres, road));
        edges.get(other).add(new Edge(one, metres, road));
    }

    private static Position between(Position from, Position to, double share) {
        return new Position(from.lon() + (to.lon() - from.lon()) * share, from.lat() + (to.lat() - from.lat()) * share);
    }

    /// The points of the net nearest to a place.
    private int[] doors(Position place) {
        return around(place).stream()
                .filter(point -> place.metresTo(points.get(point)) <= ACCESS)
                .sorted(Comparator.comparingDouble(point -> place.metresTo(points.get(point))))
                .limit(DOORS)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /// Points in the same square of 1.5 km or in one beside it.
    private List<Integer> around(Position place) {
        var found = new ArrayList<Integer>();
        for (int east = -1; east <= 1; east++) {
            for (int north = -1; north <= 1; north++) {
                found.addAll(cells.getOrDefault(cell(place, east, north), List.of()));
            }
        }
        return found;
    }

    /// A sixtieth of a degree east and a seventieth north are at least 1.5 km up to 36° and beyond in latitude.
    private static long cell(Position place, int east, int north) {
        long x = (long) Math.floor(place.lon() * 58) + east;
        long y = (long) Math.floor(place.lat() * 74) + north;
        return x << 32 ^ (y & 0xffff_ffffL);
    }
}
