package city.madang.situation.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.madang.platform.LocalText;
import city.madang.situation.SituationRules.Span;
import city.madang.situation.alerts.AlertClock.Change;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AlertClockTest {

    private static final long MINUTE = 60_000;

    @Test
    void beginsWhenTheValueHasStoodThereLongEnough() {
        var watch = new AlertClock(above(75, 35, Duration.ofMinutes(10)));
        assertThat(watch.read(1, 80, 0)).isEqualTo(Change.NONE);
        assertThat(watch.read(1, 90, 9 * MINUTE)).isEqualTo(Change.NONE);
        assertThat(watch.read(1, 76, 10 * MINUTE)).isEqualTo(Change.BEGINS);
        assertThat(watch.since(1)).isZero();
    }

    @Test
    void forgetsAValueThatFellBackBefore() {
        var watch = new AlertClock(above(75, 35, Duration.ofMinutes(10)));
        watch.read(1, 80, 0);
        watch.read(1, 74, 5 * MINUTE);
        watch.read(1, 80, 6 * MINUTE);
        assertThat(watch.read(1, 80, 11 * MINUTE)).isEqualTo(Change.NONE);
        assertThat(watch.read(1, 80, 16 * MINUTE)).isEqualTo(Change.BEGINS);
    }

    @Test
    void aValueThatFluttersAtTheThresholdMakesOneAlert() {
        var watch = new AlertClock(above(30, 15, Duration.ZERO));
        assertThat(watch.read(1, 31, 0)).isEqualTo(Change.BEGINS);
        assertThat(watch.read(1, 29, MINUTE)).isEqualTo(Change.NONE);
        assertThat(watch.read(1, 31, 2 * MINUTE)).isEqualTo(Change.NONE);
        assertThat(watch.read(1, 14, 3 * MINUTE)).isEqualTo(Change.ENDS);
        assertThat(watch.read(1, 31, 4 * MINUTE)).isEqualTo(Change.BEGINS);
    }

    @Test
    void watchesDownwardsToo() {
        var watch = new AlertClock(new AlertRule(
                "x", LocalText.same("x"), "beds", null, null, 0.0, 3, span(Duration.ZERO), "Minor", "health"));
        assertThat(watch.read(1, 0, 0)).isEqualTo(Change.BEGINS);
        assertThat(watch.read(1, 2, 1)).isEqualTo(Change.NONE);
        assertThat(watch.read(1, 4, 2)).isEqualTo(Change.ENDS);
    }

    @Test
    void keepsThingsApart() {
        var watch = new AlertClock(above(30, 15, Duration.ZERO));
        assertThat(watch.read(1, 31, 0)).isEqualTo(Change.BEGINS);
        assertThat(watch.read(2, 31, 0)).isEqualTo(Change.BEGINS);
    }

    @Test
    void knowsAnOpenAlertAgain() {
        var watch = new AlertClock(above(30, 15, Duration.ZERO));
        watch.restore(1, 5);
        assertThat(watch.read(1, 40, 10)).isEqualTo(Change.NONE);
        assertThat(watch.read(1, 10, 20)).isEqualTo(Change.ENDS);
    }

    @Test
    void refusesARuleThatNeverEnds() {
        assertThatThrownBy(() -> above(30, 31, Duration.ZERO)).hasMessageContaining("never ends");
    }

    private static AlertRule above(double threshold, double clear, Duration lasting) {
        return new AlertRule(
                "x", LocalText.same("x"), "pm25", null, threshold, null, clear, span(lasting), "Minor", "safety");
    }

    private static Span span(Duration duration) {
        return new Span(duration);
    }
}
