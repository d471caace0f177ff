package city.madang.intake.imports;

import city.madang.intake.reception.Tally;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Remembers the imports that were run.
@Repository
public class ImportRuns {

    private final JdbcClient jdbc;

    ImportRuns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// One import.
    ///
    /// @param finished absent while it runs, or if the server was killed meanwhile
    /// @param failure why it ended early
    public record Run(
            long id,
            String source,
            String files,
            Instant started,
            @Nullable Instant finished,
            long read,
            long quarantined,
            long stored,
            long duplicates,
            @Nullable String failure) {}

    long begin(String source, List<Path> files, Instant started) {
        return jdbc.sql("""
                insert into import_run (source, files, started) values (:source, :files, :started) returning id
                """)
                .param("source", source)
                .param(
                        "files",
                        files.stream()
                                .map(file -> file.getFileName().toString())
                                .collect(Collectors.joining(", ")))
                .param("started", Timestamp.from(started))
                .query(Long.class)
                .single();
    }

    void end(long id, Tally tally, Instant finished, @Nullable String failure) {
        jdbc.sql("""
                update import_run
                   set finished = :finished, read = :read, accepted = :accepted, corrected = :corrected,
                       quarantined = :quarantined, stored = :stored, duplicates = :duplicates, failure = :failure
                 where id = :id
                """)
                .param("id", id)
                .param("finished", Timestamp.from(finished))
                .param("read", tally.read())
                .param("accepted", tally.accepted())
                .param("corrected", tally.corrected())
                .param("quarantined", tally.quarantined())
                .param("stored", tally.stored())
                .param("duplicates", tally.duplicates())
                .param("failure", failure)
                .update();
    }

    /// The newest imports of a source, newest first.
    public List<Run> list(String source, int limit) {
        return jdbc.sql("select * from import_run where source = :source order by id desc limit :limit")
                .param("source", source)
                .param("limit", limit)
                .query((row, number) -> new Run(
                        row.getLong("id"),
                        row.getString("source"),
                        row.getString("files"),
                        row.getTimestamp("started").toInstant(),
                        row.getTimestamp("finished") == null
                                ? null
                                : row.getTimestamp("finished").toInstant(),
                        row.getLong("read"),
                        row.getLong("quarantined"),
                        row.getLong("stored"),
                        row.getLong("duplicates"),
                        row.getString("failure")))
                .list();
    }
}
