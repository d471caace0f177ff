package city.madang.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnPostgresTest {

    @Test
    void keepsItsRecordAndComesBackAfterItsProcessWasKilled(@TempDir Path data) throws Exception {
        try (var postgres = OwnPostgres.start(data)) {
            try (var connection = DriverManager.getConnection(postgres.url(), OwnPostgres.NAME, postgres.password());
                    var statement = connection.createStatement()) {
                statement.execute("create table kept as select 42 as answer");
            }
            var pid =
                    Files.readAllLines(data.resolve("postgres/postmaster.pid")).getFirst();
            ProcessHandle.of(Long.parseLong(pid)).orElseThrow().destroyForcibly();

            assertThat(answer(postgres)).isEqualTo(42);
        }
        try (var again = OwnPostgres.start(data)) {
            assertThat(answer(again)).isEqualTo(42);
        }
    }

    @Test
    void refusesWhoeverDoesNotKnowThePassword(@TempDir Path data) throws Exception {
        try (var postgres = OwnPostgres.start(data)) {
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.url(), "postgres", "guess"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
    }

    private static int answer(OwnPostgres postgres) throws InterruptedException {
        for (int attempt = 0; ; attempt++) {
            try (var connection = DriverManager.getConnection(postgres.url(), OwnPostgres.NAME, postgres.password());
                    var statement = connection.createStatement();
                    var rows = statement.executeQuery("select answer from kept")) {
                rows.next();
                return rows.getInt(1);
            } catch (SQLException e) {
                if (attempt == 300) {
                    throw new AssertionError("PostgreSQL did not come back", e);
                }
                Thread.sleep(100);
            }
        }
    }
}
