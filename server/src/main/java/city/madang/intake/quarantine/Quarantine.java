package city.madang.intake.quarantine;

import city.madang.intake.mapping.Reason;
import city.madang.platform.CityException;
import city.madang.platform.LocalText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.TransactionException;

/// Keeps records that wait for a person, a bounded number of each source. A record that is delivered again and
/// again is
/// kept once and counted.
@Repository
public class Quarantine {

    /// Open records kept of one source. What comes beyond is counted, not kept.
    public static final int ROOM = 1_000;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(3);

    private final JdbcClient jdbc;
    private final Map<String, AtomicInteger> open = new ConcurrentHashMap<>();

    public Quarantine(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A kept record.
    ///
    /// @param times how often it was delivered
    /// @param state `open`, `replayed` or `discarded`
    public record Entry(
            long id,
            String source,
            Reason reason,
            HeldRecord.Form form,
            String text,
            boolean truncated,
            Instant firstSeen,
            Instant lastSeen,
            int times,
            String state,
            @Nullable Instant closedAt,
            @Nullable String closedBy,
            @Nullable String closedWhy) {}

    /// How many open records of a source have one reason.
    public record Pile(String code, LocalText example, int count) {}

    /// Keeps records; returns how many found no room.
    ///
    /// @throws CityException UNAVAILABLE if the database is away
    public int hold(String source, List<HeldRecord> records) {
        var distinct = new LinkedHashMap<String, HeldRecord>();
        var times = new LinkedHashMap<String, Integer>();
        for (var record : records) {
            var fingerprint = record.fingerprint();
            distinct.putIfAbsent(fingerprint, record);
            times.merge(fingerprint, 1, Integer::sum);
        }
        return guarded(() -> {
            var count = open.computeIfAbsent(source, this::countOpen);
            int room = Math.max(0, ROOM - count.get());
            var known = room >= distinct.size() ? Set.<String>of() : knownOf(source, distinct.keySet());
            var kept = new ArrayList<String>();
            int turnedAway = 0;
            for (var fingerprint : distinct.keySet()) {
                if (known.contains(fingerprint) || room-- > 0) {
                    kept.add(fingerprint);
                } else {
                    turnedAway += times.getOrDefault(fingerprint, 1);
                }
            }
            insert(source, kept, distinct, times);
            count.set(countOpen(source).get());
            return turnedAway;
        });
    }

    private Set<String> knownOf(String source, Set<String> fingerprints) {
        var known = new HashSet<String>();
        jdbc.sql("select fingerprint from quarantine where source = :source and fingerprint = any(:fingerprints)")
                .param("source", source)
                .param("fingerprints", fingerprints.toArray(String[]::new))
                .query(row -> {
                    known.add(row.getString("fingerprint"));
                });
        return known;
    }

    private void insert(String source, List<String> kept, Map<String, HeldRecord> records, Map<String, Integer> times) {
        if (kept.isEmpty()) {
            return;
        }
        var rows = new ArrayList<HeldRecord>();
        for (var fingerprint : kept) {
            var record = records.get(fingerprint);
            if (record != null) {
                rows.add(record);
            }
        }
        jdbc.sql("""
                insert into quarantine as old
                       (source, fingerprint, code, ko, en, form, record, truncated, first_seen, last_seen, times)
                select :source, fingerprint, code, ko, en, form, record, truncated, seen, seen, times
                  from unnest(:fingerprint::text[], :code::text[], :ko::text[], :en::text[], :form::text[],
                              :record::text[], :truncated::boolean[], :seen::timestamptz[], :times::integer[])
                    as new (fingerprint, code, ko, en, form, record, truncated, seen, times)
                    on conflict (source, fingerprint) do update
                   set times = old.times + excluded.times, last_seen = excluded.last_seen, ko = excluded.ko, en = excluded.en,
                       state = case when old.state = 'replayed' then 'open' else old.state end
                """)
                .param("source", source)
                .param("fingerprint", kept.toArray(String[]::new))
                .param("code", rows.stream().map(row -> row.reason().code()).toArray(String[]::new))
                .param(
                        "ko",
                        rows.stream()
                                .map(row -> clean(row.reason().text().ko()))
                                .toArray(String[]::new))
                .param(
                        "en",
                        rows.stream()
                                .map(row -> clean(row.reason().text().en()))
                                .toArray(String[]::new))
                .param("form", rows.stream().map(row -> row.form().text()).toArray(String[]::new))
                .param("record", rows.stream().map(row -> clean(row.text())).toArray(String[]::new))
                .param("truncated", rows.stream().map(HeldRecord::truncated).toArray(Boolean[]::new))
                .param(
                        "seen",
                        rows.stream().map(row -> Timestamp.from(row.received())).toArray(Timestamp[]::new))
                .param(
                        "times",
                        kept.stream().map(one -> times.getOrDefault(one, 1)).toArray(Integer[]::new))
                .update();
    }

    /// PostgreSQL keeps no zero character in a text.
    private static String clean(String text) {
        return text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
    }

    private AtomicInteger countOpen(String source) {
        return new AtomicInteger(jdbc.sql("select count(*) from quarantine where source = :source and state = 'open'")
                .param("source", source)
                .query(Integer.class)
                .single());
    }

    /// Open records of every source that has some.
    public Map<String, Integer> openBySource() {
        var counts = new LinkedHashMap<String, Integer>();
        jdbc.sql("select source, count(*) as count from quarantine where state = 'open' group by source")
                .query((row, number) -> counts.put(row.getString("source"), row.getInt("count")))
                .list();
        return counts;
    }

    /// The open records of a source by reason, the most frequent first.
    public List<Pile> piles(String source) {
        return jdbc.sql("""
                select code, min(ko) as ko, min(en) as en, count(*) as count from quarantine
                 where source = :source and state = 'open' group by code order by count desc, code
                """)
                .param("source", source)
                .query((row, number) -> new Pile(
                        row.getString("code"),
                        new LocalText(row.getString("ko"), row.getString("en")),
                        row.getInt("count")))
                .list();
    }

    /// Records of a source, newest first.
    ///
    /// @param state `open`, or `closed` for those replayed or discarded
    public List<Entry> list(String source, String state, int limit) {
        return jdbc.sql("""
                select * from quarantine
                 where source = :source and (state = 'open') = :open
                 order by last_seen desc, id desc limit :limit
                """)
                .param("source", source)
                .param("open", state.equals("open"))
                .param("limit", limit)
                .query(Quarantine::toEntry)
                .list();
    }

    /// The open records among `ids`; all open ones of the source if `ids` is empty.
    public List<Entry> open(String source, List<Long> ids) {
        return jdbc.sql("""
                select * from quarantine
                 where source = :source and state = 'open' and (:all or id = any(:ids)) order by id
                """)
                .param("source", source)
                .param("all", ids.isEmpty())
                .param("ids", ids.toArray(Long[]::new))
                .query(Quarantine::toEntry)
                .list();
    }

    /// Takes records out of the open ones.
    ///
    /// @param state `replayed` or `discarded`
    public void close(List<Long> ids, String state, @Nullable String by, @Nullable String why, Instant at) {
        jdbc.sql("""
                update quarantine set state = :state, closed_at = :at, closed_by = :by, closed_why = :why
                 where id = any(:ids)
                """)
                .param("state", state)
                .param("at", Timestamp.from(at))
                .param("by", by)
                .param("why", why)
                .param("ids", ids.toArray(Long[]::new))
                .update();
        open.clear();
    }

    /// Writes down why a record is still held back.
    public void renew(long id, Reason reason) {
        jdbc.sql("update quarantine set code = :code, ko = :ko, en = :en where id = :id")
                .param("code", reason.code())
                .param("ko", clean(reason.text().ko()))
                .param("en", clean(reason.text().en()))
                .param("id", id)
                .update();
    }

    private static Entry toEntry(ResultSet row, int number) throws SQLException {
        return new Entry(
                row.getLong("id"),
                row.getString("source"),
                new Reason(row.getString("code"), new LocalText(row.getString("ko"), row.getString("en"))),
                HeldRecord.Form.parse(row.getString("form")),
                row.getString("record"),
                row.getBoolean("truncated"),
                row.getTimestamp("first_seen").toInstant(),
                row.getTimestamp("last_seen").toInstant(),
                row.getInt("times"),
                row.getString("state"),
                row.getTimestamp("closed_at") == null
                        ? null
                        : row.getTimestamp("closed_at").toInstant(),
                row.getString("closed_by"),
                row.getString("closed_why"));
    }

    private static <T> T guarded(Supplier<T> work) {
        try {
            return work.get();
        } catch (DataAccessException | TransactionException e) {
            throw CityException.unavailable("Quarantine cannot be written now", RETRY_AFTER, e);
        }
    }
}
