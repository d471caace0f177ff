package city.madang.simulator.city;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A line that something drives along.
///
/// @param path [longitude, latitude] of each corner, at least two
/// @param reached metres from the start to each corner
public record Route(double[][] path, double[] reached) {

    /// Where something is on a route.
    ///
    /// @param bearing degrees from north
    public record Spot(double lon, double lat, double bearing) {}

    static Route of(List<double[]> corners) {
        var path = corners.toArray(double[][]::new);
        var reached = new double[path.length];
        for (var i = 1; i < path.length; i++) {
            reached[i] = reached[i - 1] + Geometry.metres(path[i - 1][0], path[i - 1][1], path[i][0], path[i][1]);
        }
        return new Route(path, reached);
    }

    /// Its length.
    public double metres() {
        return reached[reached.length - 1];
    }

    /// The corner at or before a distance from the start.
    int corner(double along) {
        var found = Arrays.binarySearch(reached, along);
        var at = found >= 0 ? found : -found - 2;
        return Math.clamp(at, 0, path.length - 2);
    }

    /// Where one is after some metres; at an end if they are too few or too many.
    public Spot at(double along) {
        var i = corner(along);
        var from = path[i];
        var to = path[i + 1];
        var length = reached[i + 1] - reached[i];
        var part = length == 0 ? 0 : Math.clamp((along - reached[i]) / length, 0, 1);
        var east = (to[0] - from[0]) * Geometry.METRES_LON;
        var north = (to[1] - from[1]) * Geometry.METRES_LAT;
        return new Spot(
                from[0] + part * (to[0] - from[0]),
                from[1] + part * (to[1] - from[1]),
                (Math.toDegrees(Math.atan2(east, north)) + 360) % 360);
    }

    /// The part between two distances from the start.
    Route between(double from, double to) {
        var corners = new ArrayList<double[]>();
        var first = at(from);
        corners.add(new double[] {first.lon(), first.lat()});
        for (var i = 0; i < path.length; i++) {
            if (reached[i] > from + 1 && reached[i] < to - 1) {
                corners.add(path[i]);
            }
        }
        var last = at(to);
        corners.add(new double[] {last.lon(), last.lat()});
        return of(corners);
    }

    /// Its corners as `longitude,latitude longitude,latitude …`, to about a metre; those within four metres of a
    /// straight line are left out.
    public String text() {
        var text = new StringBuilder();
        for (var i = 0; i < path.length; i++) {
            if (i == 0 || i == path.length - 1 || bends(i)) {
                text.append(text.isEmpty() ? "" : " ")
                        .append(Math.round(path[i][0] * 1e5) / 1e5)
                        .append(',')
                        .append(Math.round(path[i][1] * 1e5) / 1e5);
            }
        }
        return text.toString();
    }

    /// Whether a corner lies off the line between its neighbours.
    private boolean bends(int i) {
        var share = (reached[i] - reached[i - 1]) / Math.max(1e-9, reached[i + 1] - reached[i - 1]);
        var lon = path[i - 1][0] + share * (path[i + 1][0] - path[i - 1][0]);
        var lat = path[i - 1][1] + share * (path[i + 1][1] - path[i - 1][1]);
        return Geometry.metres(lon, lat, path[i][0], path[i][1]) > 4;
    }

    /// The same way back.
    Route back() {
        return of(Arrays.asList(path).reversed());
    }

    /// The same line some metres to the right of the way one drives.
    Route aside(double metres) {
        var corners = new ArrayList<double[]>();
        for (var i = 0; i < path.length; i++) {
            var turn = Math.toRadians(at((reached[Math.max(0, i - 1)] + reached[Math.min(path.length - 1, i + 1)]) / 2)
                    .bearing());
            corners.add(new double[] {
                path[i][0] + metres * Math.cos(turn) / Geometry.METRES_LON,
                path[i][1] - metres * Math.sin(turn) / Geometry.METRES_LAT
            });
        }
        return of(corners);
    }
}
