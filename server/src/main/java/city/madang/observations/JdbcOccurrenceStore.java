package city.madang.observations;

import city.madang.platform.LocalText;
import city.madang.platform.Position;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Keeps occurrences in PostgreSQL: `occurrence` as they stand, `occurrence_version` every version there was.
@Repository
class JdbcOccurrenceStore {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    JdbcOccurrenceStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// Inserts or replaces, and returns those that are new or different. One statement, one transaction.
    List<StoredOccurrence> upsert(List<Occurrence> occurrences) {
        return jdbc.sql("""
                with given as (
                  select * from unnest(:source::integer[], :key::text[], :kind::text[], :category::text[], :status::text[],
                                       :time::timestamptz[], :updated::timestamptz[], :district::text[], :body::text[])
                      as g (source, key, kind, category, status, time, updated, district, body)
                ), changed as (
                  insert into occurrence as o (source, key, kind, category, status, time, updated, district, body)
                  select source, key, kind, category, status, time, updated, district, body from given
                      on conflict (kind, key) do update
                     set source = excluded.source, category = excluded.category, status = excluded.status,
                         time = excluded.time, updated = excluded.updated, district = excluded.district,
                         body = excluded.body, version = nextval('occurrence_change'), stored = now()
                   where o.body is distinct from excluded.body and o.updated <= excluded.updated
                  returning o.id, o.version, o.stored, o.kind, o.time, o.updated, o.body
                ), kept as (
                  insert into occurrence_version (id, version, stored, kind, time, updated, body)
                  select id, version, stored, kind, time, updated, body from changed
                )
                select id, version, stored, body from changed order by version
                """)
                .param("source", column(occurrences, Occurrence::source, Integer[]::new))
                .param("key", column(occurrences, Occurrence::key, String[]::new))
                .param("kind", column(occurrences, Occurrence::kind, String[]::new))
                .param("category", column(occurrences, Occurrence::category, String[]::new))
                .param("status", column(occurrences, Occurrence::status, String[]::new))
                .param("time", column(occurrences, one -> Timestamp.from(one.time()), Timestamp[]::new))
                .param("updated", column(occurrences, one -> Timestamp.from(one.updated()), Timestamp[]::new))
                .param("district", column(occurrences, Occurrence::district, String[]::new))
                .param("body", column(occurrences, one -> json.writeValueAsString(Body.of(one)), String[]::new))
                .query(this::toStored)
                .list();
    }

    List<StoredOccurrence> find(String kind, Collection<String> keys) {
        return jdbc.sql("""
                select id, version, stored, body from occurrence where kind = :kind and key = any(:keys) order by id
                """)
                .param("kind", kind)
                .param("keys", keys.toArray(String[]::new))
                .query(this::toStored)
                .list();
    }

    Map<String, String> keysByProperty(int source, String property, Collection<String> values) {
        var keys = new HashMap<String, String>();
        jdbc.sql("""
                select v.body::jsonb -> 'properties' ->> :property as value, o.key
                  from occurrence o join occurrence_version v on v.id = o.id
                 where o.source = :source and v.body::jsonb -> 'properties' ->> :property = any(:values)
                 order by v.version
                """)
                .param("source", source)
                .param("property", property)
                .param("values", values.toArray(String[]::new))
                .query(row -> {
                    keys.put(row.getString("value"), row.getString("key"));
                });
        return keys;
    }

    List<StoredOccurrence> recent(String kind, int limit) {
        return jdbc.sql("""
                select id, version, stored, body from occurrence
                 where kind = :kind order by time desc, id desc limit :limit
                """)
                .param("kind", kind)
                .param("limit", limit)
                .query(this::toStored)
                .list();
    }

    List<StoredOccurrence> asOf(String kind, Instant at, int limit) {
        return jdbc.sql("""
                with listed as (
                  select distinct id from (
                    select id, time from occurrence_version where kind = :kind and time <= :at
                     order by time desc, id desc limit :versions) newest
                )
                select v.id, v.version, v.stored, v.body
                  from listed
                  cross join lateral (
                    select * from occurrence_version each
                     where each.id = listed.id
                     order by each.updated <= :at desc,
                              case when each.updated <= :at then each.version end desc,
                              each.version
                     limit 1) v
                 where v.time <= :at
                 order by v.time desc, v.id desc
                 limit :limit
                """)
                .param("kind", kind)
                .param("at", Timestamp.from(at))
                .param("versions", limit * 8)
                .param("limit", limit)
                .query(this::toStored)
                .list();
    }

    List<StoredOccurrence> since(long version, int limit) {
        return jdbc.sql("""
                select id, version, stored, body from occurrence where version > :version order by version limit :limit
                """)
                .param("version", version)
                .param("limit", limit)
                .query(this::toStored)
                .list();
    }

    /// @param sources absent for all
    List<Occurrences.Count> counts(String kind, Instant from, Instant to, @Nullable Collection<Integer> sources) {
        return jdbc.sql("""
                select date_trunc('hour', time) as hour, coalesce(district, '') as district, category, status,
                       count(*) as count
                  from occurrence
                 where kind = :kind and time >= :from and time < :to and (:all or source = any(:sources))
                 group by 1, 2, 3, 4
                 order by 1, 2, 3, 4
                """)
                .param("kind", kind)
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .param("all", sources == null)
                .param("sources", sources == null ? new Integer[0] : sources.toArray(Integer[]::new))
                .query((row, at) -> new Occurrences.Count(
                        row.getTimestamp("hour").toInstant(),
                        row.getString("district"),
                        row.getString("category"),
                        row.getString("status"),
                        row.getInt("count")))
                .list();
    }

    Map<String, Integer> open(String kind) {
        var open = new LinkedHashMap<String, Integer>();
        jdbc.sql("""
                select coalesce(district, '') as district, count(*) as count from occurrence
                 where kind = :kind and status <> 'closed' group by 1 order by 1
                """).param("kind", kind).query(row -> {
            open.put(row.getString("district"), row.getInt("count"));
        });
        return open;
    }

    private StoredOccurrence toStored(ResultSet row, int rowNumber) throws SQLException {
        var body = json.readValue(row.getString("body"), Body.class);
        return new StoredOccurrence(
                row.getLong("id"),
                row.getLong("version"),
                row.getTimestamp("stored").toInstant(),
                body.occurrence());
    }

    private static <C extends @Nullable Object> C[] column(
            List<Occurrence> rows, Function<Occurrence, C> field, IntFunction<C[]> array) {
        return rows.stream().map(field).toArray(array);
    }

    /// The stored form of an occurrence; equal text means an equal occurrence. Times are epoch milliseconds
    /// UTC.
    record Body(
            int source,
            String key,
            String kind,
            LocalText title,
            LocalText text,
            String category,
            String severity,
            String status,
            long time,
            @Nullable Long until,
            long updated,
            @Nullable Double lon,
            @Nullable Double lat,
            @Nullable String district,
            @Nullable String link,
            java.util.TreeMap<String, String> properties) {

        static Body of(Occurrence one) {
            var position = one.position();
            var until = one.until();
            return new Body(
                    one.source(),
                    one.key(),
                    one.kind(),
                    one.title(),
                    one.text(),
                    one.category(),
                    one.severity(),
                    one.status(),
                    one.time().toEpochMilli(),
                    until == null ? null : until.toEpochMilli(),
                    one.updated().toEpochMilli(),
                    position == null ? null : position.lon(),
                    position == null ? null : position.lat(),
                    one.district(),
                    one.link(),
                    new java.util.TreeMap<>(one.properties()));
        }

        Occurrence occurrence() {
            return new Occurrence(
                    source,
                    key,
                    kind,
                    title,
                    text,
                    category,
                    severity,
                    status,
                    Instant.ofEpochMilli(time),
                    until == null ? null : Instant.ofEpochMilli(until),
                    Instant.ofEpochMilli(updated),
                    lon == null || lat == null ? null : new Position(lon, lat),
                    district,
                    link,
                    properties);
        }
    }
}
