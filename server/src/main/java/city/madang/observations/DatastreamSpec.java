package city.madang.observations;

/// A series of readings that is to be kept: one property of one thing. A thing has each property at most once.
///
/// @param thing number of a registered thing
/// @param property id of the observed property, for example `pm25`; 1–80 characters
/// @param unit symbol of the unit its results are stored in
public record DatastreamSpec(int thing, String property, String unit) {

    public DatastreamSpec {
        if (property.isBlank() || property.length() > 80) {
            throw new IllegalArgumentException("The property '%s' must have 1–80 characters".formatted(property));
        }
    }
}
