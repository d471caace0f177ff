package city.madang.simulator.city;

/// Flat arithmetic that is good enough inside one city, and the course of the river Han.
public final class Geometry {

    /// Metres of one degree of latitude and of longitude at 37.55° north.
    public static final double METRES_LAT = 110_950;

    public static final double METRES_LON = 88_250;

    /// Where bridges cross the river, from west to east, [longitude, latitude] of their middle. Read off a map.
    public static final double[][] BRIDGES = {
        {126.811, 37.597}, {126.861, 37.571}, {126.891, 37.552}, {126.902, 37.543}, {126.925, 37.538},
        {126.936, 37.533}, {126.944, 37.526}, {126.959, 37.517}, {126.981, 37.510}, {126.997, 37.515},
        {127.013, 37.527}, {127.020, 37.536}, {127.035, 37.537}, {127.057, 37.531}, {127.064, 37.526},
        {127.091, 37.525}, {127.103, 37.534}, {127.112, 37.542}, {127.128, 37.556}, {127.157, 37.573}
    };

    private Geometry() {}

    /// Square of the distance in degrees of latitude.
    static double squared(double lon1, double lat1, double lon2, double lat2) {
        var east = (lon1 - lon2) * METRES_LON / METRES_LAT;
        var north = lat1 - lat2;
        return east * east + north * north;
    }

    /// Distance in metres.
    public static double metres(double lon1, double lat1, double lon2, double lat2) {
        return Math.sqrt(squared(lon1, lat1, lon2, lat2)) * METRES_LAT;
    }

    /// Latitude of the middle of the river at a longitude.
    public static double riverLatitude(double lon) {
        if (lon <= BRIDGES[0][0]) {
            return BRIDGES[0][1];
        }
        for (var i = 1; i < BRIDGES.length; i++) {
            if (lon <= BRIDGES[i][0]) {
                var part = (lon - BRIDGES[i - 1][0]) / (BRIDGES[i][0] - BRIDGES[i - 1][0]);
                return BRIDGES[i - 1][1] + part * (BRIDGES[i][1] - BRIDGES[i - 1][1]);
            }
        }
        return BRIDGES[BRIDGES.length - 1][1];
    }

    /// Whether a point lies in the river or on its banks, within about 600 m of its middle.
    static boolean inRiver(double lon, double lat) {
        return lon > 126.79 && lon < 127.18 && Math.abs(lat - riverLatitude(lon)) < 0.0055;
    }
}
