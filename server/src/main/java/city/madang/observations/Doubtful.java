package city.madang.observations;

import java.util.List;

/// Keeps readings that break their contract, so that nothing delivered is lost. Implemented by `intake`:
/// quarantine.
@FunctionalInterface
public interface Doubtful {

    /// Keeps these readings and returns when they are durable.
    ///
    /// @throws city.madang.platform.CityException UNAVAILABLE if they cannot be kept now; the delivery is
    ///     then refused
    void hold(int source, List<Doubt> doubts);

    /// A reading that was delivered but not stored.
    ///
    /// @param datastream number; −1 if the delivery names none that exists
    /// @param delivered the reading as it was delivered, JSON
    /// @param reason stable code of what is wrong: `out-of-range`, `not-a-number`, `implausible-time`,
    ///     `unknown-datastream`
    /// @param detail a sentence for the people who look after the source
    record Doubt(int datastream, String delivered, String reason, String detail) {}
}
