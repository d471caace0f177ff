package city.madang.identity;

import java.time.Instant;

/// A time in which somebody is away and a deputy is in charge of what they are in charge of.
///
/// @param since first moment of it
/// @param until the first moment at which the absent person is back
/// @param reason in the words of who recorded it; may be empty
public record Absence(long id, Person absent, Person deputy, Instant since, Instant until, String reason) {

    public Absence {
        if (!until.isAfter(since)) {
            throw new IllegalArgumentException("An absence that begins at %s cannot end at %s".formatted(since, until));
        }
    }

    /// Whether the person is away at that moment.
    public boolean covers(Instant moment) {
        return !moment.isBefore(since) && moment.isBefore(until);
    }
}
