package city.madang.intake.mapping;

import city.madang.intake.definition.Mapping;
import city.madang.intake.document.FieldPath;
import city.madang.intake.document.SourceRecord;
import city.madang.platform.LocalText;
import city.madang.platform.Position;
import org.jspecify.annotations.Nullable;

/// Reads where something is, and finds its district. Longitude and latitude that were swapped are put right when
/// the swap puts the position into the city.
final class PositionReader {

    /// What is known of a place in the city.
    record Where(@Nullable Position position, @Nullable String district) {

        static final Where NOWHERE = new Where(null, null);
    }

    private final City city;
    private final @Nullable FieldPath lon;
    private final @Nullable FieldPath lat;
    private final @Nullable FieldPath district;

    PositionReader(Mapping.@Nullable Location location, @Nullable String district, City city) {
        this.city = city;
        this.lon = location == null ? null : FieldPath.parse(location.lon());
        this.lat = location == null ? null : FieldPath.parse(location.lat());
        this.district = district == null ? null : FieldPath.parse(district);
    }

    Where read(SourceRecord record, Notes notes) {
        var position = position(record, notes);
        var code = districtOf(record);
        if (code == null && position != null) {
            code = city.districtAt(position).orElse(null);
        }
        return new Where(position, code);
    }

    private @Nullable String districtOf(SourceRecord record) {
        var text = district == null ? null : district.text(record);
        return text == null || text.isEmpty() ? null : city.district(text).orElse(null);
    }

    private @Nullable Position position(SourceRecord record, Notes notes) {
        if (lon == null || lat == null) {
            return null;
        }
        var east = lon.text(record);
        var north = lat.text(record);
        if (east == null || north == null || isNothing(east) || isNothing(north)) {
            return null;
        }
        double x = Numbers.parse(east);
        double y = Numbers.parse(north);
        if (x == 0 && y == 0) {
            return null;
        }
        return settle(x, y, east + ", " + north, notes);
    }

    private static boolean isNothing(String text) {
        return text.isEmpty() || text.equals("-") || text.equals("null");
    }

    private @Nullable Position settle(double x, double y, String written, Notes notes) {
        var delivered = valid(x, y);
        if (delivered != null && city.districtAt(delivered).isPresent()) {
            return delivered;
        }
        var swapped = valid(y, x);
        if (swapped != null && city.districtAt(swapped).isPresent()) {
            notes.correct(new LocalText("경도와 위도가 뒤바뀌어 바로잡았습니다", "Longitude and latitude were swapped"));
            return swapped;
        }
        if (delivered == null) {
            notes.fault(Reason.position(written));
        }
        return delivered;
    }

    private static @Nullable Position valid(double lon, double lat) {
        return lon >= -180 && lon <= 180 && lat >= -90 && lat <= 90 ? new Position(lon, lat) : null;
    }
}
