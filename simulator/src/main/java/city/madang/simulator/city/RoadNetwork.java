package city.madang.simulator.city;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/// The main roads as one net: where two of them come near, one can turn from one into the other. Constant.
public final class RoadNetwork {

    /// Distance at which roads meet, metres; the points of a road are closer to each other.
    private static final double MEETING = 150;
    /// Longest step along a road, metres.
    private static final double STEP = 110;

    private record Edge(int to, double metres) {}

    private record Reached(int node, double metres) {}

    private final List<Road> roads = Road.all();
    private final List<double[]> nodes = new ArrayList<>();
    private final List<List<Edge>> edges = new ArrayList<>();
    private final Map<Long, List<Integer>> cells = new HashMap<>();

    RoadNetwork() {
        for (var road : roads) {
            lay(road);
        }
    }

    List<Road> roads() {
        return roads;
    }

    /// The shortest way by road, from one point to another as they are: off the roads one goes straight.
    public Route route(double fromLon, double fromLat, double toLon, double toLat) {
        var corners = new ArrayList<double[]>();
        corners.add(new double[] {fromLon, fromLat});
        for (var node : shortest(nearest(fromLon, fromLat), nearest(toLon, toLat))) {
            corners.add(nodes.get(node));
        }
        corners.add(new double[] {toLon, toLat});
        return Route.of(corners);
    }

    /// The point of a road nearest to a place: [longitude, latitude].
    public double[] onRoad(double lon, double lat) {
        return nodes.get(nearest(lon, lat)).clone();
    }

    private void lay(Road road) {
        var first = nodes.size();
        var line = Route.of(road.corners());
        var steps = (int) Math.max(1, Math.ceil(line.metres() / STEP));
        for (var i = 0; i <= steps; i++) {
            var spot = line.at(line.metres() * i / steps);
            var node = nodes.size();
            nodes.add(new double[] {spot.lon(), spot.lat()});
            edges.add(new ArrayList<>());
            if (i > 0) {
                join(node - 1, node);
            }
            for (var other : around(spot.lon(), spot.lat())) {
                if (other < first && metres(node, other) < MEETING) {
                    join(node, other);
                }
            }
        }
        for (var node = first; node < nodes.size(); node++) {
            cells.computeIfAbsent(cell(nodes.get(node)[0], nodes.get(node)[1], 0, 0), key -> new ArrayList<>())
                    .add(node);
        }
    }

    private void join(int one, int other) {
        var metres = metres(one, other);
        edges.get(one).add(new Edge(other, metres));
        edges.get(other).add(new Edge(one, metres));
    }

    private double metres(int one, int other) {
        var a = nodes.get(one);
        var b = nodes.get(other);
        return Geometry.metres(a[0], a[1], b[0], b[1]);
    }

    /// Nodes in the same square of about 450 m or in one beside it.
    private List<Integer> around(double lon, double lat) {
        var found = new ArrayList<Integer>();
        for (var east = -1; east <= 1; east++) {
            for (var north = -1; north <= 1; north++) {
                found.addAll(cells.getOrDefault(cell(lon, lat, east, north), List.of()));
            }
        }
        return found;
    }

    private static long cell(double lon, double lat, int east, int north) {
        return (long) (Math.floor(lon * 200) + east) * 100_000 + (long) (Math.floor(lat * 250) + north);
    }

    private int nearest(double lon, double lat) {
        var near = around(lon, lat);
        var best = near.isEmpty() ? 0 : near.getFirst();
        var size = near.isEmpty() ? nodes.size() : near.size();
        for (var i = 0; i < size; i++) {
            var node = near.isEmpty() ? i : near.get(i);
            if (squared(node, lon, lat) < squared(best, lon, lat)) {
                best = node;
            }
        }
        return best;
    }

    private double squared(int node, double lon, double lat) {
        return Geometry.squared(nodes.get(node)[0], nodes.get(node)[1], lon, lat);
    }

    /// Dijkstra's way from node to node; only the two ends if there is none.
    private List<Integer> shortest(int from, int to) {
        var metres = new double[nodes.size()];
        var before = new int[nodes.size()];
        Arrays.fill(metres, Double.MAX_VALUE);
        Arrays.fill(before, -1);
        metres[from] = 0;
        var open = new PriorityQueue<Reached>(Comparator.comparingDouble(Reached::metres));
        open.add(new Reached(from, 0));
        while (!open.isEmpty() && open.peek().node() != to) {
            var here = open.remove();
            for (var edge : here.metres() > metres[here.node()] ? List.<Edge>of() : edges.get(here.node())) {
                var there = here.metres() + edge.metres();
                if (there < metres[edge.to()]) {
                    metres[edge.to()] = there;
                    before[edge.to()] = here.node();
                    open.add(new Reached(edge.to(), there));
                }
            }
        }
        var way = new ArrayList<Integer>();
        for (var node = to; node >= 0; node = before[node]) {
            way.addFirst(node);
        }
        return way.getFirst() == from ? way : List.of(from, to);
    }
}
