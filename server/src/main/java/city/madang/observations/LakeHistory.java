package city.madang.observations;

import city.madang.observations.lake.LakeFile;
import city.madang.observations.lake.LakeFile.Kind;
import city.madang.observations.lake.LakeReader;
import city.madang.observations.lake.LakeSnapshot;
import city.madang.observations.lake.SealedLake;
import city.madang.observations.log.ReadingKey;
import city.madang.observations.log.Tail;
import city.madang.platform.CityException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The share of the lake in an answer about the past.
class LakeHistory {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final long HOUR = 3_600_000;

    private final LakeReader reader;

    LakeHistory(LakeReader reader) {
        this.reader = reader;
    }

    /// Adds what is sealed, from the coarsest rows that can answer, and returns what is missing.
    List<Series.Gap> add(Tail.View<SealedLake> view, SeriesQuestion question, Buckets buckets) {
        var replaced = replaced(view, question);
        var kind = replaced.isEmpty() ? kind(question) : Kind.RAW;
        var lake = view.sealed().snapshot();
        if (kind != Kind.RAW && !missing(lake, kind, question).isEmpty()) {
            kind = Kind.RAW;
        }
        var planned = plan(lake, kind, question);
        var files = reader.healthy(planned);
        if (kind != Kind.RAW && files.size() < planned.size()) {
            kind = Kind.RAW;
            planned = plan(lake, kind, question);
            files = reader.healthy(planned);
        }
        if (!files.isEmpty()) {
            read(files, sql(kind, question, files, replaced), rows -> readBuckets(rows, buckets));
        }
        return gaps(missing(lake, kind, question), planned, files, question);
    }

    /// Adds the newest sealed readings before a moment: the hour of the moment from raw readings, earlier
    /// ones from the hourly roll-ups.
    void add(SealedLake sealed, PastState state) {
        long at = state.asOf();
        long hour = Math.floorDiv(at, HOUR) * HOUR;
        var lake = sealed.snapshot();
        var hours = reader.healthy(lake.plan(Kind.HOUR, state.earliest(), hour, 0, Integer.MAX_VALUE));
        if (!hours.isEmpty()) {
            read(
                    hours,
                    """
                    select datastream, epoch_ms(max(last_time)), arg_max(last, last_time), 0
                      from %s where start >= %s and start < %s group by datastream
                    """.formatted(reader.table(hours), LakeReader.instant(state.earliest()), LakeReader.instant(hour)),
                    rows -> readState(rows, state));
        }
        var raw = reader.healthy(lake.plan(Kind.RAW, hour, at + 1, 0, Integer.MAX_VALUE));
        if (!raw.isEmpty()) {
            read(
                    raw,
                    """
                    select datastream, epoch_ms(max(time)), arg_max(result, time), arg_max(quality, time)
                      from %s where time >= %s and time <= %s group by datastream
                    """.formatted(reader.table(raw), LakeReader.instant(hour), LakeReader.instant(at)),
                    rows -> readState(rows, state));
        }
    }

    /// The newest sealed readings that a question is about, newest first.
    List<Reading> readings(Tail.View<SealedLake> view, SeriesQuestion question, int limit) {
        var files = reader.healthy(plan(view.sealed().snapshot(), Kind.RAW, question));
        var readings = new ArrayList<Reading>();
        if (!files.isEmpty()) {
            read(
                    files,
                    """
                    select datastream, epoch_ms(time), result, quality from %s where %s order by time desc limit %d
                    """.formatted(reader.table(files), where(Kind.RAW, question, replaced(view, question)), limit),
                    rows -> {
                        while (rows.next()) {
                            readings.add(
                                    new Reading(rows.getInt(1), rows.getLong(2), rows.getDouble(3), rows.getByte(4)));
                        }
                    });
        }
        return readings;
    }

    private static Kind kind(SeriesQuestion question) {
        if (question.interval().unit() == Interval.Unit.DAY) {
            return Kind.DAY;
        }
        return question.interval().isWholeHours(question.zone(), question.begin()) ? Kind.HOUR : Kind.RAW;
    }

    private static List<LakeFile> plan(LakeSnapshot lake, Kind kind, SeriesQuestion question) {
        return lake.plan(
                kind,
                question.begin(),
                question.end(),
                question.streams().least(),
                question.streams().most());
    }

    private static List<LakeFile> missing(LakeSnapshot lake, Kind kind, SeriesQuestion question) {
        return lake.missing(
                kind,
                question.begin(),
                question.end(),
                question.streams().least(),
                question.streams().most());
    }

    /// Sealed readings that the tail replaces: they must not be counted, and roll-ups still contain them.
    private static List<ReadingKey> replaced(Tail.View<SealedLake> view, SeriesQuestion question) {
        var replaced = new ArrayList<ReadingKey>();
        for (var segment : view.segments()) {
            for (var key : segment.overrides()) {
                if (question.includes(key.datastream(), key.time())) {
                    replaced.add(key);
                }
            }
        }
        return replaced;
    }

    private String sql(Kind kind, SeriesQuestion question, List<LakeFile> files, List<ReadingKey> replaced) {
        var table = reader.table(files);
        var where = where(kind, question, replaced);
        if (kind != Kind.RAW) {
            return """
                    select epoch_ms(start), sum(count), sum(sum), min(min), max(max), arg_max(last, last_time),
                           epoch_ms(max(last_time))
                      from %s where %s group by start
                    """.formatted(table, where);
        }
        boolean extremes = question.wants(Aggregate.MIN) || question.wants(Aggregate.MAX);
        return """
                select %d + step * %d, count(*), sum(result), %s
                  from (select %s as step, moment, result
                          from (select epoch_ms(time) as moment, result from %s where %s))
                 group by step
                """.formatted(
                        question.begin(),
                        stepMillis(question),
                        (extremes ? "min(result), max(result), " : "'nan'::double, 'nan'::double, ")
                                + (question.wants(Aggregate.LAST)
                                        ? "arg_max(result, moment), max(moment)"
                                        : "'nan'::double, 0"),
                        step(question),
                        table,
                        where);
    }

    private static String where(Kind kind, SeriesQuestion question, List<ReadingKey> replaced) {
        var where = "%s and %s >= %s and %s < %s"
                .formatted(
                        question.streams().condition(),
                        time(kind),
                        LakeReader.instant(question.begin()),
                        time(kind),
                        LakeReader.instant(question.end()));
        if (replaced.isEmpty()) {
            return where;
        }
        return where
                + replaced.stream()
                        .map(key -> "(%d, %d)".formatted(key.datastream(), key.time()))
                        .collect(Collectors.joining(", ", " and (datastream, epoch_ms(time)) not in (values ", ")"));
    }

    /// The SQL of the step that a raw reading belongs to. Days are put together from their hours.
    private static String step(SeriesQuestion question) {
        return "(moment - %d) // %d".formatted(question.begin(), stepMillis(question));
    }

    private static long stepMillis(SeriesQuestion question) {
        return question.interval().unit() == Interval.Unit.DAY
                ? HOUR
                : question.interval().millis();
    }

    private static String time(Kind kind) {
        return kind == Kind.RAW ? "time" : "start";
    }

    private void read(List<LakeFile> files, String sql, RowReader rows) {
        try {
            readOnce(sql, rows);
        } catch (SQLException e) {
            reader.doubt(files);
            throw CityException.unavailable("The lake could not be read", RETRY_AFTER, e);
        }
    }

    private void readOnce(String sql, RowReader rows) throws SQLException {
        reader.query(sql, answer -> {
            rows.read(answer);
            return true;
        });
    }

    private static void readBuckets(ResultSet rows, Buckets buckets) throws SQLException {
        while (rows.next()) {
            buckets.add(
                    rows.getLong(1),
                    rows.getLong(2),
                    rows.getDouble(3),
                    rows.getDouble(4),
                    rows.getDouble(5),
                    rows.getDouble(6),
                    rows.getLong(7));
        }
    }

    private static void readState(ResultSet rows, PastState state) throws SQLException {
        while (rows.next()) {
            state.offer(rows.getInt(1), rows.getLong(2), rows.getDouble(3), rows.getByte(4));
        }
    }

    private static List<Series.Gap> gaps(
            List<LakeFile> aside, List<LakeFile> planned, List<LakeFile> read, SeriesQuestion question) {
        var lost = new ArrayList<>(aside);
        planned.stream().filter(file -> !read.contains(file)).forEach(lost::add);
        return lost.stream()
                .map(file -> new Series.Gap(
                        Math.max(file.from(), question.begin()), Math.min(file.to() + 1, question.end())))
                .toList();
    }

    @FunctionalInterface
    private interface RowReader {
        void read(ResultSet rows) throws SQLException;
    }
}
