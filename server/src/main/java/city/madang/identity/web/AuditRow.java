package city.madang.identity.web;

/// One line of the audit trail as the page and the file show it; nothing is absent, an empty text stands for
/// it.
///
/// @param actingFor for whom a deputy did it
/// @param previous hash of the entry before, and `hash` its own; see [city.madang.identity.AuditChain]
public record AuditRow(
        long id,
        String time,
        String login,
        String actingFor,
        String action,
        String subject,
        String detail,
        String address,
        String previous,
        String hash) {}
