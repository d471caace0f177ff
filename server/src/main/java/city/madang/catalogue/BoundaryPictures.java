package city.madang.catalogue;

import city.madang.catalogue.Boundary.Origin;
import city.madang.catalogue.shapes.GeoJson;
import city.madang.catalogue.shapes.Sketch;
import city.madang.identity.Jurisdiction;
import city.madang.identity.Jurisdictions;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.coverage.CoverageSimplifier;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/// A GeoJSON document for screens, encoded when it is first asked for.
final class BoundaryPictures {

    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    /// Official shapes are thinned out for screens: what is closer to a line than this, in degrees, is left out.
    /// About 8 m, less than a pixel until a wall shows 30 km on 3840 pixels.
    private static final double SCREEN_TOLERANCE = 0.00008;

    private final Consumer<JsonGenerator> document;
    private volatile @Nullable EncodedJson encoded;

    private BoundaryPictures(Consumer<JsonGenerator> document) {
        this.document = document;
    }

    /// The shapes of one level.
    static BoundaryPictures of(List<Boundary> boundaries, Jurisdictions jurisdictions) {
        return new BoundaryPictures(out -> {
            var areas = forScreens(boundaries);
            out.writeStringProperty("type", "FeatureCollection");
            out.writeStringProperty("origin", isDrawn(boundaries) ? "schematic" : "official");
            out.writeArrayPropertyStart("features");
            for (int i = 0; i < areas.length; i++) {
                write(jurisdictions.get(boundaries.get(i).code()), areas[i], out);
            }
            out.writeEndArray();
        });
    }

    /// The waters of the drawing.
    static BoundaryPictures ofWaters(Sketch sketch, Map<String, Geometry> areas) {
        return new BoundaryPictures(out -> {
            out.writeStringProperty("type", "FeatureCollection");
            out.writeArrayPropertyStart("features");
            for (var water : sketch.waters()) {
                var area = areas.get(water.id());
                if (area != null && !area.isEmpty()) {
                    out.writeStartObject();
                    out.writeStringProperty("type", "Feature");
                    out.writeStringProperty("id", water.id());
                    out.writeObjectPropertyStart("properties");
                    out.writeStringProperty("ko", water.name().ko());
                    out.writeStringProperty("en", water.name().en());
                    out.writeEndObject();
                    out.writeName("geometry");
                    GeoJson.write(area, out);
                    out.writeEndObject();
                }
            }
            out.writeEndArray();
        });
    }

    EncodedJson json() {
        var known = encoded;
        if (known == null) {
            var bytes = new ByteArrayOutputStream(1 << 16);
            try (var out = JsonMapper.shared().createGenerator(bytes)) {
                out.writeStartObject();
                document.accept(out);
                out.writeEndObject();
            }
            known = EncodedJson.of(bytes.toByteArray());
            encoded = known;
        }
        return known;
    }

    private static Geometry[] forScreens(List<Boundary> boundaries) {
        var areas = boundaries.stream().map(Boundary::area).toArray(Geometry[]::new);
        return isDrawn(boundaries) ? areas : CoverageSimplifier.simplify(areas, SCREEN_TOLERANCE);
    }

    private static boolean isDrawn(List<Boundary> boundaries) {
        return boundaries.stream().allMatch(boundary -> boundary.origin() == Origin.SCHEMATIC);
    }

    private static void write(Jurisdiction one, Geometry area, JsonGenerator out) {
        out.writeStartObject();
        out.writeStringProperty("type", "Feature");
        out.writeStringProperty("id", one.code());
        out.writeObjectPropertyStart("properties");
        out.writeStringProperty("code", one.code());
        out.writeStringProperty("ko", one.name().ko());
        out.writeStringProperty("en", one.name().en());
        var parent = one.parent();
        if (parent != null) {
            out.writeStringProperty("parent", parent);
        }
        var population = one.population();
        out.writeName("population");
        if (population == null) {
            out.writeNull();
        } else {
            out.writeNumber(population.total());
        }
        out.writeNumberProperty("areaKm2", one.areaKm2());
        var label = GEOMETRY.createPoint(
                new Coordinate(one.centre().lon(), one.centre().lat()));
        var at = area.contains(label) ? label : area.getInteriorPoint();
        out.writeNumberProperty("lon", round(at.getX()));
        out.writeNumberProperty("lat", round(at.getY()));
        out.writeEndObject();
        out.writeName("geometry");
        GeoJson.write(area, out);
        out.writeEndObject();
    }

    private static double round(double degrees) {
        return Math.round(degrees * 1e6) / 1e6;
    }
}
