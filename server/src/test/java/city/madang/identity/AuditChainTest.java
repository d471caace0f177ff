package city.madang.identity;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.identity.AuditChain.Broken;
import city.madang.identity.AuditChain.Fault;
import city.madang.identity.AuditChain.Intact;
import city.madang.platform.database.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// Each test tampers with a trail of its own, as somebody who owns the database could.
class AuditChainTest {

    private final DataSource database = TestDatabase.migrated();
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final JdbcTransactionManager transactions = new JdbcTransactionManager(database);
    private final AuditTrail trail = new AuditTrail(jdbc, transactions, JsonMapper.shared(), Clock.systemUTC());
    private final AuditChain chain = new AuditChain(trail, Clock.systemUTC());

    @BeforeEach
    void recordFive() {
        for (int number = 1; number <= 5; number++) {
            trail.record(Viewer.anyone(), "counted", "number:" + number, Map.of("한글", "값 " + number, "b", "2"));
        }
    }

    @Test
    void isIntactThroughTheNewestEntry() {
        assertThat(chain.check()).isInstanceOfSatisfying(Intact.class, intact -> {
            assertThat(intact.last()).isEqualTo(newest());
            assertThat(intact.entries()).isEqualTo(5);
            assertThat(chain.find(intact.head().toUpperCase(java.util.Locale.ROOT)))
                    .hasValueSatisfying(entry -> assertThat(entry.subject()).isEqualTo("number:5"));
        });
    }

    @Test
    void namesTheEntryWhoseContentWasChanged() {
        tamper("update audit_entry set login = 'somebody-else' where subject = 'number:3'");

        assertThat(chain.check()).isEqualTo(new Broken(id(3), id(2), Fault.CHANGED));
    }

    @Test
    void namesTheEntryWhoseDetailWasChanged() {
        tamper("update audit_entry set detail = detail || '{\"b\": \"3\"}' where subject = 'number:4'");

        assertThat(chain.check()).isEqualTo(new Broken(id(4), id(3), Fault.CHANGED));
    }

    @Test
    void namesTheEntryAfterOneThatWasRemoved() {
        long fourth = id(4);
        tamper("delete from audit_entry where subject = 'number:3'");

        assertThat(chain.check()).isEqualTo(new Broken(fourth, id(2), Fault.PARTED));
    }

    @Test
    void noticesThatTheBeginningWasRemoved() {
        tamper("delete from audit_entry where subject in ('number:1', 'number:2')");

        assertThat(chain.check()).isEqualTo(new Broken(id(3), 0, Fault.PARTED));
    }

    @Test
    void noticesAnEntryWithItsHashTakenOff() {
        tamper("update audit_entry set hash = null, previous = null where subject = 'number:5'");

        assertThat(chain.check()).isEqualTo(new Broken(id(5), id(4), Fault.UNCHAINED));
    }

    @Test
    void doesNotKnowAHashAgainThatWasCutOffTheEnd() {
        var head = ((Intact) chain.check()).head();
        tamper("delete from audit_entry where subject = 'number:5'");

        assertThat(chain.check()).isInstanceOf(Intact.class);
        assertThat(chain.find(head)).isEmpty();
    }

    @Test
    void leavesOutEntriesOlderThanTheChain() {
        tamper("update audit_entry set hash = null, previous = null where subject in ('number:1', 'number:2')");
        tamper("delete from audit_entry where subject not in ('number:1', 'number:2')");
        tamper("update audit_entry set subject = 'old'");
        assertThat(chain.checkWhole()).isInstanceOf(Intact.class);

        trail.record(Viewer.anyone(), "counted", "number:6", Map.of());

        assertThat(chain.check())
                .isInstanceOfSatisfying(
                        Intact.class, intact -> assertThat(intact.entries()).isEqualTo(1));
    }

    @Test
    void staysAChainWhenManyRecordAtOnceAndSomeTakeBack() throws InterruptedException {
        var start = new CountDownLatch(1);
        var threads = new ArrayList<Thread>();
        for (int thread = 0; thread < 8; thread++) {
            int number = thread;
            threads.add(Thread.startVirtualThread(() -> {
                try {
                    start.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
                for (int entry = 0; entry < 20; entry++) {
                    boolean taken = entry % 5 == 0;
                    var subject = "thread:" + number + ":" + entry;
                    new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
                        trail.record(Viewer.anyone(), "raced", subject, Map.of());
                        if (taken) {
                            transaction.setRollbackOnly();
                        }
                    });
                }
            }));
        }

        start.countDown();
        for (var thread : threads) {
            thread.join();
        }

        assertThat(chain.check())
                .isInstanceOfSatisfying(
                        Intact.class, intact -> assertThat(intact.entries()).isEqualTo(5 + 8 * 16));
    }

    @Test
    void writesNoTwoEntriesAlike() {
        var one = entry("ab", "c");
        var other = entry("a", "bc");

        assertThat(AuditChain.canonical(one))
                .isEqualTo("1:7,7:1000001,-,-,2:ab,1:c,-,1:1,6:한글,3:값,")
                .isNotEqualTo(AuditChain.canonical(other));
    }

    private static AuditEntry entry(String action, String subject) {
        return new AuditEntry(
                7, Instant.ofEpochSecond(1, 1_000), null, null, action, subject, Map.of("한글", "값"), null, null);
    }

    private void tamper(String change) {
        for (var statement : List.of(
                "alter table audit_entry disable trigger user",
                change,
                "alter table audit_entry enable trigger user")) {
            jdbc.sql(statement).update();
        }
    }

    private long newest() {
        return jdbc.sql("select max(id) from audit_entry").query(Long.class).single();
    }

    private long id(int number) {
        return jdbc.sql("select id from audit_entry where subject = :subject")
                .param("subject", "number:" + number)
                .query(Long.class)
                .single();
    }
}
