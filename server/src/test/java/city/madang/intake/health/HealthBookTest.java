package city.madang.intake.health;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.intake.SourceState;
import city.madang.intake.reception.Tally;
import city.madang.platform.LocalText;
import city.madang.platform.database.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What is kept of the past of sources.
class HealthBookTest {

    private static final SourceMeter.Promise PROMISE =
            new SourceMeter.Promise(Duration.ofMinutes(5), Duration.ofMinutes(30), false, false);
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final TestClock clock = new TestClock();
    private final DataSource database = TestDatabase.migrated();
    private HealthBook book = start();
    private SourceMeter meter = book.open(1, "air", PROMISE);

    private static final class TestClock extends Clock {

        private Instant now = NOON;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private HealthBook start() {
        var jdbc = JdbcClient.create(database);
        return new HealthBook(new HealthStore(jdbc), new PastHealthStore(jdbc), clock);
    }

    private void restart() {
        book.close();
        book = start();
        meter = book.open(1, "air", PROMISE);
    }

    /// Looks every ten seconds, and writes now and then, as the server does.
    private void pass(Duration time) {
        for (long second = 0; second < time.toSeconds(); second += 10) {
            clock.now = clock.now.plusSeconds(10);
            book.observe();
            book.save();
            book.saveHours();
        }
    }

    private void deliver(int readings) {
        meter.delivered();
        meter.count(new Tally(readings, readings, 0, 0, readings, 0, readings, Map.of()), clock.now.toEpochMilli());
    }

    private void breakDown() {
        meter.failed(LocalText.same("no answer"));
        meter.failed(LocalText.same("no answer"));
    }

    @Test
    void knowsTheStateOfEveryMomentAlsoAfterARestart() {
        deliver(60);
        pass(Duration.ofMinutes(4));
        breakDown();
        pass(Duration.ofMinutes(10));
        deliver(60);
        pass(Duration.ofMinutes(2));
        restart();
        pass(Duration.ofMinutes(2));

        assertThat(book.at(NOON.plusSeconds(120)).state("air")).isEqualTo(SourceState.FRESH);
        assertThat(book.at(NOON.plusSeconds(600)).state("air")).isEqualTo(SourceState.FAILING);
        assertThat(book.at(NOON.plusSeconds(900)).state("air")).isEqualTo(SourceState.FRESH);
    }

    @Test
    void saysNothingAboutATimeWhenNoServerRan() {
        deliver(60);
        pass(Duration.ofMinutes(2));
        book.close();
        clock.now = NOON.plus(Duration.ofHours(3));
        book = start();
        meter = book.open(1, "air", PROMISE);
        pass(Duration.ofMinutes(1));

        assertThat(book.at(NOON.plus(Duration.ofHours(1))).state("air")).isEqualTo(SourceState.WAITING);
        assertThat(book.at(NOON.minusSeconds(60)).state("air")).isEqualTo(SourceState.WAITING);
        assertThat(book.at(NOON.plusSeconds(60)).state("air")).isEqualTo(SourceState.FRESH);
        assertThat(book.hours("air", NOON))
                .extracting(SourceHour::start)
                .containsExactly(NOON, clock.now.minusSeconds(60));
    }

    @Test
    void sumsUpHoursOverRestarts() {
        deliver(600);
        pass(Duration.ofMinutes(4));
        restart();
        deliver(300);
        pass(Duration.ofMinutes(4));
        breakDown();
        pass(Duration.ofMinutes(2));

        var hour = book.hours("air", NOON).getFirst();
        assertThat(hour.readings()).isEqualTo(900);
        assertThat(hour.taken()).isEqualTo(900);
        assertThat(hour.in(SourceState.FAILING)).isEqualTo(Duration.ofMinutes(2));
        assertThat(hour.watched()).isBetween(Duration.ofSeconds(570), Duration.ofMinutes(10));
        assertThat(book.at(clock.now).ratePerMinute("air")).isBetween(85.0, 100.0);
        assertThat(book.at(clock.now).newest("air", clock.now)).isEqualTo(NOON.plusSeconds(240));
    }

    @Test
    void countsNoTimeWhileTheMachineSlept() {
        deliver(1);
        pass(Duration.ofMinutes(1));
        clock.now = clock.now.plus(Duration.ofMinutes(20));
        pass(Duration.ofMinutes(1));

        assertThat(book.hours("air", NOON).getFirst().watched()).isLessThanOrEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void forgetsWhatIsOldButNotTheStateItBeganWith() {
        deliver(1);
        pass(Duration.ofMinutes(1));
        breakDown();
        pass(Duration.ofMinutes(1));
        clock.now = NOON.plus(PastHealthStore.KEPT).plus(Duration.ofDays(1));
        pass(Duration.ofMinutes(1));

        assertThat(book.hours("air", NOON)).hasSize(1);
        assertThat(book.changes("air", 100))
                .extracting(HealthStore.Change::state)
                .isEqualTo(List.of("failing"));
    }
}
