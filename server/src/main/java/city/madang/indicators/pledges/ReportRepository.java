package city.madang.indicators.pledges;

import city.madang.platform.LocalText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Keeps reports in `pledge_report`.
@Repository
class ReportRepository {

    private static final String COLUMNS = """
            select r.id, r.task, r.at, r.text, r.milestone, r.spent_million_won, r.link, r.file_name, r.withdrawn_reason,
                   p.name_ko, p.name_en
              from pledge_report r left join person p on p.id = r.person
            """;

    private final JdbcClient jdbc;

    ReportRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean isEmpty() {
        return jdbc.sql("select not exists (select 1 from pledge_report)")
                .query(Boolean.class)
                .single();
    }

    List<ProgressReport> list() {
        return jdbc.sql(COLUMNS + " order by r.at desc, r.id desc")
                .query(ReportRepository::report)
                .list();
    }

    Optional<ProgressReport> find(long id) {
        return jdbc.sql(COLUMNS + " where r.id = :id")
                .param("id", id)
                .query(ReportRepository::report)
                .optional();
    }

    Optional<Evidence> file(long id) {
        return jdbc.sql("""
                        select file_name, file_type, file from pledge_report
                         where id = :id and file is not null and withdrawn_at is null
                        """)
                .param("id", id)
                .query((row, number) -> new Evidence(row.getString(1), row.getString(2), row.getBytes(3)))
                .optional();
    }

    long add(NewReport report, @Nullable Long person, boolean demonstration, Instant at) {
        var file = report.file();
        return jdbc.sql("""
                        insert into pledge_report
                               (task, at, person, demonstration, text, milestone, spent_million_won, link, file_name,
                                file_type, file)
                        values (:task, :at, :person, :demonstration, :text, :milestone, :spent, :link, :name, :type, :file)
                        returning id
                        """)
                .param("task", report.task())
                .param("at", Timestamp.from(at))
                .param("person", person)
                .param("demonstration", demonstration)
                .param("text", report.text())
                .param("milestone", report.milestone())
                .param("spent", report.spentMillionWon())
                .param("link", report.link())
                .param("name", file == null ? null : file.name())
                .param("type", file == null ? null : file.type())
                .param("file", file == null ? null : file.bytes())
                .query(Long.class)
                .single();
    }

    boolean withdraw(long id, long person, String reason, Instant at) {
        return jdbc.sql("""
                        update pledge_report set withdrawn_at = :at, withdrawn_by = :person, withdrawn_reason = :reason
                         where id = :id and withdrawn_at is null
                        """)
                        .param("at", Timestamp.from(at))
                        .param("person", person)
                        .param("reason", reason)
                        .param("id", id)
                        .update()
                == 1;
    }

    private static ProgressReport report(ResultSet row, int number) throws SQLException {
        var name = row.getString("name_ko");
        long spent = row.getLong("spent_million_won");
        boolean unsaid = row.wasNull();
        return new ProgressReport(
                row.getLong("id"),
                row.getString("task"),
                row.getTimestamp("at").toInstant(),
                name == null ? null : new LocalText(name, row.getString("name_en")),
                row.getString("text"),
                row.getString("milestone"),
                unsaid ? null : Long.valueOf(spent),
                row.getString("link"),
                row.getString("file_name"),
                row.getString("withdrawn_reason"));
    }
}
