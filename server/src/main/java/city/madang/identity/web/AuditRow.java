package city.madang.identity.web;

/// One line of the audit trail as the page and the file show it; nothing is absent, an empty text stands for it.
public record AuditRow(
        long id, String time, String login, String action, String subject, String detail, String address) {}
