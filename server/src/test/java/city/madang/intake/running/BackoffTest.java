package city.madang.intake.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

class BackoffTest {

    @RepeatedTest(50)
    void variesRegularPollsByATenthAndSpreadsRetries(RepetitionInfo run) {
        var backoff = new Backoff(Duration.ofSeconds(10), new Random(run.getCurrentRepetition()));

        assertThat(backoff.pause(0)).isBetween(Duration.ofSeconds(9), Duration.ofSeconds(11));
        assertThat(backoff.pause(1)).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(10));
        assertThat(backoff.pause(3)).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(40));
        assertThat(backoff.pause(100)).isBetween(Duration.ofSeconds(150), Duration.ofMinutes(5));
        assertThat(backoff.first()).isBetween(Duration.ZERO, Duration.ofSeconds(10));
    }

    @RepeatedTest(10)
    void neverRetriesASlowSourceFasterThanItsInterval(RepetitionInfo run) {
        var backoff = new Backoff(Duration.ofHours(6), new Random(run.getCurrentRepetition()));

        assertThat(backoff.pause(9)).isBetween(Duration.ofHours(3), Duration.ofHours(6));
    }
}
