package city.madang.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AttemptBrakeTest {

    private static final Duration PAUSE = Duration.ofMinutes(10);

    private final SetClock clock = new SetClock();
    private final AttemptBrake brake = new AttemptBrake(3, PAUSE, clock);

    @Test
    void holdsAKeyAfterItsFailures() {
        fail("mayor", 3);

        assertThatExceptionOfType(TooManyAttemptsException.class)
                .isThrownBy(() -> brake.begin("mayor"))
                .satisfies(held -> assertThat(held.waitingTime()).isEqualTo(PAUSE));
        assertThat(brake.holds("mayor")).isTrue();
    }

    @Test
    void leavesOtherKeysAlone() {
        fail("mayor", 3);

        assertThatNoException().isThrownBy(() -> brake.begin("steward"));
    }

    @Test
    void forgetsFailuresAfterASuccess() {
        fail("mayor", 2);
        brake.succeeded("mayor");

        assertThatNoException().isThrownBy(() -> fail("mayor", 3));
    }

    @Test
    void letsTheKeyTryAgainAfterThePause() {
        fail("mayor", 3);
        clock.pass(PAUSE);

        assertThatNoException().isThrownBy(() -> brake.begin("mayor"));
    }

    @Test
    void doesNotProlongThePauseForWhoKeepsKnocking() {
        fail("mayor", 3);
        clock.pass(PAUSE.minusSeconds(1));
        assertThatExceptionOfType(TooManyAttemptsException.class).isThrownBy(() -> brake.begin("mayor"));
        clock.pass(Duration.ofSeconds(1));

        assertThatNoException().isThrownBy(() -> brake.begin("mayor"));
    }

    @Test
    void keepsEarlierFailuresOfAnAddressFromWhichSomebodySignsIn() {
        fail("10.0.0.1", 2);
        brake.begin("10.0.0.1");
        brake.forgive("10.0.0.1");
        brake.begin("10.0.0.1");

        assertThat(brake.holds("10.0.0.1")).isTrue();
    }

    @Test
    void countsAttemptsAtTheSameMoment() throws InterruptedException {
        var passed = new AtomicInteger();
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int attempt = 0; attempt < 100; attempt++) {
                threads.submit(() -> {
                    start.await();
                    brake.begin("mayor");
                    return passed.incrementAndGet();
                });
            }
            start.countDown();
        }

        assertThat(passed).hasValue(3);
    }

    private void fail(String key, int times) {
        for (int time = 0; time < times; time++) {
            brake.begin(key);
        }
    }

    private static final class SetClock extends Clock {

        private Instant now = Instant.parse("2026-11-21T00:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

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
}
