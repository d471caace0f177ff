package city.madang.intake.health;

import city.madang.platform.LocalText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Keeps counters, samples and changes of state over restarts.
@Repository
public class HealthStore {

    /// Changes of state kept of one source: two an hour for as long as [PastHealthStore#KEPT], rounded up. Of one that
    /// flaps more, the hours tell.
    private static final int STATES = 2_000;

    private final JdbcClient jdbc;

    HealthStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A change of state.
    public record Change(
            String source,
            Instant at,
            String state,
            @Nullable LocalText reason) {}

    /// What is to be kept of one source.
    public record Kept(String source, SourceMeter.Counters counters, List<SourceMeter.Sample> samples) {}

    Map<String, SourceMeter.Counters> counters() {
        var counters = new HashMap<String, SourceMeter.Counters>();
        jdbc.sql("select * from source_health").query(row -> {
            counters.put(row.getString("source"), toCounters(row));
        });
        return counters;
    }

    Map<String, List<SourceMeter.Sample>> samples() {
        var samples = new HashMap<String, List<SourceMeter.Sample>>();
        jdbc.sql("select source, received, outcome, record from source_sample order by source, received desc")
                .query(row -> {
                    samples.computeIfAbsent(row.getString("source"), source -> new ArrayList<>())
                            .add(new SourceMeter.Sample(
                                    row.getTimestamp("received").toInstant(),
                                    row.getString("outcome"),
                                    row.getString("record")));
                });
        return samples;
    }

    void save(List<Kept> sources, Instant now) {
        jdbc.sql("""
                insert into source_health as old
                       (source, accepted, corrected, quarantined, overflow, readings, duplicates, newest, last_new,
                        last_success, failures, error_ko, error_en, error_at, paused, updated)
                select *, :now from unnest(
                        :source::text[], :accepted::bigint[], :corrected::bigint[], :quarantined::bigint[],
                        :overflow::bigint[], :readings::bigint[], :duplicates::bigint[], :newest::timestamptz[],
                        :last_new::timestamptz[], :last_success::timestamptz[], :failures::integer[], :error_ko::text[],
                        :error_en::text[], :error_at::timestamptz[], :paused::boolean[])
                    on conflict (source) do update
                   set accepted = excluded.accepted, corrected = excluded.corrected, quarantined = excluded.quarantined,
                       overflow = excluded.overflow, readings = excluded.readings, duplicates = excluded.duplicates,
                       newest = excluded.newest, last_new = excluded.last_new, last_success = excluded.last_success,
                       failures = excluded.failures, error_ko = excluded.error_ko, error_en = excluded.error_en,
                       error_at = excluded.error_at, paused = excluded.paused, updated = excluded.updated
                """)
                .param("now", Timestamp.from(now))
                .param("source", column(sources, Kept::source, String[]::new))
                .param(
                        "accepted",
                        column(sources, one -> one.counters().totals().accepted(), Long[]::new))
                .param(
                        "corrected",
                        column(sources, one -> one.counters().totals().corrected(), Long[]::new))
                .param(
                        "quarantined",
                        column(sources, one -> one.counters().totals().quarantined(), Long[]::new))
                .param(
                        "overflow",
                        column(sources, one -> one.counters().totals().overflow(), Long[]::new))
                .param(
                        "readings",
                        column(sources, one -> one.counters().totals().readings(), Long[]::new))
                .param(
                        "duplicates",
                        column(sources, one -> one.counters().totals().duplicates(), Long[]::new))
                .param("newest", column(sources, one -> at(one.counters().news().newest()), Timestamp[]::new))
                .param(
                        "last_new",
                        column(sources, one -> at(one.counters().news().lastNew()), Timestamp[]::new))
                .param(
                        "last_success",
                        column(sources, one -> at(one.counters().news().lastSuccess()), Timestamp[]::new))
                .param(
                        "failures",
                        column(sources, one -> one.counters().trouble().failures(), Integer[]::new))
                .param("error_ko", column(sources, one -> text(one, true), String[]::new))
                .param("error_en", column(sources, one -> text(one, false), String[]::new))
                .param(
                        "error_at",
                        column(sources, one -> at(one.counters().trouble().at()), Timestamp[]::new))
                .param("paused", column(sources, one -> one.counters().paused(), Boolean[]::new))
                .update();
        saveSamples(sources);
    }

    private void saveSamples(List<Kept> sources) {
        var names = new ArrayList<String>();
        var slots = new ArrayList<Integer>();
        var samples = new ArrayList<SourceMeter.Sample>();
        for (var source : sources) {
            for (int i = 0; i < source.samples().size(); i++) {
                names.add(source.source());
                slots.add(i);
                samples.add(source.samples().get(i));
            }
        }
        if (names.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into source_sample (source, slot, received, outcome, record)
                select * from unnest(:source::text[], :slot::smallint[], :received::timestamptz[], :outcome::text[],
                                     :record::text[])
                    on conflict (source, slot) do update
                   set received = excluded.received, outcome = excluded.outcome, record = excluded.record
                """)
                .param("source", names.toArray(String[]::new))
                .param("slot", slots.toArray(Integer[]::new))
                .param("received", column(samples, one -> at(one.received()), Timestamp[]::new))
                .param("outcome", column(samples, SourceMeter.Sample::outcome, String[]::new))
                .param("record", column(samples, one -> one.record().replace('\0', '\uFFFD'), String[]::new))
                .update();
    }

    void add(List<Change> changes) {
        jdbc.sql("""
                insert into source_state (source, at, state, ko, en)
                select * from unnest(:source::text[], :at::timestamptz[], :state::text[], :ko::text[], :en::text[])
                """)
                .param("source", column(changes, Change::source, String[]::new))
                .param("at", column(changes, one -> at(one.at()), Timestamp[]::new))
                .param("state", column(changes, Change::state, String[]::new))
                .param(
                        "ko",
                        column(
                                changes,
                                one -> one.reason() == null
                                        ? null
                                        : one.reason().ko(),
                                String[]::new))
                .param(
                        "en",
                        column(
                                changes,
                                one -> one.reason() == null
                                        ? null
                                        : one.reason().en(),
                                String[]::new))
                .update();
        jdbc.sql("""
                delete from source_state old
                 where source = any(:source)
                   and id < (select id from source_state new where new.source = old.source
                              order by id desc offset :kept limit 1)
                """)
                .param("source", column(changes, Change::source, String[]::new))
                .param("kept", STATES)
                .update();
    }

    /// The newest changes of one source, newest first.
    public List<Change> changes(String source, int limit) {
        return jdbc.sql("select * from source_state where source = :source order by id desc limit :limit")
                .param("source", source)
                .param("limit", limit)
                .query((row, number) -> new Change(
                        row.getString("source"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("state"),
                        words(row.getString("ko"), row.getString("en"))))
                .list();
    }

    /// The last known state of every source.
    Map<String, String> lastStates() {
        var states = new HashMap<String, String>();
        jdbc.sql("select distinct on (source) source, state from source_state order by source, id desc")
                .query(row -> {
                    states.put(row.getString("source"), row.getString("state"));
                });
        return states;
    }

    private static SourceMeter.Counters toCounters(ResultSet row) throws SQLException {
        return new SourceMeter.Counters(
                new SourceMeter.Totals(
                        row.getLong("accepted"),
                        row.getLong("corrected"),
                        row.getLong("quarantined"),
                        row.getLong("overflow"),
                        row.getLong("readings"),
                        row.getLong("duplicates")),
                new SourceMeter.News(instant(row, "newest"), instant(row, "last_new"), instant(row, "last_success")),
                new SourceMeter.Trouble(
                        row.getInt("failures"),
                        words(row.getString("error_ko"), row.getString("error_en")),
                        instant(row, "error_at")),
                row.getBoolean("paused"));
    }

    private static @Nullable LocalText words(@Nullable String ko, @Nullable String en) {
        return ko == null || en == null ? null : new LocalText(ko, en);
    }

    private static @Nullable String text(Kept source, boolean korean) {
        var error = source.counters().trouble().error();
        return error == null ? null : (korean ? error.ko() : error.en()).replace('\0', '\uFFFD');
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var moment = row.getTimestamp(column);
        return moment == null ? null : moment.toInstant();
    }

    private static @Nullable Timestamp at(@Nullable Instant moment) {
        return moment == null ? null : Timestamp.from(moment);
    }

    @SuppressWarnings("NullAway") // an array of a database column may hold nulls, which its type cannot say
    private static <S, T> T[] column(List<S> rows, Function<S, @Nullable T> value, IntFunction<T[]> array) {
        var column = array.apply(rows.size());
        for (int i = 0; i < column.length; i++) {
            column[i] = value.apply(rows.get(i));
        }
        return column;
    }
}
