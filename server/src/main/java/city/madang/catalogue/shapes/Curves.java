package city.madang.catalogue.shapes;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;

/// Turns corners into curves.
final class Curves {

    private Curves() {}

    /// Cuts every corner, twice halving what is left of it (Chaikin 1974). Every ordinate is smoothed, the width in
    /// z too. An open line keeps its ends; a closed ring, given without its repeated point, is returned without it.
    static List<Coordinate> chaikin(List<Coordinate> points, boolean closed, int rounds) {
        var line = points;
        for (int round = 0; round < rounds; round++) {
            var cut = new ArrayList<Coordinate>(line.size() * 2);
            int segments = closed ? line.size() : line.size() - 1;
            for (int i = 0; i < segments; i++) {
                var from = line.get(i);
                var to = line.get((i + 1) % line.size());
                cut.add(!closed && i == 0 ? from : between(from, to, 0.25));
                cut.add(!closed && i == segments - 1 ? to : between(from, to, 0.75));
            }
            line = cut;
        }
        return line;
    }

    /// Points of a curve from `b` to `c`, without both, that goes on smoothly from `a` and to `d`
    /// (Catmull and Rom 1974, uniform, tangents shortened by `tension`).
    static List<Coordinate> between(Coordinate a, Coordinate b, Coordinate c, Coordinate d, double tension, int steps) {
        double reach = b.distance(c) * tension;
        var leaving = direction(a, c, reach);
        var arriving = direction(b, d, reach);
        var points = new ArrayList<Coordinate>(steps - 1);
        for (int i = 1; i < steps; i++) {
            double t = (double) i / steps;
            double t2 = t * t;
            double t3 = t2 * t;
            double fromB = 2 * t3 - 3 * t2 + 1;
            double fromLeaving = t3 - 2 * t2 + t;
            double fromC = -2 * t3 + 3 * t2;
            double fromArriving = t3 - t2;
            points.add(new Coordinate(
                    fromB * b.x + fromLeaving * leaving.x + fromC * c.x + fromArriving * arriving.x,
                    fromB * b.y + fromLeaving * leaving.y + fromC * c.y + fromArriving * arriving.y));
        }
        return points;
    }

    private static Coordinate direction(Coordinate from, Coordinate to, double length) {
        double distance = from.distance(to);
        return distance == 0
                ? new Coordinate(0, 0)
                : new Coordinate((to.x - from.x) / distance * length, (to.y - from.y) / distance * length);
    }

    private static Coordinate between(Coordinate from, Coordinate to, double share) {
        return new Coordinate(
                from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share, from.z + (to.z - from.z) * share);
    }
}
