package city.madang.observations;

import java.util.OptionalInt;

/// Knows which source a token belongs to. Implemented by `intake`, which makes the credentials; asked for
/// every pushed request, so an answer takes well under a microsecond and the same time for every token of
/// the same length.
@FunctionalInterface
public interface SourceTokens {

    /// The number of the source whose credential `token` is, or empty if it is none.
    OptionalInt source(String token);
}
