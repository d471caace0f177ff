package city.madang.identity;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.platform.MadangProperties;
import city.madang.platform.database.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import tools.jackson.databind.json.JsonMapper;

class StaffSessionsTest {

    private static final IdentityProperties LIMITS =
            new Binder(new MapConfigurationPropertySource()).bindOrCreate("madang.identity", IdentityProperties.class);

    private final DataSource database = TestDatabase.migrated();
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final JdbcTransactionManager transactions = new JdbcTransactionManager(database);
    private final List<Object> events = new ArrayList<>();
    private final ApplicationEventPublisher publisher = events::add;
    private Instant now = Instant.parse("2026-11-22T00:00:00Z");
    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };
    private final Absences absences =
            new Absences(jdbc, new AuditTrail(jdbc, transactions, JsonMapper.shared(), clock), publisher, clock);
    private StaffSessions sessions = started();
    private Person jin = person("jin", "officer");

    @BeforeEach
    void settle() {
        events.clear();
    }

    @Test
    void outliveARestartOfTheServer() {
        var secret = sessions.open(jin, "Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0 Safari/537.36", "10.0.0.1");

        sessions = started();

        assertThat(sessions.find(secret))
                .hasValueSatisfying(who -> assertThat(who.person()).isEqualTo(jin));
        assertThat(sessions.listOf(jin)).singleElement().satisfies(session -> {
            assertThat(session.deviceName()).isEqualTo("Chrome · Linux");
            assertThat(session.since()).isEqualTo(now);
        });
    }

    @Test
    void keepNoSecretThatCouldBeUsed() {
        var secret = sessions.open(jin, "", null);

        assertThat(jdbc.sql("select encode(secret_hash, 'escape') from staff_session")
                        .query(String.class)
                        .list())
                .noneMatch(stored -> stored.contains(secret));
        assertThat(sessions.find(secret + "x")).isEmpty();
    }

    @Test
    void endWhenUnusedForTooLongAndTellWhoeverHoldsSomethingOpen() {
        var secret = sessions.open(jin, "", null);
        now = now.plus(LIMITS.sessionIdle()).minusSeconds(1);
        assertThat(sessions.find(secret)).isPresent();

        now = now.plus(LIMITS.sessionIdle()).plusSeconds(1);
        sessions.sweep();

        assertThat(events).singleElement().isInstanceOf(AccessChanged.class);
        assertThat(sessions.find(secret)).isEmpty();
        assertThat(started().find(secret)).isEmpty();
    }

    @Test
    void endAfterTheirLongestLifeHoweverMuchUsed() {
        var secret = sessions.open(jin, "", null);
        var end = now.plus(LIMITS.sessionLife());
        while (now.isBefore(end)) {
            assertThat(sessions.find(secret)).isPresent();
            now = now.plus(Duration.ofHours(7));
        }

        assertThat(sessions.find(secret)).isEmpty();
    }

    @Test
    void stopActingForSomebodyWhoIsBack() {
        var head = person("head", "viewer");
        var absence = absences.record(head, jin, now, now.plus(Duration.ofHours(2)), "");
        var secret = sessions.open(jin, "", null);
        var session = sessions.find(secret).orElseThrow().session();
        sessions.actFor(Objects.requireNonNull(session), absence);
        assertThat(sessions.find(secret).orElseThrow().viewer().actingFor()).isEqualTo(head);
        assertThat(started().find(secret).orElseThrow().viewer().actingFor()).isEqualTo(head);

        now = now.plus(Duration.ofHours(2));

        assertThat(sessions.find(secret).orElseThrow().viewer().actingFor()).isNull();
    }

    @Test
    void followTheAccount() {
        var secret = sessions.open(jin, "", null);
        jdbc.sql("update person set role = 'viewer' where login = 'jin'").update();
        sessions.personChanged(new PersonChanged(jin.id()));
        assertThat(sessions.find(secret).orElseThrow().person().role()).isEqualTo(Role.VIEWER);

        jdbc.sql("update person set active = false where login = 'jin'").update();
        sessions.personChanged(new PersonChanged(jin.id()));

        assertThat(sessions.find(secret)).isEmpty();
        assertThat(sessions.listOf(jin)).isEmpty();
    }

    private StaffSessions started() {
        var made = new StaffSessions(
                jdbc,
                transactions,
                absences,
                publisher,
                LIMITS,
                new MadangProperties(Path.of("data"), Path.of("pack"), false),
                clock);
        made.load();
        return made;
    }

    private Person person(String login, String role) {
        return jdbc.sql("""
                        insert into person (login, name_ko, name_en, role, password_hash)
                        values (:login, :login, :login, :role, 'none')
                        returning *
                        """)
                .param("login", login)
                .param("role", role)
                .query(PersonRows::read)
                .single();
    }
}
