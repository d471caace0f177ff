package city.madang.situation;

import city.madang.platform.LocalText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Keeps the units that were sent. One may be told of before the situation it was sent to.
@Repository
class UnitStore {

    private final JdbcClient jdbc;

    UnitStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Long> situationOf(String key) {
        return jdbc.sql("select situation from situation_unit where key = :key and situation is not null")
                .param("key", key)
                .query(Long.class)
                .optional();
    }

    Optional<Unit> find(String key) {
        return jdbc.sql("select * from situation_unit where key = :key")
                .param("key", key)
                .query(UnitStore::toUnit)
                .optional();
    }

    List<Unit> of(long situation) {
        return jdbc.sql("select * from situation_unit where situation = :id order by dispatched nulls last, key")
                .param("id", situation)
                .query(UnitStore::toUnit)
                .list();
    }

    Map<Long, List<Unit>> of(Collection<Long> situations) {
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
                .param("dispatched", Rows.utc(unit.dispatched()))
                .param("enRoute", Rows.utc(unit.enRoute()))
                .param("arrived", Rows.utc(unit.arrived()))
                .param("cleared", Rows.utc(unit.cleared()))
                .param("lon", Rows.lon(unit.position()))
                .param("lat", Rows.lat(unit.position()))
                .update();
    }

    /// Units that wait for a report of one of these names.
    List<Unit> waitingFor(Collection<String> names) {
        return jdbc.sql("select * from situation_unit where situation is null and refers_to = any(:names) order by key")
                .param("names", names.toArray(String[]::new))
                .query(UnitStore::toUnit)
                .list();
    }

    /// Gives what belongs to one situation to another.
    void move(long from, long to) {
        jdbc.sql("update situation_unit set situation = :to where situation = :from")
                .param("from", from)
                .param("to", to)
                .update();
    }

    private static Unit toUnit(ResultSet row, int number) throws SQLException {
        return new Unit(
                row.getString("key"),
                row.getString("kind"),
                new LocalText(row.getString("name_ko"), row.getString("name_en")),
                row.getString("station"),
                Rows.instant(row, "dispatched"),
                Rows.instant(row, "en_route"),
                Rows.instant(row, "arrived"),
                Rows.instant(row, "cleared"),
                Rows.position(row));
    }
}
