package city.madang.catalogue;

import city.madang.platform.LocalText;
import city.madang.platform.Position;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Keeps places in the table `place`.
@Repository
class PlaceRepository {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, String>> PROPERTIES = new TypeReference<>() {};

    private static final String COLUMNS = "kind, key, name_ko, name_en, position[0] as lon, position[1] as lat,"
            + " district, address, properties::text as properties, source";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    PlaceRepository(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /// Stores places that all have different kinds and keys.
    Upserted upsert(List<Place> places) {
        return transaction.execute(status -> store(places));
    }

    private Upserted store(List<Place> places) {
        var added = jdbc.sql("""
                insert into place as known
                       (kind, key, name_ko, name_en, position, district, address, properties, source)
                select kind, key, name_ko, name_en, point(lon, lat), district, address, properties::jsonb, source
                  from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::float8[], ?::float8[], ?::text[],
                              ?::text[], ?::text[], ?::int[])
                       as given (kind, key, name_ko, name_en, lon, lat, district, address, properties, source)
                    on conflict (kind, key) do update
                   set name_ko = excluded.name_ko, name_en = excluded.name_en, position = excluded.position,
                       district = excluded.district, address = excluded.address,
                       properties = excluded.properties, source = excluded.source
                 where (known.name_ko, known.name_en, known.position[0], known.position[1], known.district,
                        known.address, known.properties, known.source)
                       is distinct from
                       (excluded.name_ko, excluded.name_en, excluded.position[0], excluded.position[1],
                        excluded.district, excluded.address, excluded.properties, excluded.source)
                returning (xmax = 0) as added
                """)
                .param(column("text", places, Place::kind))
                .param(column("text", places, Place::key))
                .param(column("text", places, place -> place.name().ko()))
                .param(column("text", places, place -> place.name().en()))
                .param(column("float8", places, place -> place.position().lon()))
                .param(column("float8", places, place -> place.position().lat()))
                .param(column("text", places, Place::district))
                .param(column("text", places, Place::address))
                .param(column("text", places, place -> JSON.writeValueAsString(place.properties())))
                .param(column("int4", places, Place::source))
                .query(Boolean.class)
                .list();
        int fresh = (int) added.stream().filter(Boolean::booleanValue).count();
        if (!added.isEmpty()) {
            places.stream().map(Place::kind).distinct().sorted().forEach(this::mark);
        }
        return new Upserted(fresh, added.size() - fresh, places.size() - added.size());
    }

    private static SqlArrayValue column(String type, List<Place> places, Function<Place, @Nullable Object> value) {
        return new SqlArrayValue(type, places.stream().map(value).toArray());
    }

    private void mark(String kind) {
        jdbc.sql("""
                insert into catalogue_revision as known (name, revision) values (:name, 1)
                on conflict (name) do update set revision = known.revision + 1
                """).param("name", "place:" + kind).update();
    }

    long revision(String kind) {
        return jdbc.sql("select revision from catalogue_revision where name = :name")
                .param("name", "place:" + kind)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    List<Place> list(String kind, @Nullable Bounds bounds, int limit) {
        var inside = bounds == null ? "" : " and position <@ box(point(:west, :south), point(:east, :north))";
        var query = jdbc.sql("select " + COLUMNS + " from place where kind = :kind" + inside
                        + " order by key fetch first :limit rows only")
                .param("kind", kind)
                .param("limit", limit);
        if (bounds != null) {
            query = query.param("west", bounds.west())
                    .param("south", bounds.south())
                    .param("east", bounds.east())
                    .param("north", bounds.north());
        }
        return query.query(PlaceRepository::toPlace).list();
    }

    /// The index measures in degrees, where one to the east is shorter than one to the north. More are fetched than
    /// are asked for, until none that was left out can be nearer than the last that is returned.
    List<NearPlace> near(Position position, String kind, int limit) {
        double metresPerDegreeEast =
                position.metresTo(new Position(Math.min(180, position.lon() + 0.01), position.lat())) * 100;
        for (int fetch = 2 * limit + 8; ; fetch *= 4) {
            var found = nearest(position, kind, fetch);
            var sorted = found.stream()
                    .map(place -> new NearPlace(place, position.metresTo(place.position())))
                    .sorted(Comparator.comparingDouble(NearPlace::metres))
                    .limit(limit)
                    .toList();
            if (found.size() < fetch) {
                return sorted;
            }
            var last = found.getLast().position();
            double degrees = Math.hypot(last.lon() - position.lon(), last.lat() - position.lat());
            if (degrees * metresPerDegreeEast >= sorted.getLast().metres()) {
                return sorted;
            }
        }
    }

    private List<Place> nearest(Position position, String kind, int limit) {
        return jdbc.sql("select " + COLUMNS + """
                  from place
                 where kind = :kind
                 order by position <-> point(:lon, :lat)
                 fetch first :limit rows only
                """)
                .param("kind", kind)
                .param("lon", position.lon())
                .param("lat", position.lat())
                .param("limit", limit)
                .query(PlaceRepository::toPlace)
                .list();
    }

    Map<String, Long> counts() {
        return jdbc
                .sql("select kind, count(*) as places from place group by kind order by kind")
                .query((row, i) -> Map.entry(row.getString("kind"), row.getLong("places")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Place toPlace(ResultSet row, int i) throws SQLException {
        int source = row.getInt("source");
        boolean ofPack = row.wasNull();
        return new Place(
                row.getString("kind"),
                row.getString("key"),
                new LocalText(row.getString("name_ko"), row.getString("name_en")),
                new Position(row.getDouble("lon"), row.getDouble("lat")),
                row.getString("district"),
                row.getString("address"),
                JSON.readValue(row.getString("properties"), PROPERTIES),
                ofPack ? null : source);
    }
}
