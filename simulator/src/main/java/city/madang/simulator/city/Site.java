package city.madang.simulator.city;

/// A fixed point where something is measured or kept.
///
/// @param number 1, 2, 3 … in the whole city
/// @param size how big it is beside others of its kind, about 0.5 to 2
public record Site(String id, int number, Name name, District district, double lon, double lat, double size) {

    /// `12 Sites of the kind`, as short keys for noise.
    public String key() {
        return id;
    }
}
