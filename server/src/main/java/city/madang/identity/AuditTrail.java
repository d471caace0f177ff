package city.madang.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Who did what, when, to what. Entries are added and read; the database refuses to change or
/// remove one, and [AuditChain] tells if somebody did it all the same.
@Service
public class AuditTrail {

    private static final int PORTION = 1_000;

    /// PostgreSQL's advisory lock under which entries are appended; any number nothing else uses.
    private static final long APPENDING = 0x6D61_6461_6E67_0001L;

    private static final TypeReference<Map<String, String>> DETAIL = new TypeReference<>() {};

    private static final String SELECT = """
            select id, at, login, acting_for, action, subject, detail, address,
                   encode(previous, 'hex') as previous, encode(hash, 'hex') as hash
              from audit_entry
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final TransactionTemplate transactions;

    AuditTrail(JdbcClient jdbc, PlatformTransactionManager transactions, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(transactions);
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
    ///
    /// The entry becomes part of the caller's transaction. Entries are appended one after the other, so a
    /// transaction that records should end soon after.
    public void record(Viewer who, String action, String subject, Map<String, String> detail) {
        transactions.executeWithoutResult(transaction -> append(who, action, subject, detail));
    }

    private void append(Viewer who, String action, String subject, Map<String, String> detail) {
        jdbc.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", APPENDING)
                .query((row, number) -> number)
                .single();
        var previous = jdbc.sql("select encode(hash, 'hex') from audit_entry order by id desc limit 1")
                .query((row, number) -> Optional.ofNullable(row.getString(1)))
                .optional()
                .flatMap(Function.identity())
                .orElse(AuditChain.BEGINNING);
        long id = jdbc.sql("select nextval(pg_get_serial_sequence('audit_entry', 'id'))")
                .query(Long.class)
                .single();
        var person = who.person();
        var absent = who.actingFor();
        var entry = new AuditEntry(
                id,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                person == null ? null : person.login(),
                absent == null ? null : absent.login(),
                action,
                subject,
                detail,
                currentAddress(),
                null);
        insert(entry, person == null ? null : person.id(), previous);
    }

    private void insert(AuditEntry entry, @Nullable Long person, String previous) {
        jdbc.sql("""
                        insert into audit_entry
                               (id, at, person, login, acting_for, action, subject, detail, address, previous, hash)
                        overriding system value
                        values (:id, :at, :person, :login, :actingFor, :action, :subject, cast(:detail as jsonb), :address,
                                decode(:previous, 'hex'), decode(:hash, 'hex'))
                        """)
                .param("id", entry.id())
                .param("at", entry.at().atOffset(ZoneOffset.UTC))
                .param("person", person)
                .param("login", entry.login())
                .param("actingFor", entry.actingFor())
                .param("action", entry.action())
                .param("subject", entry.subject())
                .param("detail", json.writeValueAsString(entry.detail()))
                .param("address", entry.address())
                .param("previous", previous)
                .param("hash", AuditChain.hashOf(previous, entry))
                .update();
    }

    /// Lists the newest entries that match, newest first.
    ///
    /// @param before only entries older than this id; absent for the newest
    public List<AuditEntry> list(AuditQuestion question, @Nullable Long before, int limit) {
        return select(question, before, limit).query(this::toEntry).list();
    }

    /// Hands every entry that matches to `reader`, newest first, in portions: the whole trail never lies in
    /// memory.
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
        return jdbc.sql(SELECT + """
                         where (cast(:login as text) is null or login = :login or acting_for = :login)
                           and (cast(:text as text) is null
                                or concat_ws(' ', subject, detail, address) ilike :text)
                           and (cast(:action as text) is null or action = :action)
                           and (cast(:from as timestamptz) is null or at >= :from)
                           and (cast(:until as timestamptz) is null or at < :until)
                           and (cast(:before as bigint) is null or id < :before)
                         order by id desc
                         limit :limit
                        """)
                .param("login", question.login())
                .param("action", question.action())
                .param("text", pattern(question.text()))
                .param("from", toUtc(question.from()))
                .param("until", toUtc(question.until()))
                .param("before", before)
                .param("limit", limit);
    }

    /// Lists the entries after an id, oldest first.
    List<AuditEntry> listAfter(long id, int limit) {
        return jdbc.sql(SELECT + " where id > :id order by id limit :limit")
                .param("id", id)
                .param("limit", limit)
                .query(this::toEntry)
                .list();
    }

    Optional<AuditEntry> findByHash(String hash) {
        return jdbc.sql(SELECT + " where hash = decode(:hash, 'hex')")
                .param("hash", hash)
                .query(this::toEntry)
                .optional();
    }

    private static @Nullable String pattern(@Nullable String text) {
        return text == null
                ? null
                : "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    private AuditEntry toEntry(ResultSet row, int number) throws SQLException {
        var hash = row.getString("hash");
        return new AuditEntry(
                row.getLong("id"),
                row.getObject("at", java.time.OffsetDateTime.class).toInstant(),
                row.getString("login"),
                row.getString("acting_for"),
                row.getString("action"),
                row.getString("subject"),
                json.readValue(row.getString("detail"), DETAIL),
                row.getString("address"),
                hash == null ? null : new AuditEntry.Link(row.getString("previous"), hash));
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
