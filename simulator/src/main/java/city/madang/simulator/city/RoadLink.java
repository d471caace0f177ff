package city.madang.simulator.city;

/// A stretch of road whose speed is measured.
///
/// @param id ten digits, as the service links of TOPIS have
/// @param metres its length
/// @param free speed without traffic, km/h
public record RoadLink(
        String id, Name road, String way, District district, double lon, double lat, double metres, double free) {}
