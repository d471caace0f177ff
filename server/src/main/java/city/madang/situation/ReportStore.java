package city.madang.situation;

import city.madang.platform.LocalText;
import city.madang.situation.merging.Report;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Keeps the reports that situations are made of, and what people decided about which of them tell of one event.
@Repository
class ReportStore {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;

    ReportStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A report as it is kept: what it is matched by, and what the page shows of it.
    ///
    /// @param situation the one it belongs to
    /// @param byHand whether somebody put it there
    record Kept(Report report, Told told, long situation, boolean byHand) {}

    /// What a report says.
    record Told(
            String category,
            String severity,
            String status,
            LocalText title,
            LocalText text,
            Instant updated,
            @Nullable String district,
            @Nullable String address,
            @Nullable String dispatchSeconds) {}

    /// Two situations that may be one.
    record Proposal(long id, long one, long other, double likeness, LocalText reason, String state, Instant at) {}

    // ---- reports

    Optional<Kept> find(String key) {
        return jdbc.sql("select * from situation_report where key = :key")
                .param("key", key)
                .query(ReportStore::toKept)
                .optional();
    }

    List<Kept> of(long situation) {
        return jdbc.sql("select * from situation_report where situation = :id order by time, key")
                .param("id", situation)
                .query(ReportStore::toKept)
                .list();
    }

    List<Kept> of(Collection<Long> situations) {
        return jdbc.sql("select * from situation_report where situation = any(:ids) order by time, key")
                .param("ids", situations.toArray(Long[]::new))
                .query(ReportStore::toKept)
                .list();
    }

    /// Other reports that may be of the same event: near in time, or one names the other.
    List<Kept> candidates(Report report, Duration apart) {
        return jdbc.sql("""
                        select * from situation_report
                         where key <> :key
                           and ((time between :from and :until) or names && :refers::text[] or refers_to && :names::text[])
                        """)
                .param("key", report.key())
                .param("from", Rows.utc(report.time().minus(apart)))
                .param("until", Rows.utc(report.time().plus(apart)))
                .param("refers", report.refersTo().toArray(String[]::new))
                .param("names", report.names().toArray(String[]::new))
                .query(ReportStore::toKept)
                .list();
    }

    void save(Kept kept) {
        var report = kept.report();
        jdbc.sql("""
                        insert into situation_report as known
                               (key, source, kind, time, lon, lat, names, refers_to, body, situation, by_hand)
                        values (:key, :source, :kind, :time, :lon, :lat, :names::text[], :refers::text[], :body, :situation,
                               :byHand)
                        on conflict (key) do update
                           set source = excluded.source, kind = excluded.kind, time = excluded.time,
                               lon = excluded.lon, lat = excluded.lat, names = excluded.names,
                               refers_to = excluded.refers_to, body = excluded.body, situation = excluded.situation,
                               by_hand = excluded.by_hand
                        """)
                .param("key", report.key())
                .param("source", report.source())
                .param("kind", report.kind())
                .param("time", Rows.utc(report.time()))
                .param("lon", Rows.lon(report.position()))
                .param("lat", Rows.lat(report.position()))
                .param("names", report.names().toArray(String[]::new))
                .param("refers", report.refersTo().toArray(String[]::new))
                .param("body", JSON.writeValueAsString(kept.told()))
                .param("situation", kept.situation())
                .param("byHand", kept.byHand())
                .update();
    }

    /// The situation of the report that goes by a name.
    Optional<Long> situationNamed(String name) {
        return jdbc.sql(
                        "select situation from situation_report where names @> array[cast(:name as text)] order by time limit 1")
                .param("name", name)
                .query(Long.class)
                .optional();
    }

    /// Gives what belongs to one situation to another.
    void move(long from, long to) {
        jdbc.sql("update situation_report set situation = :to where situation = :from")
                .param("from", from)
                .param("to", to)
                .update();
    }

    // ---- what people decided

    void keepApart(String one, String other) {
        jdbc.sql("insert into situation_apart (one, other) values (:one, :other) on conflict do nothing")
                .param("one", one.compareTo(other) < 0 ? one : other)
                .param("other", one.compareTo(other) < 0 ? other : one)
                .update();
    }

    /// Reports that somebody said are not of the event that this one tells of.
    Set<String> apartFrom(String key) {
        return new HashSet<>(jdbc.sql("""
                        select other from situation_apart where one = :key
                        union select one from situation_apart where other = :key
                        """).param("key", key).query(String.class).list());
    }

    void forgetApart(Collection<String> keys) {
        jdbc.sql("delete from situation_apart where one = any(:keys) and other = any(:keys)")
                .param("keys", keys.toArray(String[]::new))
                .update();
    }

    /// Proposes to merge two; whether that is new.
    boolean propose(long one, long other, double likeness, LocalText reason, Instant at) {
        return jdbc.sql("""
                        insert into situation_proposal (one, other, likeness, reason_ko, reason_en, at)
                        values (:one, :other, :likeness, :ko, :en, :at)
                        on conflict (one, other) do nothing
                        """)
                        .param("one", Math.min(one, other))
                        .param("other", Math.max(one, other))
                        .param("likeness", likeness)
                        .param("ko", reason.ko())
                        .param("en", reason.en())
                        .param("at", Rows.utc(at))
                        .update()
                > 0;
    }

    List<Proposal> proposals(Collection<Long> situations) {
        return jdbc.sql("""
                        select p.* from situation_proposal p
                          join situation a on a.id = p.one join situation b on b.id = p.other
                         where p.state = 'open' and a.merged_into is null and b.merged_into is null
                           and (p.one = any(:ids) or p.other = any(:ids))
                         order by p.likeness desc, p.id
                        """)
                .param("ids", situations.toArray(Long[]::new))
                .query(ReportStore::toProposal)
                .list();
    }

    Optional<Proposal> proposal(long id) {
        return jdbc.sql("select * from situation_proposal where id = :id")
                .param("id", id)
                .query(ReportStore::toProposal)
                .optional();
    }

    void settle(long proposal, String state) {
        jdbc.sql("update situation_proposal set state = :state where id = :id and state = 'open'")
                .param("state", state)
                .param("id", proposal)
                .update();
    }

    // ---- rows

    private static Kept toKept(ResultSet row, int number) throws SQLException {
        return new Kept(
                new Report(
                        row.getString("key"),
                        row.getInt("source"),
                        row.getString("kind"),
                        row.getObject("time", OffsetDateTime.class).toInstant(),
                        Rows.position(row),
                        texts(row.getArray("names")),
                        texts(row.getArray("refers_to"))),
                JSON.readValue(row.getString("body"), Told.class),
                row.getLong("situation"),
                row.getBoolean("by_hand"));
    }

    private static Proposal toProposal(ResultSet row, int number) throws SQLException {
        return new Proposal(
                row.getLong("id"),
                row.getLong("one"),
                row.getLong("other"),
                row.getDouble("likeness"),
                new LocalText(row.getString("reason_ko"), row.getString("reason_en")),
                row.getString("state"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }

    private static Set<String> texts(Array array) throws SQLException {
        return Set.copyOf(Arrays.asList((String[]) array.getArray()));
    }
}
