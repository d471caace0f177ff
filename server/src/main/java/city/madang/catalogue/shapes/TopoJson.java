package city.madang.catalogue.shapes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.databind.JsonNode;

/// Areas of a TopoJSON topology, whose borders are arcs that neighbours share
/// (<https://github.com/topojson/topojson-specification>).
final class TopoJson {

    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    private final List<List<Coordinate>> arcs = new ArrayList<>();

    /// Decodes the arcs of `topology`.
    TopoJson(JsonNode topology) {
        var transform = topology.path("transform");
        for (var arc : topology.path("arcs")) {
            arcs.add(transform.isMissingNode() ? plain(arc) : quantised(arc, transform));
        }
    }

    /// Reads a `Polygon` or `MultiPolygon` of the topology.
    ///
    /// @throws IllegalArgumentException if it is anything else, or names an arc that does not exist
    Geometry read(JsonNode geometry) {
        var lists = geometry.path("arcs");
        return switch (geometry.path("type").asString("nothing")) {
            case "Polygon" -> polygon(lists);
            case "MultiPolygon" -> {
                var parts = new ArrayList<Polygon>();
                lists.forEach(part -> parts.add(polygon(part)));
                yield GEOMETRY.createMultiPolygon(parts.toArray(Polygon[]::new));
            }
            case String other ->
                throw new IllegalArgumentException("An area is a Polygon or MultiPolygon, not %s".formatted(other));
        };
    }

    private Polygon polygon(JsonNode rings) {
        var all = new ArrayList<LinearRing>();
        for (var ring : rings) {
            var points = new ArrayList<Coordinate>();
            for (var arc : ring) {
                var stretch = arc(arc.asInt());
                points.addAll(points.isEmpty() ? stretch : stretch.subList(1, stretch.size()));
            }
            all.add(GeoJson.ring(points));
        }
        return GeoJson.polygon(all);
    }

    /// The arc with that number; a negative one is walked backwards.
    private List<Coordinate> arc(int number) {
        int index = number < 0 ? ~number : number;
        if (index >= arcs.size()) {
            throw new IllegalArgumentException("The topology has no arc %d".formatted(index));
        }
        if (number >= 0) {
            return arcs.get(index);
        }
        var backwards = new ArrayList<>(arcs.get(index));
        Collections.reverse(backwards);
        return backwards;
    }

    private static List<Coordinate> plain(JsonNode arc) {
        var points = new ArrayList<Coordinate>(arc.size());
        arc.forEach(point -> points.add(GeoJson.point(point)));
        return points;
    }

    private static List<Coordinate> quantised(JsonNode arc, JsonNode transform) {
        double scaleX = transform.at("/scale/0").asDouble(1);
        double scaleY = transform.at("/scale/1").asDouble(1);
        double left = transform.at("/translate/0").asDouble(0);
        double bottom = transform.at("/translate/1").asDouble(0);
        var points = new ArrayList<Coordinate>(arc.size());
        long x = 0;
        long y = 0;
        for (var step : arc) {
            x += step.path(0).asLong();
            y += step.path(1).asLong();
            points.add(new Coordinate(left + x * scaleX, bottom + y * scaleY));
        }
        return points;
    }
}
