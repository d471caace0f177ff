package city.madang.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which entries of the audit trail are asked for. An absent part asks for all.
///
/// @param login who did it, or for whom a deputy did it
/// @param action what was done
/// @param text something the subject, the detail or the address contains, in any case of letters
/// @param from inclusive
/// @param until exclusive
public record AuditQuestion(
        @Nullable String login,
        @Nullable String action,
        @Nullable String text,
        @Nullable Instant from,
        @Nullable Instant until) {

    public AuditQuestion(
            @Nullable String login, @Nullable String action, @Nullable Instant from, @Nullable Instant until) {
        this(login, action, null, from, until);
    }

    /// Asks for every entry.
    public static AuditQuestion all() {
        return new AuditQuestion(null, null, null, null, null);
    }
}
