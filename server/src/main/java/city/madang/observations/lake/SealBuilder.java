package city.madang.observations.lake;

import city.madang.observations.lake.LakeFile.Kind;
import city.madang.observations.log.ReadingKey;
import city.madang.observations.log.TailSegment;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.duckdb.DuckDBConnection;

/// Turns a frozen segment of the tail into files: raw readings by month, roll-ups by year.
///
/// Corrections of sealed readings replace files: those that hold a replaced reading are written anew
/// without it, and the hours and days it belonged to are summed up again. So a reading is in the lake
/// exactly once, and questions need no look for newer versions.
final class SealBuilder {

    private static final String CELL = "datastream, date_trunc('%s', time) as start";

    private final DuckDBConnection connection;
    private final LakeFolder folder;
    private final LakeSnapshot lake;
    private final LakeFileWriter writer;
    private final List<LakeFile> added = new ArrayList<>();
    private final List<LakeFile> removed = new ArrayList<>();

    SealBuilder(DuckDBConnection connection, LakeFolder folder, LakeSnapshot lake) {
        this.connection = connection;
        this.folder = folder;
        this.lake = lake;
        writer = new LakeFileWriter(folder, connection, lake.generation() + 1);
    }

    List<LakeFile> added() {
        return added;
    }

    List<LakeFile> removed() {
        return removed;
    }

    /// Deletes what was written, because the rest could not be.
    void discard() {
        added.forEach(file -> folder.delete(file.path()));
    }

    void build(TailSegment segment) throws SQLException, IOException {
        var months = stage(segment);
        var overridden = segment.overrides();
        stage(overridden);
        var box = Box.around(overridden);
        for (var month : months) {
            writeRaw(month, box);
        }
        for (var kind : List.of(Kind.HOUR, Kind.DAY)) {
            writeRollups(kind, box);
        }
    }

    /// Copies the current rows into DuckDB and returns their months.
    private LinkedHashSet<String> stage(TailSegment segment) throws SQLException {
        execute("""
                create temp table sealing
                  (datastream integer, time timestamptz, result double, quality tinyint, delay integer, month integer)
                """);
        var months = new LinkedHashSet<String>();
        var received = segment.received();
        var month = new Month(0);
        try (var appender = connection.createAppender("sealing")) {
            for (int row = 0; row < received.length; row++) {
                if (!segment.isCurrent(row, received.length)) {
                    continue;
                }
                long time = segment.time(row);
                if (time < month.from || time >= month.to) {
                    month = new Month(time);
                    months.add(month.name);
                }
                long delay = Math.clamp((received[row] - time) / 1000, 0, Integer.MAX_VALUE);
                appender.beginRow()
                        .append(segment.datastream(row))
                        .appendEpochMicros(time * 1000)
                        .append(segment.result(row))
                        .append(segment.quality(row))
                        .append((int) delay)
                        .append(month.number)
                        .endRow();
            }
        }
        return months;
    }

    private void stage(List<ReadingKey> overridden) throws SQLException {
        execute("create temp table overridden (datastream integer, time timestamptz)");
        try (var appender = connection.createAppender("overridden")) {
            for (var key : overridden) {
                appender.beginRow()
                        .append(key.datastream())
                        .appendEpochMicros(key.time() * 1000)
                        .endRow();
            }
        }
    }

    private void writeRaw(String month, Box overridden) throws SQLException, IOException {
        var replaced = lake.files().stream()
                .filter(file -> file.kind() == Kind.RAW && file.partition().equals(month))
                .filter(overridden::overlaps)
                .filter(file -> folder.damage(file).isEmpty())
                .toList();
        var select = "select datastream, time, result, quality, delay from sealing where month = " + number(month);
        if (!replaced.isEmpty()) {
            select = "select * from (%s union all select * from %s anti join overridden using (datastream, time))"
                    .formatted(select, LakeFileWriter.read(folder, replaced));
        }
        added.add(writer.write(Kind.RAW, month, select));
        removed.addAll(replaced);
    }

    private void writeRollups(Kind kind, Box overridden) throws SQLException, IOException {
        execute("create or replace temp table parts as " + Rollup.of(kind, "sealing"));
        if (!overridden.isEmpty()) {
            sumUpAgain(kind, overridden);
        }
        for (int year : years()) {
            added.add(writer.write(kind, "%04d".formatted(year), """
                    select * from parts where year(start at time zone 'UTC') = %d
                    """.formatted(year)));
        }
    }

    /// Replaces the parts of hours or days that a correction touched by new sums over all their readings.
    private void sumUpAgain(Kind kind, Box overridden) throws SQLException {
        execute("create or replace temp table cells as select distinct %s from overridden"
                .formatted(CELL.formatted(kind.folder())));
        execute(
                "delete from parts using cells where parts.datastream = cells.datastream and parts.start = cells.start");
        var raw = rawAround(kind);
        if (!raw.isEmpty()) {
            execute("""
                    insert into parts
                    %s
                    """.formatted(Rollup.of(kind, """
                            (select r.datastream, r.time, r.result
                               from %s r
                               semi join cells on r.datastream = cells.datastream
                                              and date_trunc('%s', r.time) = cells.start)
                            """.formatted(LakeFileWriter.read(folder, raw), kind.folder()))));
        }
        var replaced = lake.files().stream()
                .filter(file -> file.kind() == kind)
                .filter(overridden.widened()::overlaps)
                .filter(file -> folder.damage(file).isEmpty())
                .toList();
        if (!replaced.isEmpty()) {
            execute("insert into parts select * from %s anti join cells using (datastream, start)"
                    .formatted(LakeFileWriter.read(folder, replaced)));
            removed.addAll(replaced);
        }
    }

    /// The raw files, as they will be after this seal, that may hold readings of the touched cells.
    private List<LakeFile> rawAround(Kind kind) throws SQLException {
        try (var statement = connection.createStatement();
                var cells = statement.executeQuery("""
                        select epoch_ms(min(start)), epoch_ms(max(start) + interval 1 %s), min(datastream), max(datastream)
                          from cells
                        """.formatted(kind.folder()))) {
            cells.next();
            var raw = new ArrayList<>(lake.files());
            raw.removeAll(removed);
            raw.addAll(added);
            var after = new LakeSnapshot(0, 0, raw, List.of());
            return after.plan(Kind.RAW, cells.getLong(1), cells.getLong(2), cells.getInt(3), cells.getInt(4)).stream()
                    .filter(file -> folder.damage(file).isEmpty())
                    .toList();
        }
    }

    private List<Integer> years() throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select distinct year(start at time zone 'UTC')::integer from parts order by 1")) {
            var years = new ArrayList<Integer>();
            while (rows.next()) {
                years.add(rows.getInt(1));
            }
            return years;
        }
    }

    private void execute(String sql) throws SQLException {
        Duck.execute(connection, sql);
    }

    private static int number(String month) {
        return Integer.parseInt(month.substring(0, 4)) * 12 + Integer.parseInt(month.substring(5)) - 1;
    }

    /// The range of datastreams and times that some readings lie in.
    private record Box(long from, long to, int least, int most) {

        /// A day with a clock change lasts up to 25 hours.
        private static final long LONGEST_DAY = 25 * 3_600_000L;

        static Box around(List<ReadingKey> keys) {
            long from = Long.MAX_VALUE;
            long to = Long.MIN_VALUE;
            int least = Integer.MAX_VALUE;
            int most = Integer.MIN_VALUE;
            for (var key : keys) {
                from = Math.min(from, key.time());
                to = Math.max(to, key.time());
                least = Math.min(least, key.datastream());
                most = Math.max(most, key.datastream());
            }
            return new Box(from, to, least, most);
        }

        boolean isEmpty() {
            return least > most;
        }

        /// With the starts of the hours and days that the readings belong to.
        Box widened() {
            return new Box(from - LONGEST_DAY, to, least, most);
        }

        boolean overlaps(LakeFile file) {
            return !isEmpty() && file.overlaps(from, to + 1, least, most);
        }
    }

    /// A calendar month in UTC.
    private static final class Month {

        private final long from;
        private final long to;
        private final int number;
        private final String name;

        Month(long time) {
            var first = LocalDate.ofInstant(Instant.ofEpochMilli(time), ZoneOffset.UTC)
                    .withDayOfMonth(1);
            from = first.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
            to = first.plusMonths(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
            number = first.getYear() * 12 + first.getMonthValue() - 1;
            name = "%04d-%02d".formatted(first.getYear(), first.getMonthValue());
        }
    }
}
