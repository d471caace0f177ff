package city.madang.catalogue.shapes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.linemerge.LineMerger;

/// Rounds the borders of polygons that share their vertices, without a gap: every border is bent once, and both
/// neighbours take the bent one. The outer edge and the dividers stay as they are.
///
/// Borders between groups (districts) become curves; borders inside a group waver a little, always the same way.
final class SmoothCoverage {

    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    /// How long the tangents of a curve are, as a share of its chord: 1 is the curve of Catmull and Rom, less
    /// overshoots less.
    private static final double TENSION = 0.9;

    /// How far a corner between groups is pulled to the middle of its neighbours in each of three rounds.
    private static final double PULL = 0.5;

    /// How often cells that come out wrong are straightened before everything is.
    private static final int ROUNDS = 8;

    /// How far a border inside a group may leave the straight line, as a share of its length; found by eye.
    private static final double WAVER = 0.11;

    /// Borders shorter than this, in metres, stay straight.
    private static final double SHORTEST = 60;

    private static final int STEPS = 6;

    private final Map<String, Polygon> cells;
    private final Map<String, Integer> banks;
    private final Map<String, String> groups;
    private final Set<String> stiff;
    private final Map<Segment, Sides> sides = new LinkedHashMap<>();
    private final Set<Coordinate> fixed = new HashSet<>();
    private final Map<Coordinate, Coordinate> moved = new HashMap<>();
    private final Map<Segment, List<Coordinate>> curves = new HashMap<>();

    private SmoothCoverage(Cells cells, Map<String, String> groups, Set<String> stiff) {
        this.cells = cells.areas();
        banks = cells.sides();
        this.groups = groups;
        this.stiff = stiff;
    }

    /// Rounds `cells`. Where a rounded border would cross another or run past the centre of its cell, the cell
    /// keeps its straight borders.
    ///
    /// @param groups key of a cell → the group it belongs to
    /// @param centres key of a cell → a point inside that stays inside
    static Map<String, Polygon> of(Cells cells, Map<String, String> groups, Map<String, Coordinate> centres) {
        var stiff = new HashSet<String>();
        for (int round = 0; round < ROUNDS; round++) {
            var smooth = new SmoothCoverage(cells, groups, stiff).smooth();
            if (!stiff.addAll(unsound(smooth, centres))) {
                return smooth;
            }
        }
        return cells.areas();
    }

    private static List<String> unsound(Map<String, Polygon> cells, Map<String, Coordinate> centres) {
        var keys = List.copyOf(cells.keySet());
        var gaps = CoverageValidator.validate(cells.values().toArray(Geometry[]::new));
        var unsound = new ArrayList<String>();
        for (int i = 0; i < keys.size(); i++) {
            var cell = cells.get(keys.get(i));
            var centre = centres.get(keys.get(i));
            if (cell == null
                    || !cell.isValid()
                    || !cell.contains(GEOMETRY.createPoint(centre))
                    || (gaps[i] != null && !gaps[i].isEmpty())) {
                unsound.add(keys.get(i));
            }
        }
        return unsound;
    }

    private Map<String, Polygon> smooth() {
        cells.forEach(this::findSides);
        sides.forEach((segment, side) -> {
            if (isStiff(side)) {
                fixed.add(segment.from);
                fixed.add(segment.to);
            }
        });
        var chains = groupBorders();
        chains.forEach(this::relax);
        chains.forEach(this::bend);
        sides.forEach((segment, side) -> {
            if (!isStiff(side) && !curves.containsKey(segment)) {
                curves.put(segment, waver(segment));
            }
        });
        var smooth = new LinkedHashMap<String, Polygon>();
        cells.forEach((key, cell) -> smooth.put(key, redraw(cell)));
        return smooth;
    }

    /// Whether a border stays straight: that of a cell that came out wrong, and the middle of a river.
    private boolean isStiff(Sides side) {
        return side.right == null
                || stiff.contains(side.left)
                || stiff.contains(side.right)
                || !Objects.equals(banks.get(side.left), banks.get(side.right));
    }

    private void findSides(String key, Polygon cell) {
        forEachRing(cell, ring -> {
            var points = ring.getCoordinates();
            for (int i = 1; i < points.length; i++) {
                sides.merge(
                        Segment.of(points[i - 1], points[i]),
                        new Sides(key, null),
                        (first, second) -> new Sides(first.left, second.left));
            }
        });
    }

    /// The borders between different groups, each from junction to junction.
    private List<LineString> groupBorders() {
        var merger = new LineMerger();
        sides.forEach((segment, side) -> {
            if (!isStiff(side) && !Objects.equals(groups.get(side.left), groups.get(side.right))) {
                merger.add(GEOMETRY.createLineString(new Coordinate[] {segment.from, segment.to}));
            }
        });
        var chains = new ArrayList<LineString>();
        for (var chain : merger.getMergedLineStrings()) {
            chains.add((LineString) chain);
        }
        return chains;
    }

    /// Pulls the inner points of a chain towards their neighbours, so that it loses its corners.
    private void relax(LineString chain) {
        var points = chain.getCoordinates();
        for (int round = 0; round < 3; round++) {
            var before = points.clone();
            for (int i = 1; i < points.length - 1; i++) {
                points[i] = new Coordinate(
                        (1 - PULL) * before[i].x + PULL * (before[i - 1].x + before[i + 1].x) / 2,
                        (1 - PULL) * before[i].y + PULL * (before[i - 1].y + before[i + 1].y) / 2);
            }
        }
        var original = chain.getCoordinates();
        for (int i = 1; i < points.length - 1; i++) {
            if (!fixed.contains(original[i])) {
                moved.put(original[i], points[i]);
            }
        }
    }

    private void bend(LineString chain) {
        var points = chain.getCoordinates();
        int last = points.length - 1;
        boolean closed = chain.isClosed();
        for (int i = 0; i < last; i++) {
            var before = i > 0 ? points[i - 1] : closed ? points[last - 1] : points[0];
            var after = i + 2 <= last ? points[i + 2] : closed ? points[1] : points[last];
            var curve =
                    Curves.between(place(before), place(points[i]), place(points[i + 1]), place(after), TENSION, STEPS);
            var segment = Segment.of(points[i], points[i + 1]);
            var side = sides.get(segment);
            if (side != null && !isStiff(side)) {
                curves.put(segment, oriented(points[i], points[i + 1], curve));
            }
        }
    }

    /// A border inside a group: a gentle S or C whose size and side depend on nothing but where it is.
    private List<Coordinate> waver(Segment segment) {
        var from = place(segment.from);
        var to = place(segment.to);
        double length = from.distance(to);
        if (length < SHORTEST) {
            return List.of();
        }
        var random = new Random(Double.hashCode(segment.from.x) * 31L + Double.hashCode(segment.to.y));
        double bow = (random.nextDouble() * 2 - 1) * WAVER;
        double swing = (random.nextDouble() * 2 - 1) * WAVER / 2;
        var points = new ArrayList<Coordinate>(STEPS - 1);
        for (int i = 1; i < STEPS; i++) {
            double t = (double) i / STEPS;
            double aside = bow * Math.sin(Math.PI * t) + swing * Math.sin(2 * Math.PI * t);
            points.add(new Coordinate(
                    from.x + (to.x - from.x) * t - (to.y - from.y) * aside,
                    from.y + (to.y - from.y) * t + (to.x - from.x) * aside));
        }
        return points;
    }

    private Polygon redraw(Polygon cell) {
        var holes = new LinearRing[cell.getNumInteriorRing()];
        for (int i = 0; i < holes.length; i++) {
            holes[i] = redraw(cell.getInteriorRingN(i));
        }
        return GEOMETRY.createPolygon(redraw(cell.getExteriorRing()), holes);
    }

    private LinearRing redraw(LinearRing ring) {
        var points = ring.getCoordinates();
        var drawn = new ArrayList<Coordinate>();
        drawn.add(place(points[0]));
        for (int i = 1; i < points.length; i++) {
            var curve = curves.getOrDefault(Segment.of(points[i - 1], points[i]), List.of());
            drawn.addAll(oriented(points[i - 1], points[i], curve));
            drawn.add(place(points[i]));
        }
        return GEOMETRY.createLinearRing(drawn.toArray(Coordinate[]::new));
    }

    private Coordinate place(Coordinate original) {
        return moved.getOrDefault(original, original);
    }

    /// Turns a curve between what a segment and a walk call its beginning.
    private static List<Coordinate> oriented(Coordinate from, Coordinate to, List<Coordinate> curve) {
        if (from.compareTo(to) <= 0) {
            return curve;
        }
        var reversed = new ArrayList<>(curve);
        Collections.reverse(reversed);
        return reversed;
    }

    private static void forEachRing(Polygon cell, java.util.function.Consumer<LinearRing> action) {
        action.accept(cell.getExteriorRing());
        for (int i = 0; i < cell.getNumInteriorRing(); i++) {
            action.accept(cell.getInteriorRingN(i));
        }
    }

    /// A straight piece of border, the same from both sides.
    private record Segment(Coordinate from, Coordinate to) {

        private static Segment of(Coordinate a, Coordinate b) {
            return a.compareTo(b) <= 0 ? new Segment(a, b) : new Segment(b, a);
        }
    }

    /// The cells on both sides; only one at the outer edge.
    private record Sides(String left, @Nullable String right) {}
}
