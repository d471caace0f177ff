package city.madang.observations.lake;

import city.madang.observations.log.ReadingKey;
import city.madang.observations.log.SealedReadings.Held;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Reads files of the lake, never one that is not what the catalogue says.
public final class LakeReader {

    private final Duck duck;
    private final LakeFolder folder;
    private volatile Consumer<LakeFile> onDamage = file -> {};

    public LakeReader(Duck duck, LakeFolder folder) {
        this.duck = duck;
        this.folder = folder;
    }

    /// Calls `listener` for every file that is found missing or damaged, on the thread that found it.
    public void onDamage(Consumer<LakeFile> listener) {
        onDamage = listener;
    }

    /// The files that can be read; the others are reported.
    public List<LakeFile> healthy(List<LakeFile> files) {
        var healthy = new ArrayList<LakeFile>(files.size());
        for (var file : files) {
            if (folder.damage(file).isEmpty()) {
                healthy.add(file);
            } else {
                onDamage.accept(file);
            }
        }
        return healthy;
    }

    /// Looks at these files from end to end again, after an answer from them failed. Damaged ones are reported.
    public void doubt(List<LakeFile> files) {
        folder.doubt(files);
        healthy(files);
    }

    /// A table of SQL over these files.
    public String table(List<LakeFile> files) {
        return LakeFileWriter.read(folder, files);
    }

    /// These files as a list of SQL texts.
    public String paths(List<LakeFile> files) {
        return files.stream()
                .map(file -> Duck.literal(folder.path(file).toString()))
                .collect(java.util.stream.Collectors.joining(", ", "[", "]"));
    }

    public <T> T query(String sql, Duck.Rows<T> rows) throws SQLException {
        return duck.query(sql, rows);
    }

    /// Finds single readings.
    Map<ReadingKey, Held> look(List<LakeFile> files, List<ReadingKey> asked, long from, long to) throws SQLException {
        return duck.work(connection -> {
            Duck.execute(connection, "create temp table asked (datastream integer, time timestamptz)");
            try (var appender = connection.createAppender("asked")) {
                for (var key : asked) {
                    appender.beginRow()
                            .append(key.datastream())
                            .appendEpochMicros(key.time() * 1000)
                            .endRow();
                }
            }
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("""
                            select f.datastream, epoch_ms(f.time), f.result, f.quality
                              from %s f
                              semi join asked using (datastream, time)
                             where f.time between %s and %s
                            """.formatted(table(files), instant(from), instant(to)))) {
                var held = new HashMap<ReadingKey, Held>();
                while (rows.next()) {
                    held.put(
                            new ReadingKey(rows.getInt(1), rows.getLong(2)),
                            new Held(rows.getDouble(3), rows.getByte(4)));
                }
                return held;
            }
        });
    }

    /// A moment as a constant of SQL, so that files and row groups can be skipped by it.
    public static String instant(long millis) {
        return "timestamptz '%s'".formatted(java.time.Instant.ofEpochMilli(millis));
    }
}
