package city.madang.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.observations.Quality;
import org.junit.jupiter.api.Test;

class MembersTest {

    private static final long NOW = 1_795_190_400_000L;
    private static final long MINUTE = 60_000;
    private static final long FRESH = 10 * MINUTE;

    /// Five stations: two in district 2, one in district 1, one in district 3, one outside all districts.
    private final Members members = new Members(new int[] {50, 51, 52, 53, 54}, new int[] {2, 1, 0, 2, 3}, 4);
    private final TableState state = new TableState(NOW)
            .with(50, NOW - MINUTE, 10)
            .with(51, NOW - 2 * MINUTE, 20)
            .with(52, NOW - 3 * MINUTE, 30)
            .with(53, NOW - 4 * MINUTE, 40);

    @Test
    void makesTheCityOfAllAndADistrictOfItsOwn() {
        assertThat(mean(0)).isEqualTo(new Members.Result(25, NOW - MINUTE, true, 4));
        assertThat(mean(1)).isEqualTo(new Members.Result(20, NOW - 2 * MINUTE, true, 1));
        assertThat(mean(2)).isEqualTo(new Members.Result(25, NOW - MINUTE, true, 2));
    }

    @Test
    void saysNothingWhereNothingWasEverRead() {
        assertThat(mean(3)).isEqualTo(Members.Result.NOTHING);
    }

    @Test
    void leavesOutWhatIsNotFreshWhileOthersAre() {
        state.with(53, NOW - FRESH - 1, 40);

        assertThat(mean(2)).isEqualTo(new Members.Result(10, NOW - MINUTE, true, 1));
    }

    @Test
    void keepsWhatItWasWhenTheNewestReadingCameIn() {
        state.with(50, NOW - 60 * MINUTE, 10).with(53, NOW - 65 * MINUTE, 40);

        assertThat(mean(2)).isEqualTo(new Members.Result(25, NOW - 60 * MINUTE, false, 2));
    }

    @Test
    void leavesOutWhatItsSourceDoubts() {
        state.with(50, NOW, 1_000, Quality.SUSPECT);

        assertThat(mean(2)).isEqualTo(new Members.Result(40, NOW - 4 * MINUTE, true, 1));
    }

    private Members.Result mean(int area) {
        return members.compute(state, area, Aggregate.MEAN, Double.NaN, FRESH, new double[members.size()]);
    }
}
