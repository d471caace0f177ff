package city.madang.observations.lake;

import city.madang.platform.CityException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.ZoneId;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/// DuckDB inside the server: writes and reads the files of the lake. It holds no data of its own.
///
/// It may not install or load anything, and its memory is bounded; what does not fit is put aside on disk.
public final class Duck implements AutoCloseable {

    private static final int THREADS = 2;
    private static final int QUERIES_AT_ONCE = 4;
    private static final Duration LONGEST_QUERY = Duration.ofSeconds(20);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final Path scratch;
    private final long memoryBytes;
    private final ZoneId zone;
    private final Semaphore turns = new Semaphore(QUERIES_AT_ONCE, true);
    private @Nullable DuckDBConnection database;

    /// @param scratch folder for what does not fit into memory
    /// @param zone where days begin and end
    public Duck(Path scratch, long memoryBytes, ZoneId zone) {
        this.scratch = scratch;
        this.memoryBytes = memoryBytes;
        this.zone = zone;
    }

    /// Reads the rows of one answer.
    @FunctionalInterface
    public interface Rows<T> {
        T read(ResultSet rows) throws SQLException;
    }

    /// Works on a connection of its own.
    @FunctionalInterface
    public interface Work<T> {
        T on(DuckDBConnection connection) throws SQLException;
    }

    /// Asks one question of bounded duration.
    ///
    /// @throws CityException UNAVAILABLE if too many others are asked
    public <T> T query(String sql, Rows<T> rows) throws SQLException {
        takeTurn();
        try {
            return work(connection -> {
                try (var statement = connection.createStatement()) {
                    statement.setQueryTimeout((int) LONGEST_QUERY.toSeconds());
                    try (var answer = statement.executeQuery(sql)) {
                        return rows.read(answer);
                    }
                }
            });
        } finally {
            turns.release();
        }
    }

    /// Runs `work` on a connection that is closed afterwards; temporary tables end with it.
    public <T> T work(Work<T> work) throws SQLException {
        try (var connection = open().duplicate()) {
            return work.on(connection);
        }
    }

    static void execute(DuckDBConnection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// Writes `text` as a literal of SQL.
    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    @Override
    public synchronized void close() {
        var open = database;
        database = null;
        if (open == null) {
            return;
        }
        try {
            open.close();
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB did not close", e);
        }
    }

    private void takeTurn() {
        try {
            if (!turns.tryAcquire(LONGEST_QUERY.toMillis(), TimeUnit.MILLISECONDS)) {
                throw CityException.unavailable("Too many questions about the past at once", RETRY_AFTER, null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CityException.unavailable("The server is stopping", RETRY_AFTER, e);
        }
    }

    private synchronized DuckDBConnection open() throws SQLException {
        var open = database;
        if (open == null) {
            open = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
            try {
                Files.createDirectories(scratch);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            for (var setting : new String[] {
                "autoinstall_known_extensions = false",
                "autoload_known_extensions = false",
                "threads = " + THREADS,
                "memory_limit = '%d MiB'".formatted(memoryBytes >> 20),
                "temp_directory = " + literal(scratch.toString()),
                "parquet_metadata_cache = true",
                "preserve_insertion_order = false",
                "TimeZone = " + literal(zone.getId())
            }) {
                execute(open, "set global " + setting);
            }
            database = open;
        }
        return open;
    }
}
