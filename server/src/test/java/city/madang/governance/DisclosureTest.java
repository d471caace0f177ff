package city.madang.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import city.madang.platform.LocalText;
import city.madang.platform.Position;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DisclosureTest {

    private static final Reason PRIVACY =
            new Reason("privacy", LocalText.same("Privacy"), LocalText.same("Act, Article 1"));
    private static final Position CITY_HALL = new Position(126.9784, 37.5666);

    private final Disclosure show = new Disclosure.Show();
    private final Disclosure mask = new Disclosure.Mask(PRIVACY);
    private final Disclosure district = new Disclosure.Generalise(new Coarseness.District(), PRIVACY);
    private final Disclosure tenYears = new Disclosure.Generalise(new Coarseness.Band(10), PRIVACY);
    private final Disclosure fewerThanFive = new Disclosure.Suppress(5, PRIVACY);

    @Test
    void leavesWhatIsShownAsItIs() {
        assertThat(show.ofValue("010-1234")).isEqualTo("010-1234");
        assertThat(show.ofNumber(17.3)).isEqualTo(17.3);
        assertThat(show.ofPosition(CITY_HALL, position -> null)).isEqualTo(CITY_HALL);
    }

    @Test
    void tellsNothingOfWhatIsMasked() {
        assertThat(mask.ofValue("010-1234")).isNull();
        assertThat(mask.ofNumber(17.3)).isNaN();
        assertThat(mask.ofPosition(CITY_HALL, position -> position)).isNull();
        assertThat(mask.because()).isEqualTo(PRIVACY);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "9, 0", "10, 10", "37.9, 30", "-1, -10"})
    void givesTheLowerBoundOfABand(double age, double band) {
        assertThat(tenYears.ofNumber(age)).isEqualTo(band);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, NaN", "4, NaN", "5, 5", "120, 120"})
    void hidesCountsOfAFewPeopleButNotOfNobody(double people, double shown) {
        assertThat(fewerThanFive.ofNumber(people)).isEqualTo(Double.valueOf(shown));
    }

    @Test
    void makesAPlaceItsDistrict() {
        var middle = new Position(127.0, 37.56);

        assertThat(district.ofPosition(CITY_HALL, position -> middle)).isEqualTo(middle);
        assertThat(district.ofPosition(CITY_HALL, position -> null)).isNull();
    }

    @Test
    void withholdsAValueThatCannotBeCoarser() {
        assertThat(district.ofValue("서울특별시 중구 세종대로 110")).isNull();
        assertThat(district.ofNumber(3)).isNaN();
        assertThat(tenYears.ofPosition(CITY_HALL, position -> position)).isNull();
    }

    @RepeatedTest(200)
    void keepsAGridPlaceWithinItsCell(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        var grid = new Coarseness.Grid(random.nextInt(50, 5_000));
        var place = new Position(random.nextDouble(126, 128), random.nextDouble(37, 38));

        var shown =
                Objects.requireNonNull(new Disclosure.Generalise(grid, PRIVACY).ofPosition(place, position -> null));

        assertThat(shown.metresTo(place)).isLessThan(grid.metres() * Math.sqrt(0.5) * 1.01);
        assertThat(grid.middleOfCell(shown)).isEqualTo(shown);
    }

    @Test
    void showsNeighboursOfOneCellAtOnePlace() {
        var grid = new Coarseness.Grid(500);
        var middle = grid.middleOfCell(CITY_HALL);

        assertThat(grid.middleOfCell(new Position(middle.lon() + 0.002, middle.lat() - 0.001)))
                .isEqualTo(middle);
    }

    @Test
    void comparesWhatTwoDisclosuresTell() {
        var finer = new Disclosure.Generalise(new Coarseness.Grid(100), PRIVACY);

        assertThat(show.revealsAtLeast(mask)).isTrue();
        assertThat(mask.revealsAtLeast(show)).isFalse();
        assertThat(finer.revealsAtLeast(district)).isTrue();
        assertThat(district.revealsAtLeast(finer)).isFalse();
        assertThat(tenYears.revealsAtLeast(fewerThanFive)).isFalse();
        assertThat(fewerThanFive.revealsAtLeast(tenYears)).isFalse();
        assertThat(fewerThanFive.revealsAtLeast(new Disclosure.Suppress(10, PRIVACY)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1})
    void refusesToHideCountsOfNobody(int fewest) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Disclosure.Suppress(fewest, PRIVACY))
                .withMessageContaining("" + fewest);
    }
}
