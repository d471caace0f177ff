package city.madang.intake.health;

import city.madang.intake.SourceState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Keeps how the sources fared in the past: an hour and source takes about 100 bytes, 300 sources 25 MB in 35 days.
@Repository
public class PastHealthStore {

    /// A month back can be compared with this one.
    static final Duration KEPT = Duration.ofDays(35);

    private final JdbcClient jdbc;

    PastHealthStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Adds to the hours what came since they were last written.
    void add(List<SourceHour> hours) {
        jdbc.sql("""
                insert into source_hour as old
                       (source, hour, fresh_millis, late_millis, silent_millis, failing_millis, waiting_millis,
                        taken, held, readings, newest)
                select * from unnest(
                        :source::text[], :hour::timestamptz[], :fresh::integer[], :late::integer[], :silent::integer[],
                        :failing::integer[], :waiting::integer[], :taken::bigint[], :held::bigint[], :readings::bigint[],
                        :newest::timestamptz[])
                    on conflict (source, hour) do update
                   set fresh_millis = old.fresh_millis + excluded.fresh_millis,
                       late_millis = old.late_millis + excluded.late_millis,
                       silent_millis = old.silent_millis + excluded.silent_millis,
                       failing_millis = old.failing_millis + excluded.failing_millis,
                       waiting_millis = old.waiting_millis + excluded.waiting_millis,
                       taken = old.taken + excluded.taken, held = old.held + excluded.held,
                       readings = old.readings + excluded.readings, newest = coalesce(excluded.newest, old.newest)
                """)
                .param("source", hours.stream().map(SourceHour::source).toArray(String[]::new))
                .param(
                        "hour",
                        hours.stream().map(hour -> Timestamp.from(hour.start())).toArray(Timestamp[]::new))
                .param("fresh", millis(hours, SourceState.FRESH))
                .param("late", millis(hours, SourceState.LATE))
                .param("silent", millis(hours, SourceState.SILENT))
                .param("failing", millis(hours, SourceState.FAILING))
                .param("waiting", millis(hours, SourceState.WAITING))
                .param("taken", hours.stream().map(SourceHour::taken).toArray(Long[]::new))
                .param("held", hours.stream().map(SourceHour::held).toArray(Long[]::new))
                .param("readings", hours.stream().map(SourceHour::readings).toArray(Long[]::new))
                .param("newest", newest(hours))
                .update();
    }

    @SuppressWarnings("NullAway") // an array of a database column may hold nulls, which its type cannot say
    private static Timestamp[] newest(List<SourceHour> hours) {
        return hours.stream()
                .map(hour -> hour.newest() == null ? null : Timestamp.from(hour.newest()))
                .toArray(Timestamp[]::new);
    }

    private static Integer[] millis(List<SourceHour> hours, SourceState state) {
        return hours.stream().map(hour -> (int) hour.in(state).toMillis()).toArray(Integer[]::new);
    }

    /// The written hours of one source, oldest first.
    List<SourceHour> hours(String source, Instant from) {
        return jdbc.sql("select * from source_hour where source = :source and hour >= :from order by hour")
                .param("source", source)
                .param("from", Timestamp.from(from))
                .query(PastHealthStore::toHour)
                .list();
    }

    /// The hour that `at` lies in and the one before it, of every source, older first.
    public List<SourceHour> hoursAround(Instant at) {
        var hour = at.truncatedTo(ChronoUnit.HOURS);
        return jdbc.sql("select * from source_hour where hour between :from and :to order by hour")
                .param("from", Timestamp.from(hour.minus(1, ChronoUnit.HOURS)))
                .param("to", Timestamp.from(hour))
                .query(PastHealthStore::toHour)
                .list();
    }

    /// How long a source delivered nothing.
    ///
    /// @param away time it was silent or failing, as far as anybody looked
    record Outage(String source, Duration away) {}

    /// Every source that was looked after in the hours that begin in `from` to `to`, the longest away first.
    List<Outage> outages(Instant from, Instant to) {
        return jdbc.sql("""
                select source, sum(silent_millis::bigint + failing_millis) as away
                  from source_hour
                 where hour >= :from and hour < :to
                 group by source
                 order by away desc, source
                """)
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .query((row, number) -> new Outage(row.getString("source"), Duration.ofMillis(row.getLong("away"))))
                .list();
    }

    /// The state of every source at a moment; those of which none is known are absent.
    public Map<String, SourceState> statesAt(Collection<String> sources, Instant at) {
        var states = new HashMap<String, SourceState>();
        jdbc.sql("""
                select given.source, last.state
                  from unnest(:sources::text[]) as given (source)
                 cross join lateral (select state from source_state
                                      where source = given.source and at <= :at
                                      order by at desc, id desc limit 1) last
                """)
                .param("sources", sources.toArray(String[]::new))
                .param("at", Timestamp.from(at))
                .query(row -> {
                    var source = row.getString("source");
                    SourceState.find(row.getString("state")).ifPresent(state -> states.put(source, state));
                });
        return states;
    }

    /// Notes that this server has looked since `began` until `now`.
    void watched(Instant began, Instant now) {
        jdbc.sql("""
                insert into source_watch (began, ended) values (:began, :now)
                    on conflict (began) do update set ended = excluded.ended
                """)
                .param("began", Timestamp.from(began))
                .param("now", Timestamp.from(now))
                .update();
    }

    /// Whether a server looked after the sources at a moment.
    ///
    /// @param slack how old the last note of a server may be that is not stopped
    public boolean isWatched(Instant at, Duration slack) {
        return jdbc.sql("select exists (select 1 from source_watch where began <= :at and ended >= :latest)")
                .param("at", Timestamp.from(at))
                .param("latest", Timestamp.from(at.minus(slack)))
                .query(Boolean.class)
                .single();
    }

    /// Deletes what is too old. Of each source the state it was in then is kept.
    void forget(Instant now) {
        var before = Timestamp.from(now.minus(KEPT));
        jdbc.sql("delete from source_hour where hour < :before")
                .param("before", before)
                .update();
        jdbc.sql("delete from source_watch where ended < :before")
                .param("before", before)
                .update();
        jdbc.sql("""
                delete from source_state old
                 where at < :before
                   and exists (select 1 from source_state newer
                                where newer.source = old.source and newer.at < :before and newer.id > old.id)
                """).param("before", before).update();
    }

    private static SourceHour toHour(ResultSet row, int number) throws SQLException {
        var millis = new EnumMap<SourceState, Integer>(SourceState.class);
        for (var state : SourceState.values()) {
            int time = row.getInt(state.key() + "_millis");
            if (time > 0) {
                millis.put(state, time);
            }
        }
        return new SourceHour(
                row.getString("source"),
                row.getTimestamp("hour").toInstant(),
                millis,
                row.getLong("taken"),
                row.getLong("held"),
                row.getLong("readings"),
                instant(row.getTimestamp("newest")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp moment) {
        return moment == null ? null : moment.toInstant();
    }
}
