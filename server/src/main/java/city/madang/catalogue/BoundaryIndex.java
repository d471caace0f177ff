package city.madang.catalogue;

import city.madang.catalogue.Boundary.Origin;
import city.madang.identity.Jurisdiction;
import city.madang.identity.Jurisdictions;
import city.madang.identity.Level;
import city.madang.platform.Position;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.index.strtree.STRtree;

/// All shapes as they were loaded, ready to be asked. Never changes; thread-safe.
final class BoundaryIndex {

    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    /// How far outside every shape a position still belongs to the nearest, degrees: about 700 m, what our drawing of
    /// the outline may be off; 50 m for official shapes, what a position may be.
    private static final double SCHEMATIC_REACH = 0.007;

    private static final double OFFICIAL_REACH = 0.0005;

    private final long revision;
    private final List<Boundary> all;
    private final Map<Level, STRtree> trees = new EnumMap<>(Level.class);
    private final Map<Level, Origin> origins = new EnumMap<>(Level.class);
    private final Map<Level, BoundaryPictures> pictures = new EnumMap<>(Level.class);

    BoundaryIndex(long revision, List<Boundary> all, Jurisdictions jurisdictions) {
        this.revision = revision;
        this.all = List.copyOf(all);
        for (var level : Level.values()) {
            var ofLevel =
                    all.stream().filter(boundary -> boundary.level() == level).toList();
            var tree = new STRtree();
            for (var boundary : ofLevel) {
                var area = new Area(
                        jurisdictions.get(boundary.code()),
                        boundary.area(),
                        new IndexedPointInAreaLocator(boundary.area()));
                tree.insert(boundary.area().getEnvelopeInternal(), area);
                origins.put(level, boundary.origin());
            }
            tree.build();
            trees.put(level, tree);
            pictures.put(level, BoundaryPictures.of(ofLevel, jurisdictions));
        }
    }

    long revision() {
        return revision;
    }

    List<Boundary> all() {
        return all;
    }

    Origin origin(Level level) {
        return origins.getOrDefault(level, Origin.SCHEMATIC);
    }

    EncodedJson picture(Level level) {
        var picture = pictures.get(level);
        if (picture == null) {
            throw new IllegalStateException("There is no picture of level " + level);
        }
        return picture.json();
    }

    Optional<Jurisdiction> at(Level level, Position position) {
        var point = new Coordinate(position.lon(), position.lat());
        for (var area : near(level, new Envelope(point))) {
            if (area.locator.locate(point) != Location.EXTERIOR) {
                return Optional.of(area.jurisdiction);
            }
        }
        return nearest(level, point, origin(level) == Origin.SCHEMATIC ? SCHEMATIC_REACH : OFFICIAL_REACH);
    }

    private Optional<Jurisdiction> nearest(Level level, Coordinate point, double reach) {
        var around = new Envelope(point);
        around.expandBy(reach);
        var here = GEOMETRY.createPoint(point);
        Optional<Jurisdiction> nearest = Optional.empty();
        double least = reach;
        for (var area : near(level, around)) {
            double distance = area.shape.distance(here);
            if (distance < least) {
                least = distance;
                nearest = Optional.of(area.jurisdiction);
            }
        }
        return nearest;
    }

    private List<Area> near(Level level, Envelope envelope) {
        var found = new ArrayList<Area>();
        var tree = trees.get(level);
        if (tree != null) {
            tree.query(envelope, item -> found.add((Area) item));
        }
        return found;
    }

    private record Area(Jurisdiction jurisdiction, Geometry shape, IndexedPointInAreaLocator locator) {}
}
