package city.madang.observations.log;

import city.madang.platform.CityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The log in PostgreSQL: one row a block, one statement and one commit for the block and its keys.
///
/// It keeps one connection of its own and opens another after a failure. Not for use by several threads at
/// once.
public final class PostgresObservationLog implements ObservationLog, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(PostgresObservationLog.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(3);

    /// SQLSTATE class 53, insufficient resources; 53100 is a full disk (PostgreSQL documentation, appendix A).
    private static final String DISK_FULL = "53100";

    private static final String APPEND = """
            insert into observation_block (sequence, received, readings, content) values (?, ?, ?, ?)
            """;
    private static final String APPEND_WITH_KEYS = """
            with delivery as (insert into observation_delivery (key, received) select unnest(?::text[]), ?)
            insert into observation_block (sequence, received, readings, content) values (?, ?, ?, ?)
            """;

    private final DataSource database;
    private @Nullable Session session;

    public PostgresObservationLog(DataSource database) {
        this.database = database;
    }

    /// The disk below PostgreSQL is full.
    public static boolean isDiskFull(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof SQLException sql && DISK_FULL.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void append(long sequence, long received, int readings, byte[] content, Collection<String> keys) {
        run(session -> {
            int at = 1;
            var statement = session.append();
            if (!keys.isEmpty()) {
                statement = session.appendWithKeys();
                statement.setArray(at++, session.connection().createArrayOf("text", keys.toArray()));
                statement.setTimestamp(at++, new Timestamp(received));
            }
            statement.setLong(at++, sequence);
            statement.setTimestamp(at++, new Timestamp(received));
            statement.setInt(at++, readings);
            statement.setBytes(at, content);
            statement.executeUpdate();
            return true;
        });
    }

    @Override
    public Set<String> known(Collection<String> keys) {
        if (keys.isEmpty()) {
            return Set.of();
        }
        return run(session -> {
            var open = session.connection();
            var known = new HashSet<String>();
            try (var statement = open.prepareStatement("select key from observation_delivery where key = any (?)")) {
                statement.setArray(1, open.createArrayOf("text", keys.toArray()));
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        known.add(rows.getString(1));
                    }
                }
            }
            return known;
        });
    }

    @Override
    public void replay(long sequence, Reader reader) {
        run(session -> {
            var open = session.connection();
            open.setAutoCommit(false);
            try (var statement = open.prepareStatement("""
                    select sequence, received, content from observation_block where sequence > ? order by sequence
                    """)) {
                statement.setFetchSize(200);
                statement.setLong(1, sequence);
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        reader.block(rows.getLong(1), rows.getTimestamp(2).getTime(), rows.getBytes(3));
                    }
                }
            } finally {
                open.setAutoCommit(true);
            }
            return true;
        });
    }

    @Override
    public void forgetKeys(long received) {
        run(session -> {
            try (var statement =
                    session.connection().prepareStatement("delete from observation_delivery where received < ?")) {
                statement.setTimestamp(1, new Timestamp(received));
                return statement.executeUpdate();
            }
        });
    }

    @Override
    public void close() {
        var open = session;
        session = null;
        if (open == null) {
            return;
        }
        try {
            open.connection().close();
        } catch (SQLException e) {
            log.debug("a broken connection did not close cleanly", e);
        }
    }

    private <T> T run(Work<T> work) {
        try {
            return work.on(connect());
        } catch (SQLException e) {
            close();
            throw CityException.unavailable("The database did not answer", RETRY_AFTER, e);
        }
    }

    private Session connect() throws SQLException {
        var open = session;
        if (open == null) {
            var connection = database.getConnection();
            connection.setAutoCommit(true);
            try (var statement = connection.createStatement()) {
                statement.execute("set synchronous_commit = on");
            }
            open = new Session(
                    connection, connection.prepareStatement(APPEND), connection.prepareStatement(APPEND_WITH_KEYS));
            session = open;
        }
        return open;
    }

    private record Session(Connection connection, PreparedStatement append, PreparedStatement appendWithKeys) {}

    @FunctionalInterface
    private interface Work<T> {
        T on(Session session) throws SQLException;
    }
}
