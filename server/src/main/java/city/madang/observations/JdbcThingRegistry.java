package city.madang.observations;

import city.madang.platform.LocalText;
import city.madang.platform.Position;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Keeps things and datastreams in PostgreSQL. A bulk of any size is one statement over arrays.
@Repository
class JdbcThingRegistry implements ThingRegistry {

    private static final TypeReference<Map<String, String>> FACTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    JdbcThingRegistry(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public List<Thing> things() {
        return jdbc.sql("""
                select number, key, kind, name_ko, name_en, source, lon, lat, district, properties
                  from thing
                 order by number
                """).query(this::toThing).list();
    }

    @Override
    public List<Datastream> datastreams() {
        return jdbc.sql("select number, thing, property, unit from datastream order by number")
                .query((row, at) -> new Datastream(
                        row.getInt("number"), row.getInt("thing"), row.getString("property"), row.getString("unit")))
                .list();
    }

    @Override
    public void save(List<Thing> things) {
        jdbc.sql("""
                insert into thing (number, key, kind, name_ko, name_en, source, lon, lat, district, properties)
                select number, key, kind, name_ko, name_en, source, lon, lat, district, properties::jsonb
                  from unnest(:number::integer[], :key::text[], :kind::text[], :ko::text[], :en::text[],
                              :source::integer[], :lon::float8[], :lat::float8[], :district::text[], :properties::text[])
                    as t (number, key, kind, name_ko, name_en, source, lon, lat, district, properties)
                    on conflict (key) do update
                   set kind = excluded.kind, name_ko = excluded.name_ko, name_en = excluded.name_en,
                       source = excluded.source, lon = excluded.lon, lat = excluded.lat,
                       district = excluded.district, properties = excluded.properties
                """)
                .param("number", column(things, Thing::number, Integer[]::new))
                .param("key", column(things, Thing::key, String[]::new))
                .param("kind", column(things, Thing::kind, String[]::new))
                .param("ko", column(things, thing -> thing.name().ko(), String[]::new))
                .param("en", column(things, thing -> thing.name().en(), String[]::new))
                .param("source", column(things, Thing::source, Integer[]::new))
                .param("lon", column(things, thing -> lon(thing.position()), Double[]::new))
                .param("lat", column(things, thing -> lat(thing.position()), Double[]::new))
                .param("district", column(things, Thing::district, String[]::new))
                .param("properties", column(things, thing -> facts(thing.spec()), String[]::new))
                .update();
    }

    @Override
    public void add(List<Datastream> datastreams) {
        jdbc.sql("""
                insert into datastream (number, thing, property, unit)
                select number, thing, property, unit
                  from unnest(:number::integer[], :thing::integer[], :property::text[], :unit::text[])
                    as t (number, thing, property, unit)
                """)
                .param("number", column(datastreams, Datastream::number, Integer[]::new))
                .param("thing", column(datastreams, Datastream::thing, Integer[]::new))
                .param("property", column(datastreams, Datastream::property, String[]::new))
                .param("unit", column(datastreams, Datastream::unit, String[]::new))
                .update();
    }

    private Thing toThing(ResultSet row, int rowNumber) throws SQLException {
        var lon = row.getObject("lon", Double.class);
        var lat = row.getObject("lat", Double.class);
        return new Thing(
                row.getInt("number"),
                new ThingSpec(
                        row.getString("key"),
                        row.getString("kind").intern(),
                        new LocalText(row.getString("name_ko"), row.getString("name_en")),
                        row.getInt("source"),
                        lon == null || lat == null ? null : new Position(lon, lat),
                        row.getString("district"),
                        json.readValue(row.getString("properties"), FACTS)));
    }

    private String facts(ThingSpec spec) {
        return spec.properties().isEmpty() ? "{}" : json.writeValueAsString(spec.properties());
    }

    private static @Nullable Double lon(@Nullable Position position) {
        return position == null ? null : position.lon();
    }

    private static @Nullable Double lat(@Nullable Position position) {
        return position == null ? null : position.lat();
    }

    private static <T, C extends @Nullable Object> C[] column(
            List<T> rows, Function<T, C> field, IntFunction<C[]> array) {
        return rows.stream().map(field).toArray(array);
    }
}
