package city.madang.indicators.goals;

import city.madang.indicators.goals.Entry.By;
import city.madang.platform.LocalText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Keeps entries and their values in `indicator_entry` and `indicator_value`.
@Repository
class EntryRepository {

    private static final String COLUMNS = """
            select e.*, a.name_ko as entered_ko, a.name_en as entered_en, b.name_ko as decided_ko, b.name_en as decided_en
              from indicator_entry e
              left join person a on a.id = e.entered_by
              left join person b on b.id = e.decided_by
            """;

    private final JdbcClient jdbc;
    private final IndicatorList indicators;

    EntryRepository(JdbcClient jdbc, IndicatorList indicators) {
        this.jdbc = jdbc;
        this.indicators = indicators;
    }

    /// An approved value together with the indicator it belongs to.
    record Row(String indicator, Value value) {}

    /// Everything that was approved.
    ///
    /// @param indicator absent for all
    List<Row> approved(@Nullable String indicator) {
        var rows = new ArrayList<Row>();
        jdbc.sql("""
                        select v.indicator, v.period, v.district, v.sex, v.age, v.value, v.revision, e.provisional, e.id,
                               e.decided_at
                          from indicator_value v join indicator_entry e on e.id = v.entry
                         where v.revision is not null
                           and (cast(:indicator as text) is null or v.indicator = :indicator)
                        """).param("indicator", indicator).query(row -> {
            var cadence = cadence(row.getString(1));
            if (cadence != null) {
                rows.add(new Row(
                        row.getString(1),
                        new Value(
                                cadence.read(row.getString(2)),
                                slice(row),
                                row.getDouble(6),
                                row.getInt(7),
                                row.getBoolean(8),
                                row.getLong(9),
                                row.getTimestamp(10).toInstant())));
            }
        });
        return rows;
    }

    /// The periods of which people or a demonstration have told, as `indicator/period`.
    Set<String> told() {
        return Set.copyOf(jdbc.sql("""
                        select distinct indicator || '/' || period from indicator_entry
                         where origin in ('entry', 'demonstration')
                        """).query(String.class).list());
    }

    long add(
            String indicator,
            Period period,
            String origin,
            String reason,
            @Nullable Long person,
            Instant at,
            Map<Slice, Double> values) {
        long id = jdbc.sql("""
                        insert into indicator_entry (indicator, period, origin, state, reason, entered_by, entered_at)
                        values (:indicator, :period, :origin, 'pending', :reason, :person, :at)
                        returning id
                        """)
                .param("indicator", indicator)
                .param("period", period.text())
                .param("origin", origin)
                .param("reason", reason)
                .param("person", person)
                .param("at", Timestamp.from(at))
                .query(Long.class)
                .single();
        addValues(id, indicator, period, values);
        return id;
    }

    private void addValues(long entry, String indicator, Period period, Map<Slice, Double> values) {
        var slices = List.copyOf(values.keySet());
        jdbc.sql("""
                        insert into indicator_value (entry, indicator, period, district, sex, age, value)
                        select :entry, :indicator, :period, g.district, g.sex, g.age, g.value
                          from unnest(:district::text[], :sex::text[], :age::text[], :value::float8[])
                               as g (district, sex, age, value)
                        """)
                .param("entry", entry)
                .param("indicator", indicator)
                .param("period", period.text())
                .param(
                        "district",
                        slices.stream().map(one -> text(one.district())).toArray(String[]::new))
                .param("sex", slices.stream().map(one -> text(one.sex())).toArray(String[]::new))
                .param("age", slices.stream().map(one -> text(one.age())).toArray(String[]::new))
                .param("value", slices.stream().map(values::get).toArray(Double[]::new))
                .update();
    }

    /// Decides about an entry that waits, and gives the values of an approved one their revisions.
    ///
    /// @return whether it still waited
    boolean decide(long id, EntryState state, @Nullable Long person, Instant at, String answer, boolean provisional) {
        int changed = jdbc.sql("""
                        update indicator_entry
                           set state = :state, decided_by = :person, decided_at = :at, answer = :answer,
                               provisional = :provisional
                         where id = :id and state = 'pending'
                        """)
                .param("state", state.key())
                .param("person", person)
                .param("at", Timestamp.from(at))
                .param("answer", answer)
                .param("provisional", provisional)
                .param("id", id)
                .update();
        if (changed == 1 && state == EntryState.APPROVED) {
            jdbc.sql("""
                            update indicator_value v
                               set revision = 1 + coalesce((select max(w.revision) from indicator_value w
                                                             where w.indicator = v.indicator and w.period = v.period
                                                               and w.district = v.district and w.sex = v.sex
                                                               and w.age = v.age and w.revision is not null), 0)
                             where v.entry = :id
                            """).param("id", id).update();
        }
        return changed == 1;
    }

    /// The computed entry of a period that still runs, whose values may be replaced.
    Optional<Long> provisional(String indicator, Period period) {
        return jdbc.sql("""
                        select id from indicator_entry
                         where indicator = :indicator and period = :period and provisional
                         order by id desc limit 1
                        """)
                .param("indicator", indicator)
                .param("period", period.text())
                .query(Long.class)
                .optional();
    }

    /// Whether figures of that period came from a person or a demonstration: they are not for a
    /// machine to correct.
    boolean toldByPeople(Indicator indicator, Period period) {
        return jdbc.sql("""
                        select exists (select 1 from indicator_entry
                                        where indicator = :indicator and period = :period
                                          and origin in ('entry', 'demonstration'))
                        """)
                .param("indicator", indicator.id())
                .param("period", period.text())
                .query(Boolean.class)
                .single();
    }

    /// Puts newer values into a provisional entry.
    void replace(
            long id, Map<Slice, Double> values, Instant at, boolean provisional, Indicator indicator, Period period) {
        jdbc.sql("update indicator_entry set decided_at = :at, provisional = :provisional where id = :id")
                .param("at", Timestamp.from(at))
                .param("provisional", provisional)
                .param("id", id)
                .update();
        jdbc.sql("delete from indicator_value where entry = :id")
                .param("id", id)
                .update();
        addValues(id, indicator.id(), period, values);
        jdbc.sql("""
                        update indicator_value v
                           set revision = 1 + coalesce((select max(w.revision) from indicator_value w
                                                         where w.indicator = v.indicator and w.period = v.period
                                                           and w.district = v.district and w.sex = v.sex
                                                           and w.age = v.age and w.revision is not null), 0)
                         where v.entry = :id
                        """).param("id", id).update();
    }

    Optional<Entry> find(long id) {
        return jdbc
                .sql(COLUMNS + " where e.id = :id")
                .param("id", id)
                .query((row, number) -> entry(row))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .findFirst()
                .map(this::filled);
    }

    List<Entry> list(@Nullable EntryState state, @Nullable String indicator, int limit) {
        return jdbc
                .sql(COLUMNS + """
                         where (cast(:state as text) is null or e.state = :state)
                           and (cast(:indicator as text) is null or e.indicator = :indicator)
                           and e.origin in ('entry', 'demonstration')
                         order by coalesce(e.decided_at, e.entered_at) desc, e.id desc limit :limit
                        """)
                .param("state", state == null ? null : state.key())
                .param("indicator", indicator)
                .param("limit", limit)
                .query((row, number) -> entry(row))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .map(this::filled)
                .toList();
    }

    private Optional<Entry> entry(ResultSet row) throws SQLException {
        var cadence = cadence(row.getString("indicator"));
        if (cadence == null) {
            return Optional.empty();
        }
        long id = row.getLong("id");
        var decidedAt = row.getTimestamp("decided_at");
        return Optional.of(new Entry(
                id,
                row.getString("indicator"),
                cadence.read(row.getString("period")),
                row.getString("origin"),
                EntryState.parse(row.getString("state")),
                row.getString("reason"),
                by(row, "entered"),
                row.getTimestamp("entered_at").toInstant(),
                by(row, "decided"),
                decidedAt == null ? null : decidedAt.toInstant(),
                row.getString("answer"),
                Map.of()));
    }

    private static @Nullable By by(ResultSet row, String act) throws SQLException {
        long person = row.getLong(act + "_by");
        return row.wasNull()
                ? null
                : new By(person, new LocalText(row.getString(act + "_ko"), row.getString(act + "_en")));
    }

    private Entry filled(Entry entry) {
        return new Entry(
                entry.id(),
                entry.indicator(),
                entry.period(),
                entry.origin(),
                entry.state(),
                entry.reason(),
                entry.entered(),
                entry.enteredAt(),
                entry.decided(),
                entry.decidedAt(),
                entry.answer(),
                values(entry.id()));
    }

    private Map<Slice, Double> values(long entry) {
        var values = new TreeMap<Slice, Double>();
        jdbc.sql("select indicator, period, district, sex, age, value from indicator_value where entry = :entry")
                .param("entry", entry)
                .query(row -> {
                    values.put(slice(row), row.getDouble("value"));
                });
        return values;
    }

    private static Slice slice(ResultSet row) throws SQLException {
        return new Slice(part(row, "district"), part(row, "sex"), part(row, "age"));
    }

    private static @Nullable String part(ResultSet row, String column) throws SQLException {
        var text = row.getString(column);
        return text == null || text.isEmpty() ? null : text;
    }

    /// Absent for an indicator that the pack has no more.
    private @Nullable Cadence cadence(String indicator) {
        return indicators.find(indicator).map(Indicator::cadence).orElse(null);
    }

    private static String text(@Nullable String part) {
        return part == null ? "" : part;
    }
}
