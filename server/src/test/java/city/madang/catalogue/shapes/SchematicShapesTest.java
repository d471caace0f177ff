package city.madang.catalogue.shapes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import city.madang.identity.Jurisdiction;
import city.madang.identity.Jurisdictions;
import city.madang.identity.Level;
import city.madang.platform.LocalText;
import city.madang.platform.Position;
import city.madang.platform.pack.Pack;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

class SchematicShapesTest {

    private static final GeometryFactory GEOMETRY = new GeometryFactory();
    private static final Pack PACK = new Pack(Path.of("../packs/seoul"));
    private static final Jurisdictions SEOUL = new Jurisdictions(PACK);
    private static final Sketch SKETCH = PACK.read("outline.yaml", Sketch.class);
    private static final SchematicShapes DRAWING = new SchematicShapes(SEOUL, SKETCH);
    private static final Map<String, Geometry> SHAPES =
            DRAWING.draw().stream().collect(Collectors.toMap(Shape::code, Shape::area));

    @Test
    void drawsEveryAreaOfTheCity() {
        assertThat(SHAPES).hasSize(1 + 25 + 424);
        assertThat(SHAPES.values()).allMatch(Geometry::isValid);
        assertThat(of(Level.DISTRICT)).allMatch(Polygon.class::isInstance);
    }

    @Test
    void leavesNoGapAndNoOverlap() {
        for (var level : List.of(Level.DISTRICT, Level.NEIGHBOURHOOD)) {
            var areas = of(level);

            assertThat(CoverageValidator.isValid(areas.toArray(Geometry[]::new)))
                    .as("%s", level)
                    .isTrue();
            assertThat(areas.stream().mapToDouble(Geometry::getArea).sum())
                    .as("%s", level)
                    .isCloseTo(area("11").getArea(), within(1e-9));
        }
        assertThat(((Polygon) area("11")).getNumInteriorRing()).as("holes").isZero();
    }

    @Test
    void keepsEveryCentreInItsOwnArea() {
        assertThat(SEOUL.list(Level.NEIGHBOURHOOD)).allSatisfy(one -> {
            assertThat(area(one.code()).contains(point(one)))
                    .as(one.name().en())
                    .isTrue();
            assertThat(area(String.valueOf(one.parent())).contains(point(one))).isTrue();
        });
        assertThat(SEOUL.districts())
                .allSatisfy(one -> assertThat(area(one.code()).contains(point(one)))
                        .as(one.name().en())
                        .isTrue());
    }

    @Test
    void comesNearTheTrueSizeOfTheCity() {
        var plane = new Plane(SEOUL.city().centre());
        assertThat(plane.metres(area("11")).getArea() / 1e6).isCloseTo(605.25, within(20.0));
        assertThat(SEOUL.districts())
                .allSatisfy(one -> assertThat(plane.metres(area(one.code())).getArea() / 1e6 / one.areaKm2())
                        .as(one.name().en())
                        .isBetween(0.6, 1.6));
    }

    @Test
    void letsNoDistrictCrossTheRiver() {
        var north = List.of("11170", "11200", "11215", "11440");
        var south = List.of("11560", "11590", "11650", "11680", "11710", "11740", "11500", "11470");
        var river = Objects.requireNonNull(DRAWING.waters().get("han"));

        assertThat(river.isValid()).isTrue();
        for (var code : north) {
            assertThat(area(code).difference(river).getNumGeometries()).as(code).isEqualTo(1);
        }
        for (var code : south) {
            assertThat(area(code).difference(river).getNumGeometries()).as(code).isEqualTo(1);
        }
    }

    @Test
    void bendsTheBordersBetweenDistricts() {
        assertThat(of(Level.DISTRICT))
                .allSatisfy(area -> assertThat(area.getNumPoints()).isGreaterThan(60));
    }

    @Test
    void drawsTheSameEveryTime() {
        var different = new SchematicShapes(SEOUL, SKETCH)
                .draw().stream()
                        .filter(shape -> !shape.area().equalsExact(area(shape.code())))
                        .map(Shape::code)
                        .toList();

        assertThat(different).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void drawsAnyCityWithoutGaps(long seed) {
        var random = new Random(seed);
        var city = anyCity(random);
        var river = new Sketch.Water("river", LocalText.same("river"), true, wavyRiver(random));
        var sketch = new Sketch(circle(random), List.of(river));

        var shapes =
                new SchematicShapes(city, sketch).draw().stream().collect(Collectors.toMap(Shape::code, Shape::area));

        var parts = city.list(Level.NEIGHBOURHOOD).stream()
                .map(one -> shapes.get(one.code()))
                .toArray(Geometry[]::new);
        assertThat(CoverageValidator.isValid(parts)).as("seed %d", seed).isTrue();
        assertThat(city.list(Level.NEIGHBOURHOOD))
                .allSatisfy(one -> assertThat(
                                Objects.requireNonNull(shapes.get(one.code())).contains(point(one)))
                        .as("seed %d, %s", seed, one)
                        .isTrue());
    }

    @Test
    void saysWhichCentreLiesOutsideTheOutline() {
        var small = new Sketch(
                List.of(List.of(126.9, 37.5), List.of(127.0, 37.5), List.of(127.0, 37.6), List.of(126.9, 37.6)),
                List.of());

        assertThatThrownBy(() -> new SchematicShapes(SEOUL, small).draw())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("outside the outline");
    }

    private static List<Geometry> of(Level level) {
        return SEOUL.list(level).stream().map(one -> area(one.code())).toList();
    }

    private static Geometry area(String code) {
        return Objects.requireNonNull(SHAPES.get(code), code);
    }

    private static Geometry point(Jurisdiction one) {
        return GEOMETRY.createPoint(
                new Coordinate(one.centre().lon(), one.centre().lat()));
    }

    /// Four districts of up to thirty neighbourhoods, scattered over a disc of 0.1°.
    private static Jurisdictions anyCity(Random random) {
        var all = new ArrayList<Jurisdiction>();
        all.add(area("10", Level.CITY, null, new Position(10, 50)));
        for (int d = 1; d <= 4; d++) {
            var district = "100" + d;
            all.add(area(district, Level.DISTRICT, "10", somewhere(random)));
            for (int n = 10 + random.nextInt(20); n > 0; n--) {
                all.add(area(district + (10 + n), Level.NEIGHBOURHOOD, district, somewhere(random)));
            }
        }
        return new Jurisdictions(all);
    }

    private static Jurisdiction area(
            String code, Level level, @org.jspecify.annotations.Nullable String parent, Position at) {
        return new Jurisdiction(code, level, null, LocalText.same(code), parent, null, at, 1, null);
    }

    private static Position somewhere(Random random) {
        double angle = random.nextDouble() * 2 * Math.PI;
        double radius = Math.sqrt(random.nextDouble()) * 0.07;
        return new Position(10 + radius * Math.cos(angle), 50 + radius * Math.sin(angle));
    }

    private static List<List<Double>> circle(Random random) {
        var ring = new ArrayList<List<Double>>();
        for (int i = 0; i < 40; i++) {
            double radius = 0.1 + random.nextDouble() * 0.02;
            ring.add(List.of(10 + radius * Math.cos(i * Math.PI / 20), 50 + radius * Math.sin(i * Math.PI / 20)));
        }
        return ring;
    }

    private static List<List<Double>> wavyRiver(Random random) {
        var line = new ArrayList<List<Double>>();
        for (int i = -8; i <= 8; i++) {
            line.add(List.of(10 + i * 0.02, 50.001 + (random.nextDouble() - 0.5) * 0.03, 300.0));
        }
        return line;
    }
}
