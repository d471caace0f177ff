package city.madang.catalogue.shapes;

import city.madang.catalogue.shapes.Sketch.Water;
import city.madang.identity.Jurisdictions;
import city.madang.identity.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.coverage.CoverageUnion;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateArrays;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.buffer.VariableBuffer;

/// Draws a city of which only the outline, the rivers and the centres of its neighbourhoods are known: every place
/// belongs to the nearest centre on the same bank, and the borders are rounded. A district is its neighbourhoods.
public final class SchematicShapes {

    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    private final Jurisdictions jurisdictions;
    private final Sketch sketch;
    private final Plane plane;

    public SchematicShapes(Jurisdictions jurisdictions, Sketch sketch) {
        this.jurisdictions = jurisdictions;
        this.sketch = sketch;
        plane = new Plane(jurisdictions.city().centre());
    }

    /// The neighbourhoods, then the districts, then the city.
    ///
    /// @throws IllegalArgumentException if a centre lies outside the outline
    public List<Shape> draw() {
        var points = new LinkedHashMap<String, Coordinate>();
        var districts = new LinkedHashMap<String, String>();
        for (var district : jurisdictions.districts()) {
            var inside = jurisdictions.inside(district.code());
            for (var area : inside.isEmpty() ? List.of(district) : inside) {
                points.put(
                        area.code(),
                        plane.metres(area.centre().lon(), area.centre().lat()));
                districts.put(area.code(), district.code());
            }
        }
        var cells = SmoothCoverage.of(Cells.divide(outline(), dividers(), points), districts, points);
        return shapes(cells, districts);
    }

    /// The waters as areas, by id. A water that does not divide ends at the outline.
    public Map<String, Geometry> waters() {
        var waters = new LinkedHashMap<String, Geometry>();
        for (var water : sketch.waters()) {
            var middle = middle(water);
            var reach = new double[middle.size()];
            for (int i = 0; i < reach.length; i++) {
                reach[i] = middle.get(i).z / 2;
            }
            var area = VariableBuffer.buffer(line(middle), reach);
            waters.put(water.id(), plane.degrees(water.divider() ? area : area.intersection(outline())));
        }
        return waters;
    }

    private Polygon outline() {
        var corners = sketch.outline().stream()
                .map(point -> plane.metres(point.get(0), point.get(1)))
                .toList();
        var ring = new ArrayList<>(Curves.chaikin(corners, true, 2));
        ring.add(ring.getFirst());
        return GEOMETRY.createPolygon(ring.toArray(Coordinate[]::new));
    }

    private List<Geometry> dividers() {
        return sketch.waters().stream()
                .filter(Water::divider)
                .map(water -> line(middle(water)))
                .toList();
    }

    private List<Coordinate> middle(Water water) {
        var points = water.line().stream()
                .map(point -> {
                    var at = plane.metres(point.get(0), point.get(1));
                    at.z = point.get(2);
                    return at;
                })
                .toList();
        return Curves.chaikin(points, false, 2);
    }

    private static Geometry line(List<Coordinate> points) {
        return GEOMETRY.createLineString(points.toArray(Coordinate[]::new));
    }

    private List<Shape> shapes(Map<String, Polygon> cells, Map<String, String> districts) {
        var shapes = new ArrayList<Shape>();
        var parts = new LinkedHashMap<String, List<Geometry>>();
        cells.forEach((code, cell) -> {
            var area = withoutRepeatedPoints((Polygon) plane.degrees(cell));
            if (jurisdictions.get(code).level() == Level.NEIGHBOURHOOD) {
                shapes.add(new Shape(code, area));
            }
            parts.computeIfAbsent(String.valueOf(districts.get(code)), district -> new ArrayList<>())
                    .add(area);
        });
        parts.forEach((district, areas) -> shapes.add(new Shape(district, union(areas))));
        shapes.add(new Shape(
                jurisdictions.city().code(),
                union(parts.values().stream().flatMap(List::stream).toList())));
        return shapes;
    }

    /// Points closer than the rounding become one, for both neighbours alike; and the ring begins at its least point,
    /// so that the same city is always drawn the same.
    private static Geometry withoutRepeatedPoints(Polygon area) {
        var holes = new LinearRing[area.getNumInteriorRing()];
        for (int i = 0; i < holes.length; i++) {
            holes[i] = ring(area.getInteriorRingN(i));
        }
        return GEOMETRY.createPolygon(ring(area.getExteriorRing()), holes).norm();
    }

    private static LinearRing ring(LinearRing ring) {
        return GEOMETRY.createLinearRing(CoordinateArrays.removeRepeatedPoints(ring.getCoordinates()));
    }

    private static Geometry union(List<Geometry> areas) {
        return CoverageUnion.union(areas.toArray(Geometry[]::new)).norm();
    }
}
