package city.madang.simulator.push;

import city.madang.simulator.city.Moment;
import city.madang.simulator.control.CitySystem;
import city.madang.simulator.control.Mode;
import city.madang.simulator.control.Systems;
import java.io.PrintWriter;
import java.io.Writer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.hsqldb.server.Server;

/// The old administrative database that others read by SQL. Rows carry the time of their last change.
public final class LegacyDatabase implements AutoCloseable {

    /// The user that readers sign in as; its password is the secret of that name.
    public static final String USER = "legacy-database";

    /// The rows of a table at a moment. Column names in upper case; the first is the key, one is called
    /// `CHANGED`.
    @FunctionalInterface
    public interface Table {
        List<Map<String, Object>> at(Moment moment);
    }

    private final Server server = new Server();
    private final Systems systems;
    private final InstantSource clock;
    private final List<Worker> workers = new ArrayList<>();
    private final String url;

    /// @param password of the reader; asked again and again, because the server may make it after the
    ///     simulator has started
    public LegacyDatabase(int port, Supplier<String> password, Systems systems, InstantSource clock)
            throws SQLException {
        this.systems = systems;
        this.clock = clock;
        var name = "mem:city-%d-%d".formatted(port, System.nanoTime());
        server.setSilent(true);
        server.setLogWriter(new PrintWriter(Writer.nullWriter()));
        server.setErrWriter(new PrintWriter(Writer.nullWriter()));
        server.setAddress("127.0.0.1");
        server.setPort(port);
        server.setDatabaseName(0, "city");
        server.setDatabasePath(0, name);
        server.setDaemon(true);
        server.setNoSystemExit(true);
        server.start();
        url = "jdbc:hsqldb:" + name;
        execute("create user \"%s\" password '%s'".formatted(USER, quoted(password.get())));
        var known = new AtomicReference<>(password.get());
        workers.add(Worker.start("legacy-database-password", () -> {
            var current = password.get();
            if (!current.equals(known.get())) {
                execute("alter user \"%s\" set password '%s'".formatted(USER, quoted(current)));
                known.set(current);
            }
            return Duration.ofSeconds(1);
        }));
    }

    private void execute(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String quoted(String text) {
        return text.replace("'", "''");
    }

    /// Keeps a table up to date every `pause`.
    ///
    /// @param columns the body of `create table`
    public void keep(String id, String table, String columns, Duration pause, Table rows) throws SQLException {
        var system = systems.register(id, "jdbc", table);
        create(table, columns);
        workers.add(Worker.start(id, () -> {
            refresh(system, table, columns, rows);
            return pause;
        }));
    }

    private void create(String table, String columns) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("create table if not exists %s (%s)".formatted(table, columns));
            statement.execute("grant select on %s to public".formatted(table));
        }
    }

    private void refresh(CitySystem system, String table, String columns, Table rows)
            throws SQLException, InterruptedException {
        var mode = system.mode();
        if (mode == Mode.FAILING) {
            try (var connection = connect();
                    var statement = connection.createStatement()) {
                statement.execute("drop table %s if exists".formatted(table));
            }
            return;
        }
        create(table, columns);
        if (mode == Mode.SILENT) {
            return;
        }
        if (mode == Mode.SLOW) {
            Thread.sleep(Duration.ofSeconds(10));
        }
        var now = Moment.of(clock.instant());
        var current = rows.at(mode == Mode.LATE ? now.minus(Duration.ofHours(3)) : now);
        try (var connection = connect()) {
            connection.setAutoCommit(false);
            for (var i = 0; i < current.size(); i++) {
                merge(connection, table, current.get(i), mode == Mode.MALFORMED && i % 3 == 0);
            }
            try (var trim = connection.prepareStatement("delete from %s where CHANGED < ?".formatted(table))) {
                trim.setTimestamp(
                        1, Timestamp.from(now.minus(Duration.ofDays(9)).instant()));
                trim.executeUpdate();
            }
            connection.commit();
        }
        system.count();
    }

    /// Inserts a row or changes it, and leaves an unchanged one alone so that its time stays.
    private static void merge(Connection connection, String table, Map<String, Object> row, boolean broken)
            throws SQLException {
        var names = List.copyOf(row.keySet());
        var key = names.getFirst();
        var sets = names.stream().skip(1).map(name -> name + " = s." + name).toList();
        var sql =
                "merge into %s t using (values(%s)) as s(%s) on t.%s = s.%s when matched then update set %s when not matched then insert (%s) values (%s)"
                        .formatted(
                                table,
                                String.join(
                                        ",",
                                        names.stream()
                                                .map(name -> cast(row, name))
                                                .toList()),
                                String.join(",", names),
                                key,
                                key,
                                String.join(",", sets),
                                String.join(",", names),
                                String.join(
                                        ",",
                                        names.stream().map(name -> "s." + name).toList()));
        try (var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < names.size(); i++) {
                var value = row.get(names.get(i));
                statement.setObject(i + 1, broken && value instanceof String && i > 0 ? "?" + (char) 0xFFFD : value);
            }
            statement.executeUpdate();
        }
    }

    private static String cast(Map<String, Object> row, String name) {
        return switch (row.get(name)) {
            case Timestamp time -> "cast(? as timestamp)";
            case Long number -> "cast(? as bigint)";
            case Double number -> "cast(? as double)";
            case null, default -> "cast(? as varchar(400))";
        };
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url, "SA", "");
    }

    @Override
    public void close() {
        workers.forEach(Worker::close);
        server.stop();
    }
}
