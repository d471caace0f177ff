package city.madang.observations;

import city.madang.observations.lake.LakeFile;
import city.madang.observations.lake.LakeReader;
import city.madang.observations.lake.SealedLake;
import city.madang.observations.log.Tail;
import city.madang.platform.CityException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Answers SQL that a pack declares, over sealed readings and what happened in the city.
///
/// A reader gets a room of their own: an empty DuckDB that holds nothing but the tables they name,
/// cannot open any file but those of the plan, has no network, no extension, little memory and little
/// time, and is thrown away afterwards. The SQL is one `select` over the offered tables; what else it
/// might be is refused before anything is laid out.
///
/// - `readings_by_day (day, datastream, thing, kind, district, source, property, count, total, least,
///   most, last)`
/// - `readings_by_hour (hour, …)`, the same with `hour timestamptz`
/// - `occurrences (kind, category, severity, status, district, time, updated, properties)`,
///   `properties` as JSON
/// - `places (kind, key, district)`
///
/// Readings are those of the period asked about, sealed so far: the newest ten minutes may be
/// missing. Thread-safe.
public class ReadingRoom {

    static final Set<String> TABLES = Set.of("readings_by_day", "readings_by_hour", "occurrences", "places");

    private static final int MEMORY_MEBIBYTES = 256;
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final int MOST_ROWS = 10_000;
    /// Occurrences laid out at most; a city has some thousand a day.
    private static final int MOST_OCCURRENCES = 1_000_000;
    /// Read from PostgreSQL at once.
    private static final int PORTION = 5_000;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private final Tail<SealedLake> tail;
    private final LakeReader lake;
    private final Things things;
    private final Datastreams datastreams;
    private final JdbcClient jdbc;
    private final ZoneId zone;
    private final Semaphore seats = new Semaphore(1, true);

    ReadingRoom(
            Tail<SealedLake> tail,
            LakeReader lake,
            Things things,
            Datastreams datastreams,
            JdbcClient jdbc,
            ZoneId zone) {
        this.tail = tail;
        this.lake = lake;
        this.things = things;
        this.datastreams = datastreams;
        this.jdbc = jdbc;
        this.zone = zone;
    }

    /// What a question found.
    ///
    /// @param columns names in lower case
    /// @param rows numbers as [Number], everything else as text, nothing as the empty text
    public record Answer(List<String> columns, List<List<Object>> rows) {}

    /// Asks one question about the time from `from` to before `to`. In the SQL `:from`, `:to` and
    /// `:period` stand for the two moments and for `period` as a text.
    ///
    /// @throws CityException INVALID if the SQL is not allowed, is wrong or takes too much;
    ///     UNAVAILABLE if the lake cannot be read
    public Answer ask(String sql, Instant from, Instant to, String period) {
        var text = sql.replace(":from", moment(from)).replace(":to", moment(to)).replace(":period", literal(period));
        takeSeat();
        try (var connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:")) {
            execute(connection, "set global autoinstall_known_extensions = false");
            execute(connection, "set global autoload_known_extensions = false");
            execute(connection, "set global TimeZone = " + literal(zone.getId()));
            var tables = ReadingRules.check(connection, text);
            layOut(connection, tables, from, to);
            return read(connection, text);
        } catch (SQLException e) {
            throw new CityException(
                    CityException.Category.INVALID, "The SQL failed: " + firstLine(e.getMessage()), null, e);
        } finally {
            seats.release();
        }
    }

    private void takeSeat() {
        try {
            if (!seats.tryAcquire(LONGEST.toMillis() * 2, TimeUnit.MILLISECONDS)) {
                throw CityException.unavailable("The reading room is taken", RETRY_AFTER, null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CityException.unavailable("The server is stopping", RETRY_AFTER, e);
        }
    }

    private void layOut(DuckDBConnection connection, Set<String> tables, Instant from, Instant to) throws SQLException {
        var open = new ArrayList<LakeFile>();
        if (tables.contains("readings_by_day") || tables.contains("readings_by_hour")) {
            layOutStreams(connection);
        }
        if (tables.contains("readings_by_day")) {
            open.addAll(layOutReadings(connection, LakeFile.Kind.DAY, from, to));
        }
        if (tables.contains("readings_by_hour")) {
            open.addAll(layOutReadings(connection, LakeFile.Kind.HOUR, from, to));
        }
        if (tables.contains("occurrences")) {
            layOutOccurrences(connection, from, to);
        }
        if (tables.contains("places")) {
            layOutPlaces(connection);
        }
        for (var setting : List.of(
                "threads = 1",
                "memory_limit = '%d MiB'".formatted(MEMORY_MEBIBYTES),
                "temp_directory = ''",
                "allowed_paths = " + lake.paths(open),
                "enable_external_access = false",
                "lock_configuration = true")) {
            execute(connection, "set global " + setting);
        }
    }

    private void layOutStreams(DuckDBConnection connection) throws SQLException {
        execute(
                connection,
                "create table streams (datastream integer, thing varchar, kind varchar, district varchar, source integer,"
                        + " property varchar)");
        int count = datastreams.count();
        try (var rows = connection.createAppender("streams")) {
            for (int number = 0; number < count; number++) {
                var stream = datastreams.get(number);
                var thing = things.get(stream.thing());
                rows.beginRow()
                        .append(number)
                        .append(thing.key())
                        .append(thing.kind())
                        .append(thing.district())
                        .append(thing.source())
                        .append(stream.property())
                        .endRow();
            }
        }
    }

    private List<LakeFile> layOutReadings(DuckDBConnection connection, LakeFile.Kind kind, Instant from, Instant to)
            throws SQLException {
        boolean days = kind == LakeFile.Kind.DAY;
        var files = lake.healthy(tail.view()
                .sealed()
                .snapshot()
                .plan(kind, from.toEpochMilli(), to.toEpochMilli(), 0, Integer.MAX_VALUE));
        var columns = "streams.*, count, sum as total, min as least, max as most, last";
        var time = days ? "cast(start as date) as day" : "start as hour";
        var rows = files.isEmpty()
                ? "(select 0 as datastream, timestamptz 'epoch' as start, 0 as count, 0.0 as sum, 0.0 as min, 0.0 as max,"
                        + " 0.0 as last where false)"
                : lake.table(files);
        execute(connection, """
                create view %s as
                select %s, %s from %s as rolled join streams using (datastream)
                 where start >= %s and start < %s
                """.formatted(
                        days ? "readings_by_day" : "readings_by_hour", time, columns, rows, moment(from), moment(to)));
        return files;
    }

    private void layOutOccurrences(DuckDBConnection connection, Instant from, Instant to) throws SQLException {
        execute(
                connection,
                "create table occurrences (kind varchar, category varchar, severity varchar, status varchar,"
                        + " district varchar, time timestamptz, updated timestamptz, properties json)");
        try (var rows = connection.createAppender("occurrences")) {
            long last = 0;
            for (int portion = 0; portion < MOST_OCCURRENCES / PORTION; portion++) {
                long next = append(rows, last, from, to);
                if (next == last) {
                    return;
                }
                last = next;
            }
        }
    }

    /// Lays out the next portion of what happened after the occurrence `last`, and says which was its last.
    private long append(DuckDBAppender rows, long last, Instant from, Instant to) {
        var newest = new long[] {last};
        jdbc.sql("""
                        select kind, category, body::jsonb ->> 'severity', status, district, time, updated,
                               (body::jsonb -> 'properties')::text, id
                          from occurrence where id > :last and time >= :from and time < :to order by id limit :portion
                        """)
                .param("last", last)
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .param("portion", PORTION)
                .query(row -> {
                    rows.beginRow()
                            .append(row.getString(1))
                            .append(row.getString(2))
                            .append(row.getString(3))
                            .append(row.getString(4))
                            .append(row.getString(5))
                            .appendEpochMicros(row.getTimestamp(6).getTime() * 1000)
                            .appendEpochMicros(row.getTimestamp(7).getTime() * 1000)
                            .append(row.getString(8))
                            .endRow();
                    newest[0] = row.getLong(9);
                });
        return newest[0];
    }

    private void layOutPlaces(DuckDBConnection connection) throws SQLException {
        execute(connection, "create table places (kind varchar, key varchar, district varchar)");
        try (var rows = connection.createAppender("places")) {
            jdbc.sql("select kind, key, district from place").query(row -> {
                rows.beginRow()
                        .append(row.getString(1))
                        .append(row.getString(2))
                        .append(row.getString(3))
                        .endRow();
            });
        }
    }

    private static Answer read(DuckDBConnection connection, String sql) throws SQLException {
        execute(connection, "begin transaction read only");
        try (var statement = connection.createStatement()) {
            statement.setQueryTimeout((int) LONGEST.toSeconds());
            try (var rows = statement.executeQuery(sql)) {
                var shape = rows.getMetaData();
                var columns = new ArrayList<String>();
                for (int column = 1; column <= shape.getColumnCount(); column++) {
                    columns.add(shape.getColumnName(column).toLowerCase(java.util.Locale.ROOT));
                }
                var all = new ArrayList<List<Object>>();
                while (rows.next()) {
                    if (all.size() == MOST_ROWS) {
                        throw CityException.invalid("The SQL gives more than %d rows".formatted(MOST_ROWS));
                    }
                    var row = new ArrayList<Object>();
                    for (int column = 1; column <= columns.size(); column++) {
                        var value = rows.getObject(column);
                        row.add(value == null ? "" : value instanceof Number ? value : rows.getString(column));
                    }
                    all.add(row);
                }
                return new Answer(columns, all);
            }
        }
    }

    private static void execute(DuckDBConnection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String moment(Instant at) {
        return LakeReader.instant(at.toEpochMilli());
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static String firstLine(@Nullable String message) {
        return message == null ? "no reason given" : message.lines().findFirst().orElse("");
    }
}
