package city.madang.identity;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One line of the audit trail.
///
/// @param id ascending in the order of recording
/// @param at when it happened, UTC, in whole microseconds
/// @param login who did it; absent if nobody was signed in
/// @param actingFor for whom they did it, as a deputy; absent if as themselves
/// @param action what was done, for example `sign-in`
/// @param subject what it was done to, for example `person:mayor`
/// @param address network address of the caller; absent for what the server did by itself
/// @param link its place in the chain; absent for entries older than the chain
public record AuditEntry(
        long id,
        Instant at,
        @Nullable String login,
        @Nullable String actingFor,
        String action,
        String subject,
        Map<String, String> detail,
        @Nullable String address,
        @Nullable Link link) {

    public AuditEntry {
        detail = Map.copyOf(detail);
    }

    /// How an entry hangs on the one before it.
    ///
    /// @param previous hash of the entry before, 64 hexadecimal digits; all zeros for the first
    /// @param hash its own, likewise; see [AuditChain#hashOf]
    public record Link(String previous, String hash) {}
}
