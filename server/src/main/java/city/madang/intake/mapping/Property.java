package city.madang.intake.mapping;

/// An observed property as the pack defines it.
///
/// @param unit the unit in which readings are kept
/// @param least smallest plausible value; −∞ if unbounded
/// @param most largest plausible value; +∞ if unbounded
public record Property(String id, String unit, double least, double most) {

    /// Finds properties by id.
    @FunctionalInterface
    public interface Book {

        /// @throws IllegalArgumentException if the pack knows no such property
        Property get(String id);
    }
}
