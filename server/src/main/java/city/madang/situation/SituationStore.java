package city.madang.situation;

import city.madang.platform.LocalText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Keeps situations, and how far the reports were read that they are made of.
@Repository
class SituationStore {

    private final JdbcClient jdbc;

    SituationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

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
        columns.put("status", given.status().key());
        columns.put("statusSet", given.statusSet());
        columns.put("titleKo", given.title().ko());
        columns.put("titleEn", given.title().en());
        columns.put("textKo", given.text().ko());
        columns.put("textEn", given.text().en());
        columns.put("lon", Rows.lon(given.position()));
        columns.put("lat", Rows.lat(given.position()));
        columns.put("district", given.district());
        columns.put("address", given.address());
        columns.put("began", Rows.utc(given.began()));
        columns.put("updated", Rows.utc(given.updated()));
        columns.put("closed", Rows.utc(given.closed()));
        columns.put("reason", given.closeReason());
        columns.put("into", given.mergedInto());
        columns.put("person", given.person());
        columns.put("arrival", Rows.utc(given.reportedArrival()));
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
                .param("at", Rows.utc(at))
                .param("since", Rows.utc(at.minus(closedShown)))
                .param("limit", limit)
                .query(SituationStore::toSituation)
                .list();
    }

    /// The newest that had begun by a moment, newest first.
    List<Situation> begunBy(Instant at, int limit) {
        return jdbc.sql("""
                        select * from situation where merged_into is null and began <= :at
                         order by began desc, id desc limit :limit
                        """)
                .param("at", Rows.utc(at))
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
                .param("from", Rows.utc(from))
                .param("until", Rows.utc(until))
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
                Rows.position(row),
                row.getString("district"),
                row.getString("address"),
                row.getObject("began", OffsetDateTime.class).toInstant(),
                row.getObject("updated", OffsetDateTime.class).toInstant(),
                Rows.instant(row, "closed"),
                row.getString("close_reason"),
                Rows.number(row, "merged_into"),
                Rows.number(row, "person"),
                Rows.instant(row, "reported_arrival"),
                row.getLong("version"));
    }
}
