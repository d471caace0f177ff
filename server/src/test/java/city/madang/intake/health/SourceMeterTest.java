package city.madang.intake.health;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.intake.SourceState;
import city.madang.intake.reception.Tally;
import city.madang.platform.LocalText;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SourceMeterTest {

    private Instant now = Instant.parse("2026-11-21T09:00:00Z");

    private final SourceMeter meter = meter(false, false);

    private SourceMeter meter(boolean alive, boolean once) {
        return new SourceMeter(
                1,
                "air",
                new SourceMeter.Promise(Duration.ofMinutes(10), Duration.ofHours(1), alive, once),
                SourceMeter.Counters.ZERO,
                () -> now);
    }

    private void deliver(SourceMeter to, int stored) {
        to.delivered();
        to.count(new Tally(10, 9, 1, 0, stored, 10 - stored, 10, Map.of()), now.toEpochMilli());
    }

    private void after(String time) {
        now = now.plus(Duration.parse(time));
    }

    private SourceState state() {
        return meter.status().state();
    }

    @Test
    void goesFromWaitingToFreshToLateToSilent() {
        assertThat(state()).isEqualTo(SourceState.WAITING);
        deliver(meter, 10);
        assertThat(state()).isEqualTo(SourceState.FRESH);
        after("PT11M");
        assertThat(state()).isEqualTo(SourceState.LATE);
        after("PT1H");
        assertThat(state()).isEqualTo(SourceState.SILENT);
    }

    @Test
    void isLateWhenItTellsOnlyWhatItToldBefore() {
        deliver(meter, 10);
        after("PT11M");
        deliver(meter, 0);

        assertThat(state()).isEqualTo(SourceState.LATE);
    }

    @Test
    void isFreshWhenItsArchiveKnewEverythingAlready() {
        deliver(meter, 0);

        assertThat(state()).isEqualTo(SourceState.FRESH);
    }

    @Test
    void failsAtTheSecondFailureInARowAndRecovers() {
        deliver(meter, 10);
        meter.failed(LocalText.same("HTTP 500"));
        assertThat(state()).isEqualTo(SourceState.FRESH);
        meter.failed(LocalText.same("HTTP 500"));
        assertThat(state()).isEqualTo(SourceState.FAILING);
        assertThat(meter.status().error()).isEqualTo(LocalText.same("HTTP 500"));
        deliver(meter, 1);
        assertThat(state()).isEqualTo(SourceState.FRESH);
        assertThat(meter.status().error()).isNull();
    }

    @Test
    void failsWhenEverythingItSendsIsHeldBack() {
        deliver(meter, 10);
        meter.count(new Tally(5, 0, 0, 5, 0, 0, 0, Map.of("bad-time", 5L)), Long.MIN_VALUE);

        assertThat(state()).isEqualTo(SourceState.FAILING);
        assertThat(meter.status().quality()).isBetween(0.66, 0.67);
    }

    @Test
    void countsADeliveryWithoutNewsAsLifeWhereNewsIsRare() {
        var press = meter(true, false);
        press.delivered();
        after("PT9M");

        assertThat(press.status().state()).isEqualTo(SourceState.FRESH);
    }

    @Test
    void staysFreshOnceAnArchiveWasRead() {
        var archive = meter(false, true);
        deliver(archive, 10);
        after("P30D");

        assertThat(archive.status().state()).isEqualTo(SourceState.FRESH);
    }

    @Test
    void waitsWhilePaused() {
        deliver(meter, 10);
        meter.pause(true);

        assertThat(state()).isEqualTo(SourceState.WAITING);
    }

    @Test
    void tellsValuesPerMinute() {
        for (int i = 0; i < 5; i++) {
            deliver(meter, 10);
            after("PT1M");
        }

        assertThat(meter.status().ratePerMinute()).isBetween(8.0, 12.5);
    }
}
