package city.madang.platform;

/// A point on the earth in WGS 84 (EPSG:4326), longitude first as in GeoJSON (RFC 7946).
///
/// @param lon degrees east, −180 to 180
/// @param lat degrees north, −90 to 90
public record Position(double lon, double lat) {

    /// Mean earth radius in metres (IUGG, R1).
    private static final double EARTH_RADIUS_METRES = 6_371_008.8;

    public Position {
        if (!(lon >= -180 && lon <= 180) || !(lat >= -90 && lat <= 90)) {
            throw new IllegalArgumentException("The position %s, %s lies outside WGS 84".formatted(lon, lat));
        }
    }

    /// Great-circle distance in metres (haversine; error below 0.5 % against the ellipsoid).
    public double metresTo(Position other) {
        double dLat = Math.toRadians(other.lat - lat);
        double dLon = Math.toRadians(other.lon - lon);
        double a = Math.pow(Math.sin(dLat / 2), 2)
                + Math.cos(Math.toRadians(lat)) * Math.cos(Math.toRadians(other.lat)) * Math.pow(Math.sin(dLon / 2), 2);
        return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(a)));
    }
}
