package city.madang.situation;

import city.madang.platform.LocalText;
import city.madang.platform.Position;
import city.madang.situation.merging.Report;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Keeps situations in PostgreSQL.
@Repository
class SituationStore {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final JdbcClient jdbc;

    SituationStore(JdbcClient jdbc) {
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

    // ---- situations

    long add(Situation given) {
        return jdbc.sql("""
                        insert into situation (drill, kind, severity, severity_set, status, status_set, title_ko, title_en,
                               text_ko, text_en, lon, lat, district, address, began, updated, closed, close_reason,
                               merged_into, person, reported_arrival)
                        values (:drill, :kind, :severity, :severitySet, :status, :statusSet, :titleKo, :titleEn,
                               :textKo, :textEn, :lon, :lat, :district, :address, :began, :updated, :closed, :reason,
                               :into, :person, :arrival)
                        returning id
                        """).params(columns(given)).query(Long.class).single();
    }

    void save(Situation given) {
        jdbc.sql("""
                        update situation
                           set kind = :kind, severity = :severity, severity_set = :severitySet, status = :status,
                               status_set = :statusSet, title_ko = :titleKo, title_en = :titleEn, text_ko = :textKo,
                               text_en = :textEn, lon = :lon, lat = :lat, district = :district, address = :address,
                               began = :began, updated = :updated, closed = :closed, close_reason = :reason,
                               merged_into = :into, person = :person, reported_arrival = :arrival,
                               version = nextval('situation_change')
                         where id = :id and drill = :drill
                        """).params(columns(given)).param("id", given.id()).update();
    }

    private static Map<String, @Nullable Object> columns(Situation given) {
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("drill", given.drill());
        columns.put("kind", given.kind());
        columns.put("severity", given.severity().text());
        columns.put("severitySet", given.severitySet());
        columns.put("status", given.status().text());
        columns.put("statusSet", given.statusSet());
        columns.put("titleKo", given.title().ko());
        columns.put("titleEn", given.title().en());
        columns.put("textKo", given.text().ko());
        columns.put("textEn", given.text().en());
        columns.put("lon", lon(given.position()));
        columns.put("lat", lat(given.position()));
        columns.put("district", given.district());
        columns.put("address", given.address());
        columns.put("began", utc(given.began()));
        columns.put("updated", utc(given.updated()));
        columns.put("closed", utc(given.closed()));
        columns.put("reason", given.closeReason());
        columns.put("into", given.mergedInto());
        columns.put("person", given.person());
        columns.put("arrival", utc(given.reportedArrival()));
        return columns;
    }

    Optional<Situation> find(long id) {
        return jdbc.sql("select * from situation where id = :id")
                .param("id", id)
                .query(SituationStore::toSituation)
                .optional();
    }

    List<Situation> find(Collection<Long> ids) {
        return jdbc.sql("select * from situation where id = any(:ids) order by id")
                .param("ids", ids.toArray(Long[]::new))
                .query(SituationStore::toSituation)
                .list();
    }

    /// Those that are open, and the newest others.
    List<Situation> current(int others) {
        return jdbc.sql("""
                        select * from situation where merged_into is null and status <> 'closed'
                        union
                        (select * from situation where merged_into is null order by began desc, id desc limit :others)
                        """)
                .param("others", others)
                .query(SituationStore::toSituation)
                .list();
    }

    /// Those that had begun and were not long over at a moment, newest first.
    List<Situation> asOf(Instant at, Duration closedShown, int limit) {
        return jdbc.sql("""
                        select * from situation
                         where merged_into is null and began <= :at and (closed is null or closed > :since)
                         order by began desc, id desc limit :limit
                        """)
                .param("at", utc(at))
                .param("since", utc(at.minus(closedShown)))
                .param("limit", limit)
                .query(SituationStore::toSituation)
                .list();
    }

    /// Those that began in a span of time or were closed in it, newest first.
    List<Situation> between(Instant from, Instant until) {
        return jdbc.sql("""
                        select * from situation
                         where merged_into is null
                           and ((began >= :from and began < :until) or (closed >= :from and closed < :until))
                         order by began desc, id desc
                        """)
                .param("from", utc(from))
                .param("until", utc(until))
                .query(SituationStore::toSituation)
                .list();
    }

    /// A page of the list.
    ///
    /// @param state `open`, `closed` or empty for both
    List<Situation> list(String state, String kind, String district, @Nullable Boolean drill, int limit) {
        return jdbc.sql("""
                        select * from situation
                         where merged_into is null
                           and (:state = '' or (status <> 'closed') = (:state = 'open'))
                           and (:kind = '' or kind = :kind)
                           and (:district = '' or district = :district)
                           and (cast(:drill as boolean) is null or drill = :drill)
                         order by (status <> 'closed') desc, began desc, id desc
                         limit :limit
                        """)
                .param("state", state)
                .param("kind", kind)
                .param("district", district)
                .param("drill", drill)
                .param("limit", limit)
                .query(SituationStore::toSituation)
                .list();
    }

    /// Numbers of the situations that became part of this one, itself among them.
    List<Long> family(long id) {
        return jdbc.sql("""
                        with recursive family (id) as (
                          values (cast(:id as bigint))
                          union select s.id from situation s join family f on s.merged_into = f.id
                        )
                        select id from family order by id
                        """)
                .param("id", id)
                .query((row, number) -> row.getLong(1))
                .list();
    }

    /// Follows mergers to the situation that stands for this one now.
    Optional<Long> standing(long id) {
        return jdbc.sql("""
                        with recursive way (id, merged_into) as (
                          select id, merged_into from situation where id = :id
                          union select s.id, s.merged_into from situation s join way w on s.id = w.merged_into
                        )
                        select id from way where merged_into is null
                        """).param("id", id).query(Long.class).optional();
    }

    // ---- reports

    Optional<Kept> report(String key) {
        return jdbc.sql("select * from situation_report where key = :key")
                .param("key", key)
                .query(SituationStore::toKept)
                .optional();
    }

    List<Kept> reportsOf(long situation) {
        return jdbc.sql("select * from situation_report where situation = :id order by time, key")
                .param("id", situation)
                .query(SituationStore::toKept)
                .list();
    }

    List<Kept> reportsOf(Collection<Long> situations) {
        return jdbc.sql("select * from situation_report where situation = any(:ids) order by time, key")
                .param("ids", situations.toArray(Long[]::new))
                .query(SituationStore::toKept)
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
                .param("from", utc(report.time().minus(apart)))
                .param("until", utc(report.time().plus(apart)))
                .param("refers", report.refersTo().toArray(String[]::new))
                .param("names", report.names().toArray(String[]::new))
                .query(SituationStore::toKept)
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
                .param("time", utc(report.time()))
                .param("lon", lon(report.position()))
                .param("lat", lat(report.position()))
                .param("names", report.names().toArray(String[]::new))
                .param("refers", report.refersTo().toArray(String[]::new))
                .param("body", JSON.writeValueAsString(kept.told()))
                .param("situation", kept.situation())
                .param("byHand", kept.byHand())
                .update();
    }

    void moveReports(long from, long to) {
        jdbc.sql("update situation_report set situation = :to where situation = :from")
                .param("from", from)
                .param("to", to)
                .update();
        jdbc.sql("update situation_unit set situation = :to where situation = :from")
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
                        .param("at", utc(at))
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
                .query(SituationStore::toProposal)
                .list();
    }

    Optional<Proposal> proposal(long id) {
        return jdbc.sql("select * from situation_proposal where id = :id")
                .param("id", id)
                .query(SituationStore::toProposal)
                .optional();
    }

    void settle(long proposal, String state) {
        jdbc.sql("update situation_proposal set state = :state where id = :id and state = 'open'")
                .param("state", state)
                .param("id", proposal)
                .update();
    }

    // ---- units

    Optional<Long> situationOfUnit(String key) {
        return jdbc.sql("select situation from situation_unit where key = :key and situation is not null")
                .param("key", key)
                .query(Long.class)
                .optional();
    }

    Optional<Unit> unit(String key) {
        return jdbc.sql("select * from situation_unit where key = :key")
                .param("key", key)
                .query(SituationStore::toUnit)
                .optional();
    }

    List<Unit> unitsOf(long situation) {
        return jdbc.sql("select * from situation_unit where situation = :id order by dispatched nulls last, key")
                .param("id", situation)
                .query(SituationStore::toUnit)
                .list();
    }

    Map<Long, List<Unit>> unitsOf(Collection<Long> situations) {
        var units = new HashMap<Long, List<Unit>>();
        jdbc.sql("select * from situation_unit where situation = any(:ids) order by dispatched nulls last, key")
                .param("ids", situations.toArray(Long[]::new))
                .query(row -> {
                    units.computeIfAbsent(row.getLong("situation"), id -> new ArrayList<>())
                            .add(toUnit(row, 0));
                });
        return units;
    }

    void save(Unit unit, @Nullable Long situation, @Nullable String refersTo) {
        jdbc.sql("""
                        insert into situation_unit as known (key, situation, refers_to, kind, name_ko, name_en, station,
                               dispatched, en_route, arrived, cleared, lon, lat)
                        values (:key, :situation, :refers, :kind, :ko, :en, :station, :dispatched, :enRoute, :arrived,
                               :cleared, :lon, :lat)
                        on conflict (key) do update
                           set situation = coalesce(excluded.situation, known.situation), kind = excluded.kind,
                               refers_to = coalesce(excluded.refers_to, known.refers_to),
                               name_ko = excluded.name_ko, name_en = excluded.name_en,
                               station = coalesce(excluded.station, known.station),
                               dispatched = coalesce(excluded.dispatched, known.dispatched),
                               en_route = coalesce(excluded.en_route, known.en_route),
                               arrived = coalesce(excluded.arrived, known.arrived),
                               cleared = coalesce(excluded.cleared, known.cleared),
                               lon = coalesce(excluded.lon, known.lon), lat = coalesce(excluded.lat, known.lat)
                        """)
                .param("key", unit.key())
                .param("situation", situation)
                .param("refers", refersTo)
                .param("kind", unit.kind())
                .param("ko", unit.name().ko())
                .param("en", unit.name().en())
                .param("station", unit.station())
                .param("dispatched", utc(unit.dispatched()))
                .param("enRoute", utc(unit.enRoute()))
                .param("arrived", utc(unit.arrived()))
                .param("cleared", utc(unit.cleared()))
                .param("lon", lon(unit.position()))
                .param("lat", lat(unit.position()))
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

    /// Units that wait for a report of one of these names.
    List<Unit> waitingFor(Collection<String> names) {
        return jdbc.sql("select * from situation_unit where situation is null and refers_to = any(:names) order by key")
                .param("names", names.toArray(String[]::new))
                .query(SituationStore::toUnit)
                .list();
    }

    // ---- timeline

    void add(
            long situation,
            Instant at,
            Instant recorded,
            Step.What what,
            @Nullable Long person,
            @Nullable LocalText who,
            LocalText text,
            Map<String, String> detail) {
        jdbc.sql("""
                        insert into situation_step (situation, at, recorded, what, person, name_ko, name_en, text_ko, text_en,
                               detail)
                        values (:situation, :at, :recorded, :what, :person, :nameKo, :nameEn, :ko, :en, :detail::jsonb)
                        """)
                .param("situation", situation)
                .param("at", utc(at))
                .param("recorded", utc(recorded))
                .param("what", what.text())
                .param("person", person)
                .param("nameKo", who == null ? null : who.ko())
                .param("nameEn", who == null ? null : who.en())
                .param("ko", text.ko())
                .param("en", text.en())
                .param("detail", JSON.writeValueAsString(detail))
                .update();
    }

    List<Step> steps(Collection<Long> situations) {
        return jdbc.sql("""
                        select id, situation, at, recorded, what, name_ko, name_en, text_ko, text_en, detail::text as detail
                          from situation_step where situation = any(:ids) order by at, id
                        """)
                .param("ids", situations.toArray(Long[]::new))
                .query(SituationStore::toStep)
                .list();
    }

    // ---- cursor

    long cursor() {
        return jdbc.sql("select version from situation_cursor")
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    void moveCursor(long version) {
        jdbc.sql("""
                        insert into situation_cursor (version) values (:version)
                        on conflict (one) do update set version = excluded.version
                        """).param("version", version).update();
    }

    // ---- rows

    private static Situation toSituation(ResultSet row, int number) throws SQLException {
        return new Situation(
                row.getLong("id"),
                row.getBoolean("drill"),
                row.getString("kind"),
                Severity.parse(row.getString("severity")),
                row.getBoolean("severity_set"),
                Status.parse(row.getString("status")),
                row.getBoolean("status_set"),
                new LocalText(row.getString("title_ko"), row.getString("title_en")),
                new LocalText(row.getString("text_ko"), row.getString("text_en")),
                position(row),
                row.getString("district"),
                row.getString("address"),
                row.getObject("began", OffsetDateTime.class).toInstant(),
                row.getObject("updated", OffsetDateTime.class).toInstant(),
                instant(row, "closed"),
                row.getString("close_reason"),
                number(row, "merged_into"),
                number(row, "person"),
                instant(row, "reported_arrival"),
                row.getLong("version"));
    }

    private static Kept toKept(ResultSet row, int number) throws SQLException {
        return new Kept(
                new Report(
                        row.getString("key"),
                        row.getInt("source"),
                        row.getString("kind"),
                        row.getObject("time", OffsetDateTime.class).toInstant(),
                        position(row),
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

    private static Unit toUnit(ResultSet row, int number) throws SQLException {
        return new Unit(
                row.getString("key"),
                row.getString("kind"),
                new LocalText(row.getString("name_ko"), row.getString("name_en")),
                row.getString("station"),
                instant(row, "dispatched"),
                instant(row, "en_route"),
                instant(row, "arrived"),
                instant(row, "cleared"),
                position(row));
    }

    private static Step toStep(ResultSet row, int number) throws SQLException {
        var name = row.getString("name_ko");
        return new Step(
                row.getLong("id"),
                row.getLong("situation"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("recorded", OffsetDateTime.class).toInstant(),
                row.getString("what"),
                name == null ? null : new LocalText(name, row.getString("name_en")),
                new LocalText(row.getString("text_ko"), row.getString("text_en")),
                JSON.readValue(row.getString("detail"), TEXTS));
    }

    private static Set<String> texts(Array array) throws SQLException {
        return Set.copyOf(Arrays.asList((String[]) array.getArray()));
    }

    private static @Nullable Position position(ResultSet row) throws SQLException {
        double lon = row.getDouble("lon");
        return row.wasNull() ? null : new Position(lon, row.getDouble("lat"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    private static @Nullable Double lon(@Nullable Position position) {
        return position == null ? null : position.lon();
    }

    private static @Nullable Double lat(@Nullable Position position) {
        return position == null ? null : position.lat();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
