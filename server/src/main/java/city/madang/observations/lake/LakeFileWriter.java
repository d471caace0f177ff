package city.madang.observations.lake;

import city.madang.observations.lake.LakeFile.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;

/// Writes one Parquet file of the lake through DuckDB: sorted, compressed, with field ids, forced to disk,
/// read back.
final class LakeFileWriter {

    /// Column ids never change: engines that read the lake find columns by them (Apache Iceberg, field ids).
    private static final String RAW_IDS = "{datastream: 1, time: 2, result: 3, quality: 4, delay: 5}";

    private static final String ROLLUP_IDS = "{datastream: 1, start: 2, count: 3, sum: 4, min: 5, max: 6, first: 7, "
            + "first_time: 8, last: 9, last_time: 10}";

    private final LakeFolder folder;
    private final DuckDBConnection connection;
    private final long generation;

    /// @param generation of the lake that the file will belong to first; the beginning of its name
    LakeFileWriter(LakeFolder folder, DuckDBConnection connection, long generation) {
        this.folder = folder;
        this.connection = connection;
        this.generation = generation;
    }

    /// Writes the rows of `select` as a new file. If that fails, for example because the disk is full, nothing of it
    /// stays behind.
    LakeFile write(Kind kind, String partition, String select) throws SQLException, IOException {
        var name = folder.newName(kind, partition, generation);
        try {
            return write(name, kind, partition, select);
        } catch (SQLException | IOException | RuntimeException e) {
            folder.delete(name);
            throw e;
        }
    }

    private LakeFile write(String name, Kind kind, String partition, String select) throws SQLException, IOException {
        var path = folder.resolve(name);
        var time = kind == Kind.RAW ? "time" : "start";
        Duck.execute(
                connection,
                "copy (%s order by datastream, %s) to %s (format parquet, compression zstd, parquet_version v2, field_ids %s)"
                        .formatted(
                                select, time, Duck.literal(path.toString()), kind == Kind.RAW ? RAW_IDS : ROLLUP_IDS));
        int checksum = folder.persist(name);
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("""
                        select count(*), epoch_ms(min(%1$s)), epoch_ms(max(%1$s)), min(datastream), max(datastream)
                          from read_parquet(%2$s)
                        """.formatted(time, Duck.literal(path.toString())))) {
            row.next();
            return new LakeFile(
                    name,
                    kind,
                    partition,
                    row.getLong(2),
                    row.getLong(3),
                    row.getInt(4),
                    row.getInt(5),
                    row.getLong(1),
                    Files.size(path),
                    checksum,
                    metrics(path.toString()));
        }
    }

    /// A table of SQL that reads these files.
    static String read(LakeFolder folder, List<LakeFile> files) {
        return files.stream()
                .map(file -> Duck.literal(folder.path(file).toString()))
                .collect(Collectors.joining(", ", "read_parquet([", "])"));
    }

    /// Sizes and value counts by column, as Iceberg keeps them for planning.
    private String metrics(String path) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select path_in_schema, sum(total_compressed_size)::bigint, sum(num_values)::bigint
                          from parquet_metadata(%s) group by path_in_schema order by path_in_schema
                        """.formatted(Duck.literal(path)))) {
            var json = new StringBuilder("{");
            while (rows.next()) {
                json.append(json.length() == 1 ? "" : ",")
                        .append("\"%s\":{\"bytes\":%d,\"values\":%d}"
                                .formatted(rows.getString(1), rows.getLong(2), rows.getLong(3)));
            }
            return json.append('}').toString();
        }
    }
}
