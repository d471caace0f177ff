package city.madang.situation;

import city.madang.platform.Position;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// Turns times and places into what columns hold, and back.
final class Rows {

    private Rows() {}

    static @Nullable Position position(ResultSet row) throws SQLException {
        double lon = row.getDouble("lon");
        return row.wasNull() ? null : new Position(lon, row.getDouble("lat"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    static @Nullable Double lon(@Nullable Position position) {
        return position == null ? null : position.lon();
    }

    static @Nullable Double lat(@Nullable Position position) {
        return position == null ? null : position.lat();
    }

    static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
