package city.madang.catalogue;

import city.madang.catalogue.Boundary.Origin;
import city.madang.catalogue.shapes.SchematicShapes;
import city.madang.catalogue.shapes.ShapeFile;
import city.madang.catalogue.shapes.ShapeMatching;
import city.madang.catalogue.shapes.Sketch;
import city.madang.identity.Jurisdiction;
import city.madang.identity.Jurisdictions;
import city.madang.identity.Level;
import city.madang.platform.CityException;
import city.madang.platform.Position;
import city.madang.platform.pack.Pack;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;

/// The shapes of the city, its districts and neighbourhoods: our own drawing until official ones are imported.
/// Held in memory; thread-safe, and asking takes no lock.
@Service
public final class Boundaries {

    private static final Logger LOG = LoggerFactory.getLogger(Boundaries.class);

    private static final String OUTLINE = "outline.yaml";

    /// Changes when the drawing is made in another way, so that stored drawings are made anew.
    private static final String DRAWING = "1";

    /// A file of which less than this share is of the city is refused: it is of another one, or of other units.
    private static final double LEAST_MATCHED = 0.5;

    /// How often the database is asked whether another process imported shapes.
    private static final long LOOK_AGAIN_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final BoundaryRepository repository;
    private final Jurisdictions jurisdictions;
    private final CompletableFuture<BoundaryPictures> waters;
    private final String fingerprint;
    private final SchematicShapes drawing;
    private final LongSupplier nanos;
    private volatile BoundaryIndex index;
    private volatile long looked;

    @Autowired
    Boundaries(BoundaryRepository repository, Jurisdictions jurisdictions, Pack pack) {
        this(repository, jurisdictions, pack, System::nanoTime);
    }

    /// @param nanos a clock that never goes back, see [System#nanoTime()]
    Boundaries(BoundaryRepository repository, Jurisdictions jurisdictions, Pack pack, LongSupplier nanos) {
        this.nanos = nanos;
        this.repository = repository;
        this.jurisdictions = jurisdictions;
        var sketch = pack.read(OUTLINE, Sketch.class);
        drawing = new SchematicShapes(jurisdictions, sketch);
        waters = CompletableFuture.supplyAsync(() -> BoundaryPictures.ofWaters(sketch, drawing.waters()));
        fingerprint = fingerprint(sketch);
        index = load();
    }

    /// The district around `position`; a little outside the city, the nearest. Nothing farther away.
    public Optional<Jurisdiction> districtAt(Position position) {
        return fresh().at(Level.DISTRICT, position);
    }

    /// The neighbourhood around `position`; a little outside the city, the nearest. Nothing farther away.
    public Optional<Jurisdiction> neighbourhoodAt(Position position) {
        return fresh().at(Level.NEIGHBOURHOOD, position);
    }

    /// Where the shapes of a level come from.
    public Origin origin(Level level) {
        return fresh().origin(level);
    }

    /// The shapes of a level as GeoJSON, see `docs/api/live.md`.
    public EncodedJson picture(Level level) {
        return fresh().picture(level);
    }

    /// The rivers as GeoJSON.
    public EncodedJson waterPicture() {
        return waters.join().json();
    }

    /// Replaces the shapes of districts or neighbourhoods by official ones.
    ///
    /// @param file GeoJSON or TopoJSON in WGS 84, possibly compressed with gzip
    /// @throws CityException if it cannot be read, or most of it is not of this city
    public synchronized BoundaryImport importOfficial(Path file) {
        var shapes = ShapeFile.read(file);
        var matching = ShapeMatching.of(shapes, jurisdictions);
        int features = shapes.features().size();
        int matched = matching.matchedFeatures();
        if (matched < features * LEAST_MATCHED) {
            throw CityException.invalid("Of the %d areas in '%s' only %d are districts or neighbourhoods of %s"
                    .formatted(
                            features, file, matched, jurisdictions.city().name().en()));
        }
        var official = official(matching);
        int unchanged = store(matching.level(), official);
        var without = jurisdictions.list(matching.level()).stream()
                .filter(one -> !matching.matched().containsKey(one.code()))
                .map(one -> one.name().ko())
                .toList();
        LOG.info(
                "boundaries imported level={} features={} matched={} unchanged={} without={}",
                matching.level(),
                features,
                matched,
                unchanged,
                without.size());
        return new BoundaryImport(
                matching.level(),
                features,
                matched,
                official.size() - unchanged,
                unchanged,
                matching.unmatched(),
                without);
    }

    private List<Boundary> official(ShapeMatching matching) {
        var official = new ArrayList<Boundary>();
        matching.matched().forEach((code, features) -> {
            var area = union(features.stream().map(ShapeFile.Feature::area).toList());
            official.add(new Boundary(code, matching.level(), Origin.OFFICIAL, area));
        });
        return official;
    }

    /// Stores official shapes of a level, and the larger areas they make up where those are not official themselves.
    ///
    /// @return how many were there already
    private int store(Level level, List<Boundary> official) {
        var known = load().all().stream().collect(Collectors.toMap(Boundary::code, Function.identity()));
        int unchanged = (int) official.stream()
                .filter(boundary -> {
                    var before = known.get(boundary.code());
                    return before != null
                            && before.origin() == Origin.OFFICIAL
                            && before.area().equalsExact(boundary.area());
                })
                .count();
        if (unchanged < official.size()) {
            var changed = new ArrayList<>(official);
            var larger = official;
            for (var above = level.ordinal() - 1; above >= 0; above--) {
                larger = larger(Level.values()[above], larger, known);
                changed.addAll(larger);
            }
            repository.replace(changed, fingerprint);
        }
        index = load();
        return unchanged;
    }

    /// The shapes of `level`: those that were imported, else made of `parts`, the official shapes of the level below.
    private List<Boundary> larger(Level level, List<Boundary> parts, Map<String, Boundary> known) {
        var larger = new ArrayList<Boundary>();
        for (var whole : jurisdictions.list(level)) {
            var before = known.get(whole.code());
            var inside = parts.stream()
                    .filter(part ->
                            whole.code().equals(jurisdictions.get(part.code()).parent()))
                    .map(Boundary::area)
                    .toList();
            if (before != null && before.origin() == Origin.OFFICIAL) {
                larger.add(before);
            } else if (!inside.isEmpty()) {
                larger.add(new Boundary(whole.code(), level, Origin.DERIVED, union(inside)));
            }
        }
        return larger;
    }

    private static Geometry union(List<Geometry> areas) {
        return areas.size() == 1 ? areas.getFirst() : OverlayNGRobust.union(areas);
    }

    /// The index, after a look whether another process changed the shapes.
    private BoundaryIndex fresh() {
        long now = nanos.getAsLong();
        if (now - looked > LOOK_AGAIN_NANOS) {
            looked = now;
            try {
                if (repository.revision() != index.revision()) {
                    index = load();
                }
            } catch (DataAccessException away) {
                // The shapes in memory are as good as they were; whoever needs the database will say that it is away.
                LOG.debug("boundaries not looked up again", away);
            }
        }
        return index;
    }

    /// Reads the stored shapes; draws them first if there are none or the drawing is out of date.
    private BoundaryIndex load() {
        var stored = repository.all();
        var official = stored.stream()
                .filter(boundary -> boundary.origin() != Origin.SCHEMATIC)
                .map(Boundary::level)
                .collect(Collectors.toSet());
        if (!repository.fingerprint().equals(Optional.of(fingerprint))) {
            long start = System.nanoTime();
            var drawn = PackIds.from(OUTLINE, drawing::draw).stream()
                    .map(shape -> new Boundary(
                            shape.code(), jurisdictions.get(shape.code()).level(), Origin.SCHEMATIC, shape.area()))
                    .filter(boundary -> !official.contains(boundary.level()))
                    .toList();
            repository.replace(drawn, fingerprint);
            LOG.info(
                    "boundaries drawn shapes={} millis={}",
                    drawn.size(),
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
            stored = repository.all();
        }
        looked = nanos.getAsLong();
        return new BoundaryIndex(repository.revision(), stored, jurisdictions);
    }

    /// What the drawing depends on.
    private String fingerprint(Sketch sketch) {
        var text = new StringBuilder(DRAWING).append(sketch);
        for (var level : Level.values()) {
            jurisdictions.list(level).forEach(one -> text.append(one.code()).append(one.centre()));
        }
        return EncodedJson.hash(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
