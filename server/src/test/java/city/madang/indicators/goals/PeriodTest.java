package city.madang.indicators.goals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {

    @ParameterizedTest
    @CsvSource({"YEAR, 2026", "MONTH, 2026-10", "LIVE, 2026-10-21"})
    void isReadAsItIsWritten(Cadence cadence, String text) {
        assertThat(cadence.read(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026-13", "26", "2026-10-21T00", "x"})
    void refusesWhatIsNoMonth(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Cadence.MONTH.read(text));
    }

    @Test
    void knowsWhatCameBefore() {
        assertThat(Cadence.MONTH.read("2026-01").previous()).isEqualTo(Cadence.MONTH.read("2025-12"));
        assertThat(Cadence.MONTH.read("2026-01").yearBefore()).isEqualTo(Cadence.MONTH.read("2025-01"));
        assertThat(Cadence.LIVE.read("2026-11-21").yearBefore().start().getDayOfWeek())
                .isEqualTo(LocalDate.of(2026, 11, 21).getDayOfWeek());
    }

    @Test
    void liesOnALineOfYearsByItsEnd() {
        assertThat(Cadence.YEAR.read("2026").position()).isEqualTo(2027);
        assertThat(Cadence.MONTH.read("2026-12").position()).isEqualTo(2027);
        assertThat(Cadence.MONTH.read("2026-06").position()).isEqualTo(2026.5);
        assertThat(Cadence.LIVE.read("2026-12-31").position()).isCloseTo(2027, within(1e-9));
    }

    @Test
    void holdsTheDaysOfItself() {
        assertThat(Cadence.MONTH.holding(LocalDate.of(2026, 11, 21)).text()).isEqualTo("2026-11");
        assertThat(Cadence.MONTH.read("2026-11").end()).isEqualTo(LocalDate.of(2026, 12, 1));
    }
}
