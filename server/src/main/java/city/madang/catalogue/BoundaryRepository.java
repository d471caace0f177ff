package city.madang.catalogue;

import city.madang.catalogue.shapes.GeoJson;
import city.madang.identity.Level;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// Keeps shapes in the table `boundary`, and in `catalogue_revision` what they were made of.
@Repository
class BoundaryRepository {

    private static final String NAME = "boundary";

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final TransactionTemplate transaction;

    BoundaryRepository(JdbcClient jdbc, JdbcTemplate batch, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.transaction = transaction;
    }

    /// How often shapes were stored; 0 if never.
    long revision() {
        return jdbc.sql("select revision from catalogue_revision where name = :name")
                .param("name", NAME)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /// What the drawing was made of when it was stored.
    Optional<String> fingerprint() {
        return jdbc.sql("select fingerprint from catalogue_revision where name = :name")
                .param("name", NAME)
                .query(String.class)
                .optional();
    }

    List<Boundary> all() {
        var json = JsonMapper.shared();
        return jdbc.sql("select code, level, origin, geometry::text from boundary order by code")
                .query((row, i) -> new Boundary(
                        row.getString("code"),
                        Level.valueOf(row.getString("level")),
                        Boundary.Origin.valueOf(row.getString("origin")),
                        GeoJson.read(json.readTree(row.getString("geometry")))))
                .list();
    }

    /// Makes `boundaries` the only ones of their levels, and marks the change.
    void replace(Collection<Boundary> boundaries, String fingerprint) {
        transaction.executeWithoutResult(status -> store(boundaries, fingerprint));
    }

    private void store(Collection<Boundary> boundaries, String fingerprint) {
        jdbc.sql("delete from boundary where level = any(:levels)")
                .param(
                        "levels",
                        boundaries.stream()
                                .map(boundary -> boundary.level().name())
                                .distinct()
                                .toArray(String[]::new))
                .update();
        var rows = new ArrayList<Object[]>();
        for (var boundary : boundaries) {
            var around = boundary.area().getEnvelopeInternal();
            rows.add(new Object[] {
                boundary.code(),
                boundary.level().name(),
                boundary.origin().name(),
                json(boundary.area()),
                around.getMinX(),
                around.getMinY(),
                around.getMaxX(),
                around.getMaxY()
            });
        }
        batch.batchUpdate("""
                insert into boundary (code, level, origin, geometry, west, south, east, north)
                values (?, ?, ?, ?::jsonb, ?, ?, ?, ?)
                """, rows);
        jdbc.sql("""
                insert into catalogue_revision as known (name, revision, fingerprint) values (:name, 1, :fingerprint)
                on conflict (name) do update
                   set revision = known.revision + 1, fingerprint = excluded.fingerprint
                """).param("name", NAME).param("fingerprint", fingerprint).update();
    }

    private static String json(Geometry area) {
        var text = new StringWriter();
        try (var out = JsonMapper.shared().createGenerator(text)) {
            GeoJson.write(area, out);
        }
        return text.toString();
    }
}
