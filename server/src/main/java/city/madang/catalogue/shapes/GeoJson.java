package city.madang.catalogue.shapes;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/// Areas as GeoJSON (RFC 7946): polygons and multipolygons, longitude first.
public final class GeoJson {

    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    private GeoJson() {}

    /// Reads a `Polygon` or `MultiPolygon`.
    ///
    /// @throws IllegalArgumentException if it is anything else, or a ring is not one
    public static Geometry read(JsonNode geometry) {
        var coordinates = geometry.path("coordinates");
        return switch (geometry.path("type").asString("nothing")) {
            case "Polygon" -> polygon(coordinates);
            case "MultiPolygon" -> {
                var parts = new ArrayList<Polygon>();
                coordinates.forEach(part -> parts.add(polygon(part)));
                yield GEOMETRY.createMultiPolygon(parts.toArray(Polygon[]::new));
            }
            case String other ->
                throw new IllegalArgumentException("An area is a Polygon or MultiPolygon, not %s".formatted(other));
        };
    }

    /// Writes a polygon or multipolygon as the next value.
    public static void write(Geometry area, JsonGenerator out) {
        out.writeStartObject();
        if (area instanceof Polygon polygon) {
            out.writeStringProperty("type", "Polygon");
            out.writeName("coordinates");
            write(polygon, out);
        } else if (area instanceof MultiPolygon parts) {
            out.writeStringProperty("type", "MultiPolygon");
            out.writeArrayPropertyStart("coordinates");
            for (int i = 0; i < parts.getNumGeometries(); i++) {
                write((Polygon) parts.getGeometryN(i), out);
            }
            out.writeEndArray();
        } else {
            throw new IllegalArgumentException("%s is no area".formatted(area.getGeometryType()));
        }
        out.writeEndObject();
    }

    private static void write(Polygon polygon, JsonGenerator out) {
        out.writeStartArray();
        write(polygon.getExteriorRing(), out);
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            write(polygon.getInteriorRingN(i), out);
        }
        out.writeEndArray();
    }

    private static void write(LinearRing ring, JsonGenerator out) {
        out.writeStartArray();
        var points = ring.getCoordinateSequence();
        for (int i = 0; i < points.size(); i++) {
            out.writeStartArray();
            out.writeNumber(points.getX(i));
            out.writeNumber(points.getY(i));
            out.writeEndArray();
        }
        out.writeEndArray();
    }

    private static Polygon polygon(JsonNode rings) {
        var all = new ArrayList<LinearRing>();
        rings.forEach(ring -> all.add(ring(points(ring))));
        return polygon(all);
    }

    /// The polygon with that outer ring and those holes.
    static Polygon polygon(List<LinearRing> rings) {
        if (rings.isEmpty()) {
            throw new IllegalArgumentException("A polygon needs a ring");
        }
        return GEOMETRY.createPolygon(
                rings.getFirst(), rings.subList(1, rings.size()).toArray(LinearRing[]::new));
    }

    /// Closes and checks a ring.
    static LinearRing ring(List<Coordinate> points) {
        var closed = new ArrayList<>(points);
        if (!closed.isEmpty() && !closed.getFirst().equals2D(closed.getLast())) {
            closed.add(closed.getFirst().copy());
        }
        if (closed.size() < 4) {
            throw new IllegalArgumentException("A ring needs three different points, not %d".formatted(points.size()));
        }
        return GEOMETRY.createLinearRing(closed.toArray(Coordinate[]::new));
    }

    private static List<Coordinate> points(JsonNode ring) {
        var points = new ArrayList<Coordinate>(ring.size());
        for (var point : ring) {
            points.add(point(point));
        }
        return points;
    }

    /// Reads `[longitude, latitude]`.
    static Coordinate point(JsonNode point) {
        double lon = point.path(0).asDouble(Double.NaN);
        double lat = point.path(1).asDouble(Double.NaN);
        if (!(Math.abs(lon) <= 180) || !(Math.abs(lat) <= 90)) {
            throw new IllegalArgumentException(
                    "%s is no longitude and latitude; shapes must be in WGS 84 (EPSG:4326)".formatted(point));
        }
        return new Coordinate(lon, lat);
    }
}
