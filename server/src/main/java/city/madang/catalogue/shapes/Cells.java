package city.madang.catalogue.shapes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.UnaryUnionNG;
import org.locationtech.jts.operation.polygonize.Polygonizer;
import org.locationtech.jts.triangulate.VoronoiDiagramBuilder;

/// An area divided among points: everything belongs to the nearest point on the same side of every divider.
///
/// @param areas key of a point → its polygon, in metres; together they fill the area, and neighbours share vertices
/// @param sides key of a point → which part between the dividers it lies in
record Cells(Map<String, Polygon> areas, Map<String, Integer> sides) {

    /// Coordinates are kept to the centimetre, so that borders computed from both sides are equal.
    private static final PrecisionModel CENTIMETRES = new PrecisionModel(100);

    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    /// Divides `area`.
    ///
    /// @param dividers lines that no cell crosses
    /// @param points key → place, all different and inside `area`
    /// @throws IllegalArgumentException if a point lies outside, or two are equal
    static Cells divide(Polygon area, List<Geometry> dividers, Map<String, Coordinate> points) {
        var lines = new ArrayList<Geometry>(dividers);
        lines.add(area.getBoundary());
        var within = new IndexedPointInAreaLocator(area);
        var parts = faces(lines).stream()
                .filter(face -> within.locate(face.getInteriorPoint().getCoordinate()) == Location.INTERIOR)
                .toList();
        var edges = new ArrayList<Geometry>();
        var banks = owned(parts, points.values());
        for (var bank : banks) {
            edges.add(bank.getBoundary());
            edges.add(borders(bank, inside(bank, points.values())));
        }
        return new Cells(match(owned(faces(edges), points.values()), points), sides(banks, points));
    }

    /// The polygons that `lines` enclose, with a vertex wherever lines meet.
    private static List<Polygon> faces(List<Geometry> lines) {
        var polygonizer = new Polygonizer();
        polygonizer.add(UnaryUnionNG.union(GEOMETRY.buildGeometry(lines), CENTIMETRES));
        var faces = new ArrayList<Polygon>();
        for (var face : polygonizer.getPolygons()) {
            faces.add((Polygon) face);
        }
        return faces;
    }

    /// The lines half-way between `points`, as far as they lie in `side`.
    private static Geometry borders(Polygon side, List<Coordinate> points) {
        var voronoi = new VoronoiDiagramBuilder();
        voronoi.setSites(points);
        var around = new Envelope(side.getEnvelopeInternal());
        around.expandBy(around.getDiameter());
        voronoi.setClipEnvelope(around);
        var cells = voronoi.getDiagram(GEOMETRY);
        var lines = new ArrayList<Geometry>();
        for (int i = 0; i < cells.getNumGeometries(); i++) {
            lines.add(cells.getGeometryN(i).getBoundary());
        }
        var noded = UnaryUnionNG.union(GEOMETRY.buildGeometry(lines), CENTIMETRES);
        return OverlayNG.overlay(noded, side, OverlayNG.INTERSECTION, CENTIMETRES);
    }

    /// Gives every face without a point to the neighbour it shares the longest border with.
    private static List<Polygon> owned(List<Polygon> faces, Collection<Coordinate> points) {
        var kept = new ArrayList<Polygon>();
        var orphans = new ArrayList<Polygon>();
        for (var face : faces) {
            (inside(face, points).isEmpty() ? orphans : kept).add(face);
        }
        for (var orphan : orphans) {
            int nearest = neighbour(orphan, kept);
            if (nearest >= 0) {
                var whole = OverlayNG.overlay(kept.get(nearest), orphan, OverlayNG.UNION, CENTIMETRES);
                if (whole instanceof Polygon polygon) {
                    kept.set(nearest, polygon);
                }
            }
        }
        return kept;
    }

    private static int neighbour(Polygon orphan, List<Polygon> faces) {
        int best = -1;
        double longest = 0;
        for (int i = 0; i < faces.size(); i++) {
            if (faces.get(i).getEnvelopeInternal().intersects(orphan.getEnvelopeInternal())) {
                double shared = OverlayNG.overlay(
                                faces.get(i).getBoundary(), orphan.getBoundary(), OverlayNG.INTERSECTION, CENTIMETRES)
                        .getLength();
                if (shared > longest) {
                    longest = shared;
                    best = i;
                }
            }
        }
        return best;
    }

    private static List<Coordinate> inside(Polygon face, Collection<Coordinate> points) {
        var locator = new IndexedPointInAreaLocator(face);
        var envelope = face.getEnvelopeInternal();
        return points.stream()
                .filter(point -> envelope.covers(point) && locator.locate(point) == Location.INTERIOR)
                .toList();
    }

    private static Map<String, Integer> sides(List<Polygon> banks, Map<String, Coordinate> points) {
        var sides = new HashMap<String, Integer>();
        for (int i = 0; i < banks.size(); i++) {
            var bank = new IndexedPointInAreaLocator(banks.get(i));
            int side = i;
            points.forEach((key, point) -> {
                if (bank.locate(point) != Location.EXTERIOR) {
                    sides.putIfAbsent(key, side);
                }
            });
        }
        return sides;
    }

    private static Map<String, Polygon> match(List<Polygon> faces, Map<String, Coordinate> points) {
        var owners = new HashMap<Coordinate, Polygon>();
        for (var face : faces) {
            inside(face, points.values()).forEach(point -> owners.put(point, face));
        }
        var cells = new LinkedHashMap<String, Polygon>();
        points.forEach((key, point) -> {
            var cell = owners.get(point);
            if (cell == null || cells.containsValue(cell)) {
                throw new IllegalArgumentException(
                        "The centre of %s lies outside the outline, or where another centre is".formatted(key));
            }
            cells.put(key, cell);
        });
        return cells;
    }
}
