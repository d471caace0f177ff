package city.madang.simulator.city;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// A main road of the city, from the resource `roads.yaml`.
///
/// @param free speed without traffic, km/h
/// @param corners [longitude, latitude] of the points it goes through, rounded to a curve
record Road(Name name, double free, List<double[]> corners) {

    /// Points that a curve puts between two given ones.
    private static final int BETWEEN = 6;

    private record Drawn(String ko, String en, double free, String line) {}

    /// All of them, in the order of the file.
    static List<Road> all() {
        try (var in = Objects.requireNonNull(Road.class.getResourceAsStream("roads.yaml"))) {
            return new YAMLMapper()
                    .readValue(in, new TypeReference<List<Drawn>>() {}).stream()
                            .map(drawn -> new Road(
                                    new Name(drawn.ko(), drawn.en()), drawn.free(), rounded(points(drawn.line()))))
                            .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<double[]> points(String line) {
        var points = new ArrayList<double[]>();
        for (var pair : line.split(" ")) {
            var cut = pair.indexOf(',');
            points.add(new double[] {
                Double.parseDouble(pair.substring(0, cut)), Double.parseDouble(pair.substring(cut + 1))
            });
        }
        return points;
    }

    /// The curve of Catmull and Rom (1974) through the points.
    private static List<double[]> rounded(List<double[]> points) {
        var curve = new ArrayList<double[]>();
        for (var i = 0; i + 1 < points.size(); i++) {
            var before = points.get(Math.max(0, i - 1));
            var from = points.get(i);
            var to = points.get(i + 1);
            var after = points.get(Math.min(points.size() - 1, i + 2));
            for (var step = 0; step < BETWEEN; step++) {
                var t = step / (double) BETWEEN;
                curve.add(new double[] {
                    between(before[0], from[0], to[0], after[0], t), between(before[1], from[1], to[1], after[1], t)
                });
            }
        }
        curve.add(points.getLast());
        return List.copyOf(curve);
    }

    private static double between(double before, double from, double to, double after, double t) {
        return 0.5
                * (2 * from
                        + (to - before) * t
                        + (2 * before - 5 * from + 4 * to - after) * t * t
                        + (3 * from - before - 3 * to + after) * t * t * t);
    }
}
