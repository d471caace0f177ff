package city.madang.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import city.madang.platform.LocalText;
import city.madang.platform.database.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import tools.jackson.databind.json.JsonMapper;

class AuditTrailTest {

    private static final Instant NOON = Instant.parse("2026-11-21T03:00:00Z");

    private static final DataSource DATABASE = TestDatabase.migrated();

    private final String jin = "jin" + System.nanoTime();
    private final JdbcClient jdbc = JdbcClient.create(DATABASE);
    private AuditTrail audit = at(NOON);

    @BeforeEach
    void record() {
        audit.record(viewer(jin), "source-paused", "source:air", Map.of("why", "maintenance"));
        audit = at(NOON.plus(Duration.ofHours(1)));
        audit.record(viewer(jin), "source-resumed", "source:air", Map.of());
    }

    @Test
    void tellsWhoDidWhatNewestFirst() {
        var entries = audit.list(new AuditQuestion(jin, null, null, null), null, 10);

        assertThat(entries).extracting(AuditEntry::action).containsExactly("source-resumed", "source-paused");
        assertThat(entries.getLast().detail()).containsEntry("why", "maintenance");
        assertThat(entries.getLast().at()).isEqualTo(NOON);
    }

    @Test
    void findsByActionAndTime() {
        assertThat(audit.list(new AuditQuestion(jin, "source-paused", null, null), null, 10))
                .hasSize(1);
        assertThat(audit.list(new AuditQuestion(jin, null, NOON.plusSeconds(1), null), null, 10))
                .hasSize(1);
        assertThat(audit.list(new AuditQuestion(jin, null, NOON, NOON.plusSeconds(1)), null, 10))
                .hasSize(1);
        assertThat(audit.list(new AuditQuestion(jin, null, null, NOON), null, 10))
                .isEmpty();
    }

    @Test
    void findsWhatADeputyDidUnderBothNames() {
        var head = new Person(2, "absent" + jin, LocalText.same("Away"), Role.VIEWER, null, null, false, true);
        audit.record(viewer(jin).actingFor(head), "source-paused", "source:deputy", Map.of());

        assertThat(audit.list(new AuditQuestion("absent" + jin, null, null, null), null, 10))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.login()).isEqualTo(jin);
                    assertThat(entry.actingFor()).isEqualTo("absent" + jin);
                });
    }

    @Test
    void findsByAnyTextWithoutTakingItForAPattern() {
        audit.record(viewer(jin), "looked", "page:100%_sure", Map.of("note", "한강 수위"));

        assertThat(audit.list(new AuditQuestion(jin, null, "수위", null, null), null, 10))
                .hasSize(1);
        assertThat(audit.list(new AuditQuestion(jin, null, "100%_SURE", null, null), null, 10))
                .hasSize(1);
        assertThat(audit.list(new AuditQuestion(jin, null, "_", null, null), null, 10))
                .hasSize(1);
    }

    @Test
    void readsOnFromAnEntry() {
        var newest =
                audit.list(new AuditQuestion(jin, null, null, null), null, 1).getFirst();

        assertThat(audit.list(new AuditQuestion(jin, null, null, null), newest.id(), 10))
                .extracting(AuditEntry::action)
                .containsExactly("source-paused");
    }

    @Test
    void readsMoreThanOnePortion() {
        var many = "many" + System.nanoTime();
        for (int entry = 0; entry < 1_005; entry++) {
            audit.record(viewer(many), "looked", "entry:" + entry, Map.of());
        }
        List<AuditEntry> read = new ArrayList<>();

        audit.read(new AuditQuestion(many, null, null, null), read::add);

        assertThat(read).hasSize(1_005).extracting(AuditEntry::id).doesNotHaveDuplicates();
    }

    @Test
    void recordsWhatNobodySignedInDid() {
        audit.record(Viewer.anyone(), "sign-in-refused", "person:unknown", Map.of());

        assertThat(audit.list(new AuditQuestion(null, "sign-in-refused", null, null), null, 1))
                .singleElement()
                .satisfies(entry -> assertThat(entry.login()).isNull());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set login = 'somebody-else'",
                "delete from audit_entry",
                "truncate audit_entry"
            })
    void isNeverChangedNotEvenInTheDatabase(String change) {
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> jdbc.sql(change).update())
                .havingRootCause()
                .withMessageContaining("only ever added to");
    }

    private AuditTrail at(Instant now) {
        return new AuditTrail(
                jdbc, new JdbcTransactionManager(DATABASE), JsonMapper.shared(), Clock.fixed(now, ZoneOffset.UTC));
    }

    private static Viewer viewer(String login) {
        return Viewer.of(new Person(1, login, LocalText.same(login), Role.DATA_STEWARD, null, null, false, true));
    }
}
