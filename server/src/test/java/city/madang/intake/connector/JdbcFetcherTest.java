package city.madang.intake.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.madang.intake.definition.Endpoint;
import city.madang.intake.net.DeliveryException;
import city.madang.intake.net.Target;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdbcFetcherTest {

    private static final String URL = "jdbc:hsqldb:mem:legacy";

    private final TestDesk desk = new TestDesk();
    private Connection connection = open();

    private static Connection open() {
        try {
            return DriverManager.getConnection(URL, "SA", "");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void fill() throws SQLException {
        run("create table METER (ID int, SEEN timestamp, KW double)");
        run(
                "insert into METER values (1, timestamp '2026-11-21 08:00:00', 1.5), (2, timestamp '2026-11-21 08:01:00', null)");
    }

    @AfterEach
    void drop() throws SQLException {
        run("drop table METER");
        connection.close();
    }

    private void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static JdbcFetcher fetcher(String query) {
        var endpoint =
                new Endpoint("legacy", null, null, Map.of(), null, null, null, null, query, "SEEN", null, null, null);
        return new JdbcFetcher(new Target("legacy", URL, true), endpoint, "SA", "");
    }

    @Test
    void readsOnFromTheCursor() throws Exception {
        var fetcher = fetcher("select ID, SEEN, KW from METER where SEEN > :since order by SEEN");
        var cursor = fetcher.fetch(Cursor.START, desk);
        run("insert into METER values (3, timestamp '2026-11-21 08:02:00', 2)");
        var last = fetcher.fetch(cursor, desk);

        assertThat(desk.texts("ID")).containsExactly("1", "2", "3");
        assertThat(desk.texts("SEEN")).startsWith("2026-11-21T08:00");
        assertThat(last.get("since")).isEqualTo("2026-11-21T08:02");
    }

    @Test
    void keepsTheCursorWhenNothingIsNew() throws Exception {
        var fetcher = fetcher("select ID, SEEN, KW from METER where SEEN > :since");
        var cursor = fetcher.fetch(Cursor.START, desk);

        assertThat(fetcher.fetch(cursor, desk)).isEqualTo(cursor);
    }

    @Test
    void refusesWhatIsNoQuestion() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fetcher("delete from METER"))
                .withMessageContaining("select");
    }

    @Test
    void tellsAWrongQuery() {
        assertThatThrownBy(() -> fetcher("select NOTHING from METER").fetch(Cursor.START, desk))
                .isInstanceOf(DeliveryException.class);
    }
}
