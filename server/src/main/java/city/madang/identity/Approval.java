package city.madang.identity;

import city.madang.platform.Keyed;
import city.madang.platform.LocalText;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Something one person asked for that takes a second person's consent.
///
/// @param kind see [ApprovalKind#key()]
/// @param subject what it is about, as in the audit trail, for example `person:jin`
/// @param what what will be done, in one sentence for who decides
/// @param payload what the kind needs to do it
/// @param reason why, in the words of who asked
/// @param requestedFor for whom the requester acted as a deputy; absent if as themselves
/// @param decision absent while it waits
public record Approval(
        long id,
        String kind,
        String subject,
        LocalText what,
        Map<String, String> payload,
        String reason,
        Person requestedBy,
        @Nullable Person requestedFor,
        Instant requested,
        State state,
        @Nullable Decision decision) {

    public Approval {
        payload = Map.copyOf(payload);
    }

    /// How far it is.
    public enum State implements Keyed {
        WAITING,
        APPROVED,
        REFUSED,
        WITHDRAWN
    }

    /// Who decided.
    ///
    /// @param actingFor for whom they acted as a deputy; absent if as themselves
    /// @param reason may be empty
    public record Decision(Person by, @Nullable Person actingFor, Instant at, String reason) {}

    /// Whether somebody had a part in asking: themselves, through a deputy, or as one.
    boolean wasAskedBy(@Nullable Person person) {
        return person != null
                && (requestedBy.id() == person.id() || (requestedFor != null && requestedFor.id() == person.id()));
    }
}
