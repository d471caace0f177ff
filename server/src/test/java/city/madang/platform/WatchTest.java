package city.madang.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatchTest {

    private static final Duration NEVER = Duration.ofDays(1);

    private final LinkedBlockingQueue<Integer> rounds = new LinkedBlockingQueue<>();
    private @Nullable Watch watch;

    @AfterEach
    void stop() {
        if (watch != null) {
            watch.stop();
        }
    }

    @Test
    void goesRoundAtOnceWhenItIsWoken() throws InterruptedException {
        var woken = started(NEVER, round -> {});
        assertThat(next()).isEqualTo(1);

        woken.wake();

        assertThat(next()).isEqualTo(2);
    }

    @Test
    void goesRoundAgainAfterARoundThatFailed() throws InterruptedException {
        started(Duration.ofMillis(1), round -> {
            if (round == 1) {
                throw new IllegalStateException("the first round fails");
            }
        });

        assertThat(next()).isEqualTo(1);
        assertThat(next()).isEqualTo(2);
    }

    @Test
    void stopsInTheMiddleOfItsWaiting() throws InterruptedException {
        var stopped = started(NEVER, round -> {});
        next();

        stopped.stop();
        stopped.wake();

        assertThat(stopped.isRunning()).isFalse();
        assertThat(rounds.poll(50, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void startsAgainAfterAStop() throws InterruptedException {
        var again = started(NEVER, round -> {});
        next();
        again.stop();

        again.start();

        assertThat(next()).isEqualTo(2);
    }

    private interface Round {
        void go(int number);
    }

    private Watch started(Duration pace, Round round) {
        var count = new AtomicInteger();
        var made = new Watch("test-watch", Duration.ZERO, pace) {
            @Override
            protected void round() {
                int number = count.incrementAndGet();
                rounds.add(number);
                round.go(number);
            }
        };
        watch = made;
        made.start();
        return made;
    }

    private @Nullable Integer next() throws InterruptedException {
        return rounds.poll(1, TimeUnit.MINUTES);
    }
}
