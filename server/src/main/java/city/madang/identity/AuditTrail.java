package city.madang.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Who did what, when, to what. Entries are added and read; the database refuses to change or remove one.
@Service
public class AuditTrail {

    private static final int PORTION = 1_000;

    private static final TypeReference<Map<String, String>> DETAIL = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    AuditTrail(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /// Records what the person of the current request did.
    ///
    /// @param action what was done, past tense, for example `source-paused`
    /// @param subject what it was done to, for example `source:air-realtime`
    /// @param detail facts worth keeping; no resident's data and no secret
    public void record(String action, String subject, Map<String, String> detail) {
        record(Viewers.current(), action, subject, detail);
    }

    /// Records what `who` did; the network address is that of the current request, if there is one.
    public void record(Viewer who, String action, String subject, Map<String, String> detail) {
        var person = who.person();
        jdbc.sql("""
                        insert into audit_entry (at, person, login, action, subject, detail, address)
                        values (:at, :person, :login, :action, :subject, cast(:detail as jsonb), :address)
                        """)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("person", person == null ? null : person.id())
                .param("login", person == null ? null : person.login())
                .param("action", action)
                .param("subject", subject)
                .param("detail", json.writeValueAsString(detail))
                .param("address", currentAddress())
                .update();
    }

    /// Lists the newest entries that match, newest first.
    ///
    /// @param before only entries older than this id; absent for the newest
    public List<AuditEntry> list(AuditQuestion question, @Nullable Long before, int limit) {
        return select(question, before, limit).query(this::toEntry).list();
    }

    /// Hands every entry that matches to `reader`, newest first, in portions: the whole trail never lies in memory.
    public void read(AuditQuestion question, Consumer<AuditEntry> reader) {
        Long before = null;
        List<AuditEntry> portion;
        do {
            portion = list(question, before, PORTION);
            portion.forEach(reader);
            before = portion.isEmpty() ? null : portion.getLast().id();
        } while (portion.size() == PORTION);
    }

    /// Lists the actions that were ever recorded, in alphabetical order.
    public List<String> listActions() {
        return jdbc.sql("select distinct action from audit_entry order by action")
                .query((row, number) -> row.getString(1))
                .list();
    }

    private JdbcClient.StatementSpec select(AuditQuestion question, @Nullable Long before, int limit) {
        return jdbc.sql("""
                        select id, at, login, action, subject, detail, address
                          from audit_entry
                         where (cast(:login as text) is null or login = :login)
                           and (cast(:action as text) is null or action = :action)
                           and (cast(:from as timestamptz) is null or at >= :from)
                           and (cast(:until as timestamptz) is null or at < :until)
                           and (cast(:before as bigint) is null or id < :before)
                         order by id desc
                         limit :limit
                        """)
                .param("login", question.login())
                .param("action", question.action())
                .param("from", toUtc(question.from()))
                .param("until", toUtc(question.until()))
                .param("before", before)
                .param("limit", limit);
    }

    private AuditEntry toEntry(ResultSet row, int number) throws SQLException {
        return new AuditEntry(
                row.getLong("id"),
                row.getObject("at", java.time.OffsetDateTime.class).toInstant(),
                row.getString("login"),
                row.getString("action"),
                row.getString("subject"),
                json.readValue(row.getString("detail"), DETAIL),
                row.getString("address"));
    }

    private static java.time.@Nullable OffsetDateTime toUtc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable String currentAddress() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? attributes.getRequest().getRemoteAddr()
                : null;
    }
}
