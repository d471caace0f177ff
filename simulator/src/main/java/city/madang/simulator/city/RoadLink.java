package city.madang.simulator.city;

/// A stretch of road whose speed is measured, in one direction.
///
/// @param id ten digits, as the service links of TOPIS have
/// @param lon longitude of its middle
/// @param route its line, in the direction one drives
/// @param free speed without traffic, km/h
public record RoadLink(
        String id, Name road, Name way, District district, double lon, double lat, Route route, double free) {

    /// Its length.
    public double metres() {
        return route.metres();
    }
}
