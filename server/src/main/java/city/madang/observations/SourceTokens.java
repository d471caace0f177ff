package city.madang.observations;

import java.util.OptionalInt;

/// Knows which source a token belongs to. Implemented by `intake`, which makes the credentials; asked for
/// every pushed request, so an answer takes well under a microsecond and the same time for every token of
/// the same length.
@FunctionalInterface
public interface SourceTokens {

    /// The number of the source whose credential `token` is, or empty if it is none.
    OptionalInt source(String token);

    /// Lets a source push.
    ///
    /// @throws city.madang.platform.CityException UNAVAILABLE while somebody has paused it
    default void admit(int source) {}
}
