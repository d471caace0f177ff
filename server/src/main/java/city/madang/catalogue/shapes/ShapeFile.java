package city.madang.catalogue.shapes;

import city.madang.platform.CityException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.GeometryFixer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A file of areas, GeoJSON or TopoJSON, possibly compressed with gzip.
///
/// @param features in the order of the file
public record ShapeFile(List<Feature> features) {

    /// A file of shapes that is larger than this, unpacked, is refused: 25 districts take 2 MB at full precision.
    private static final int LARGEST_BYTES = 256 * 1024 * 1024;

    public ShapeFile {
        features = List.copyOf(features);
    }

    /// One area and what the file says of it.
    ///
    /// @param texts the names and codes of its properties, and its `id`
    public record Feature(Map<String, String> texts, Geometry area) {}

    /// Reads the file at `path`. Areas that cross themselves are mended.
    ///
    /// @throws CityException if it is absent, too large, or holds no areas
    public static ShapeFile read(Path path) {
        if (!Files.isRegularFile(path)) {
            throw CityException.invalid("There is no file '%s'".formatted(path));
        }
        try (var in = unpacked(path)) {
            var bytes = in.readNBytes(LARGEST_BYTES + 1);
            if (bytes.length > LARGEST_BYTES) {
                throw CityException.invalid("'%s' is larger than %d bytes".formatted(path, LARGEST_BYTES));
            }
            return of(JsonMapper.shared().readTree(bytes));
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            throw new CityException(
                    CityException.Category.INVALID,
                    "'%s' cannot be read as GeoJSON or TopoJSON: %s".formatted(path, e.getMessage()),
                    null,
                    e);
        }
    }

    private static InputStream unpacked(Path path) throws IOException {
        var in = new BufferedInputStream(Files.newInputStream(path));
        in.mark(2);
        boolean packed = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return packed ? new GZIPInputStream(in) : in;
    }

    private static ShapeFile of(JsonNode document) {
        var features = new ArrayList<Feature>();
        switch (document.path("type").asString("nothing")) {
            case "FeatureCollection" -> {
                for (var feature : document.path("features")) {
                    features.add(new Feature(texts(feature), mended(GeoJson.read(feature.path("geometry")))));
                }
            }
            case "Topology" -> {
                var topology = new TopoJson(document);
                for (var object : document.path("objects")) {
                    for (var area : object.path("geometries")) {
                        features.add(new Feature(texts(area), mended(topology.read(area))));
                    }
                }
            }
            case String other ->
                throw new IllegalArgumentException("it is a %s, not a FeatureCollection or Topology".formatted(other));
        }
        if (features.isEmpty()) {
            throw new IllegalArgumentException("it holds no areas");
        }
        return new ShapeFile(features);
    }

    private static Map<String, String> texts(JsonNode feature) {
        var texts = new LinkedHashMap<String, String>();
        for (var property : feature.path("properties").properties()) {
            if (property.getValue().isString() || property.getValue().isIntegralNumber()) {
                texts.put(property.getKey(), property.getValue().asString());
            }
        }
        if (feature.path("id").isString() || feature.path("id").isIntegralNumber()) {
            texts.put("id", feature.path("id").asString());
        }
        return texts;
    }

    private static Geometry mended(Geometry area) {
        return area.isValid() ? area : GeometryFixer.fix(area);
    }
}
