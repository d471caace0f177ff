package city.madang.observations.lake;

import city.madang.observations.lake.LakeFile.Kind;
import city.madang.platform.CityException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/// The catalogue of the lake in the same PostgreSQL as the log, so that a seal is one transaction.
public final class JdbcLakeCatalogue implements LakeCatalogue {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public JdbcLakeCatalogue(DataSource database) {
        jdbc = JdbcClient.create(database);
        transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    }

    @Override
    public LakeSnapshot load() {
        return guarded(() -> transaction.execute(status -> read()));
    }

    @Override
    public byte[] newest() {
        return guarded(() ->
                jdbc.sql("select newest from lake_state").query(byte[].class).single());
    }

    @Override
    public LakeSnapshot commit(LakeChange change) {
        return guarded(() -> transaction.execute(status -> {
            change.removed().forEach(this::remove);
            change.added().forEach(this::add);
            var seal = change.seal();
            if (seal == null) {
                jdbc.sql("update lake_state set generation = generation + 1").update();
            } else {
                jdbc.sql("""
                        update lake_state
                           set generation = generation + 1, sealed_through = :through, newest = :newest
                        """)
                        .param("through", seal.through())
                        .param("newest", seal.newest())
                        .update();
                jdbc.sql("delete from observation_block where sequence <= :through")
                        .param("through", seal.through())
                        .update();
            }
            return read();
        }));
    }

    @Override
    public LakeSnapshot setAside(LakeFile file, String reason) {
        return guarded(() -> transaction.execute(status -> {
            jdbc.sql("update lake_file set aside = :reason where path = :path")
                    .param("reason", reason)
                    .param("path", file.path())
                    .update();
            jdbc.sql("update lake_state set generation = generation + 1").update();
            return read();
        }));
    }

    private LakeSnapshot read() {
        var files = new ArrayList<LakeFile>();
        var aside = new ArrayList<LakeFile>();
        jdbc.sql("""
                select path, kind, part, from_time, to_time, least_datastream, most_datastream, row_count, bytes,
                       checksum, metrics, aside
                  from lake_file
                 order by kind, part, path
                """).query(row -> {
            (row.getString("aside") == null ? files : aside).add(toFile(row));
        });
        return jdbc.sql("select generation, sealed_through from lake_state")
                .query((row, at) ->
                        new LakeSnapshot(row.getLong("generation"), row.getLong("sealed_through"), files, aside))
                .single();
    }

    private void add(LakeFile file) {
        jdbc.sql("""
                insert into lake_file (path, kind, part, from_time, to_time, least_datastream, most_datastream,
                                       row_count, bytes, checksum, metrics)
                values (:path, :kind, :part, :from, :to, :least, :most, :rows, :bytes, :checksum, :metrics::jsonb)
                """)
                .param("path", file.path())
                .param("kind", file.kind().folder())
                .param("part", file.partition())
                .param("from", new Timestamp(file.from()))
                .param("to", new Timestamp(file.to()))
                .param("least", file.leastDatastream())
                .param("most", file.mostDatastream())
                .param("rows", file.rows())
                .param("bytes", file.bytes())
                .param("checksum", file.checksum())
                .param("metrics", file.metrics())
                .update();
    }

    private void remove(LakeFile file) {
        int removed = jdbc.sql("delete from lake_file where path = :path")
                .param("path", file.path())
                .update();
        if (removed != 1) {
            throw new IllegalStateException("The lake has no file '%s' to remove".formatted(file.path()));
        }
    }

    private static LakeFile toFile(ResultSet row) throws SQLException {
        return new LakeFile(
                row.getString("path"),
                Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("part"),
                row.getTimestamp("from_time").getTime(),
                row.getTimestamp("to_time").getTime(),
                row.getInt("least_datastream"),
                row.getInt("most_datastream"),
                row.getLong("row_count"),
                row.getLong("bytes"),
                row.getInt("checksum"),
                row.getString("metrics"));
    }

    private static <T> T guarded(Supplier<T> work) {
        try {
            return work.get();
        } catch (DataAccessException | TransactionException e) {
            throw CityException.unavailable("The database is away", RETRY_AFTER, e);
        }
    }
}
