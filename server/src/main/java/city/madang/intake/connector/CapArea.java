package city.madang.intake.connector;

import city.madang.intake.document.FieldPath;
import city.madang.intake.document.SourceRecord;
import city.madang.intake.document.Tree;
import org.jspecify.annotations.Nullable;

/// Where a CAP alert applies, as one point: the centre of its circle, or the centroid of its polygon. CAP writes
/// latitude before longitude.
///
/// @param geocode the area's administrative code, if it carries one
/// @param radiusKm of the circle
record CapArea(
        @Nullable String description,
        @Nullable String geocode,
        @Nullable Double lon,
        @Nullable Double lat,
        @Nullable Double radiusKm) {

    private static final CapArea NONE = new CapArea(null, null, null, null, null);

    static CapArea of(@Nullable Tree area) {
        if (area == null) {
            return NONE;
        }
        var record = SourceRecord.of(area instanceof Tree.Items(var items) ? items.getFirst() : area);
        var description = FieldPath.parse("areaDesc").text(record);
        var code = FieldPath.parse("geocode.value").text(record);
        var circle = FieldPath.parse("circle").text(record);
        var polygon = FieldPath.parse("polygon").text(record);
        try {
            if (circle != null) {
                return ofCircle(description, code, circle);
            }
            if (polygon != null) {
                return ofPolygon(description, code, polygon);
            }
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            // An area that cannot be read still has its description.
        }
        return new CapArea(description, code, null, null, null);
    }

    private static CapArea ofCircle(@Nullable String description, @Nullable String code, String circle) {
        var parts = circle.strip().split("\\s+");
        var point = parts[0].split(",");
        return new CapArea(
                description,
                code,
                Double.valueOf(point[1]),
                Double.valueOf(point[0]),
                parts.length > 1 ? Double.valueOf(parts[1]) : null);
    }

    /// The centroid of the polygon's surface; of its corners, if it has no surface.
    private static CapArea ofPolygon(@Nullable String description, @Nullable String code, String polygon) {
        var corners = polygon.strip().split("\\s+");
        var lons = new double[corners.length];
        var lats = new double[corners.length];
        for (int i = 0; i < corners.length; i++) {
            var point = corners[i].split(",");
            lats[i] = Double.parseDouble(point[0]);
            lons[i] = Double.parseDouble(point[1]);
        }
        double surface = 0;
        double x = 0;
        double y = 0;
        for (int i = 0; i < corners.length; i++) {
            int next = (i + 1) % corners.length;
            double cross = (lons[i] - lons[0]) * (lats[next] - lats[0]) - (lons[next] - lons[0]) * (lats[i] - lats[0]);
            surface += cross;
            x += cross * (lons[i] + lons[next] - 2 * lons[0]);
            y += cross * (lats[i] + lats[next] - 2 * lats[0]);
        }
        return Math.abs(surface) < 1e-12
                ? new CapArea(description, code, mean(lons), mean(lats), null)
                : new CapArea(description, code, lons[0] + x / (3 * surface), lats[0] + y / (3 * surface), null);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
