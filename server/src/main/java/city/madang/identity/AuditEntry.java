package city.madang.identity;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One line of the audit trail.
///
/// @param id ascending in the order of recording
/// @param at when it happened, UTC
/// @param login who did it; absent if nobody was signed in
/// @param action what was done, for example `sign-in`
/// @param subject what it was done to, for example `person:mayor`
/// @param address network address of the caller; absent for what the server did by itself
public record AuditEntry(
        long id,
        Instant at,
        @Nullable String login,
        String action,
        String subject,
        Map<String, String> detail,
        @Nullable String address) {

    public AuditEntry {
        detail = Map.copyOf(detail);
    }
}
