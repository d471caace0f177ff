package city.madang.situation;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.platform.LocalText;
import city.madang.situation.Clocks.Golden;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClocksTest {

    private static final Instant REPORT = Instant.parse("2026-11-21T03:00:00Z");
    private static final Duration GOLDEN = Duration.ofMinutes(7);

    @Test
    void theFirstToArriveStopsTheClock() {
        var clocks = clocks(List.of(unit(40, 100, 500, null), unit(40, 90, 410, null)), null, 600);
        assertThat(clocks.dispatched()).isEqualTo(Duration.ofSeconds(40));
        assertThat(clocks.arrived()).isEqualTo(Duration.ofSeconds(410));
        assertThat(clocks.golden()).isEqualTo(Golden.MET);
    }

    @Test
    void sevenMinutesAreInTimeAndASecondMoreIsNot() {
        assertThat(clocks(List.of(unit(40, 100, 420, null)), null, 600).golden())
                .isEqualTo(Golden.MET);
        assertThat(clocks(List.of(unit(40, 100, 421, null)), null, 600).golden())
                .isEqualTo(Golden.MISSED);
    }

    @Test
    void whileNobodyIsThereItRunsAndThenIsOver() {
        assertThat(clocks(List.of(unit(40, 100, null, null)), null, 300).golden())
                .isEqualTo(Golden.RUNNING);
        assertThat(clocks(List.of(unit(40, 100, null, null)), null, 421).golden())
                .isEqualTo(Golden.OVERDUE);
    }

    @Test
    void whatEndedWithoutAnArrivalIsNotJudged() {
        var clocks = Clocks.of(REPORT, List.of(), null, REPORT.plusSeconds(900), GOLDEN, REPORT.plusSeconds(9_000));
        assertThat(clocks.golden()).isEqualTo(Golden.UNKNOWN);
    }

    @Test
    void whereNobodyHastensNoClockRuns() {
        var clocks = Clocks.of(REPORT, List.of(), null, null, null, REPORT.plusSeconds(9_000));
        assertThat(clocks.golden()).isEqualTo(Golden.NONE);
    }

    @Test
    void aReportThatTellsOfTheArrivalCountsWhereNoUnitDoes() {
        var clocks = clocks(List.of(), REPORT.plusSeconds(296), 600);
        assertThat(clocks.arrived()).isEqualTo(Duration.ofSeconds(296));
    }

    @Test
    void itIsOverWhenTheLastUnitHasLeft() {
        assertThat(clocks(List.of(unit(1, 2, 3, 700), unit(1, 2, 3, null)), null, 900)
                        .cleared())
                .isNull();
        assertThat(clocks(List.of(unit(1, 2, 3, 700), unit(1, 2, 3, 800)), null, 900)
                        .cleared())
                .isEqualTo(Duration.ofSeconds(800));
    }

    @Test
    void anArrivalBeforeTheReportTookNoTime() {
        assertThat(clocks(List.of(unit(-60, -30, -10, null)), null, 60).arrived())
                .isEqualTo(Duration.ZERO);
    }

    @Test
    void turnoutEndsWithLeavingAndTravelWithArriving() {
        var unit = unit(40, 100, 400, null);
        assertThat(unit.turnout()).isEqualTo(Duration.ofSeconds(60));
        assertThat(unit.travel()).isEqualTo(Duration.ofSeconds(300));
        assertThat(unit.stage()).isEqualTo(Unit.Stage.ARRIVED);
        assertThat(unit(40, null, 400, null).travel()).isEqualTo(Duration.ofSeconds(360));
        assertThat(unit(40, null, null, null).turnout()).isNull();
    }

    private static Clocks clocks(List<Unit> units, @Nullable Instant arrival, long now) {
        return Clocks.of(REPORT, units, arrival, null, GOLDEN, REPORT.plusSeconds(now));
    }

    private static Unit unit(
            int dispatched, @Nullable Integer enRoute, @Nullable Integer arrived, @Nullable Integer cleared) {
        return new Unit(
                "u" + dispatched + enRoute + arrived + cleared,
                "engine",
                LocalText.same("1"),
                null,
                at(dispatched),
                at(enRoute),
                at(arrived),
                at(cleared),
                null);
    }

    private static @Nullable Instant at(@Nullable Integer seconds) {
        return seconds == null ? null : REPORT.plusSeconds(seconds);
    }
}
