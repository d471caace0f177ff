package city.madang.indicators.goals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CourseTest {

    /// From 50 at the end of 2022 to 60 by the end of 2026: two and a half a year.
    private static final Course RISING = new Course(Direction.MORE, new Target(60, 2026), 50, 2023, 0.1);

    @ParameterizedTest
    @CsvSource({"60, MET", "63, MET", "55, ON_COURSE", "54.0, ON_COURSE", "53, BEHIND", "51, BEHIND", "50, FAR_BEHIND"})
    void judgesHalfWayByTheStraightWay(double value, Standing standing) {
        assertThat(RISING.judge(value, 2025)).isEqualTo(standing);
    }

    @Test
    void mayLeaveNothingOpenAfterTheTargetsYear() {
        assertThat(RISING.judge(59.5, 2028)).isEqualTo(Standing.ON_COURSE);
        assertThat(RISING.judge(58, 2028)).isEqualTo(Standing.BEHIND);
        assertThat(RISING.planned(2028)).isEqualTo(60);
    }

    @Test
    void judgesNobodyFarBehindOnTheFirstDay() {
        assertThat(RISING.judge(50, 2023)).isEqualTo(Standing.ON_COURSE);
    }

    @Test
    void letsAnIndicatorThatBeganAtItsTargetWobble() {
        var held = new Course(Direction.LESS, new Target(10, 2026), 9.5, 2023, 0.1);

        assertThat(held.judge(10.05, 2025)).isEqualTo(Standing.ON_COURSE);
        assertThat(held.judge(10.3, 2025)).isEqualTo(Standing.BEHIND);
        assertThat(held.judge(11, 2025)).isEqualTo(Standing.FAR_BEHIND);
        assertThat(held.planned(2024)).isEqualTo(10);
    }

    @Test
    void comesNearFromEitherSide() {
        var balance = new Course(Direction.NEAR, new Target(50, 2028), 40, 2023, 0.1);

        assertThat(balance.judge(50.05, 2024)).isEqualTo(Standing.MET);
        assertThat(balance.judge(55, 2028)).isEqualTo(balance.judge(45, 2028));
        assertThat(balance.planned(2026)).isCloseTo(45, within(1e-9));
    }

    @ParameterizedTest
    @EnumSource(Direction.class)
    void neverJudgesABetterValueWorse(Direction direction) {
        var random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            var target = new Target(random.nextDouble(-100, 100), 2026);
            var course = new Course(direction, target, random.nextDouble(-100, 100), 2020 + random.nextInt(5), 0.1);
            double position = random.nextDouble(2020, 2030);
            double one = random.nextDouble(-150, 150);
            double other = random.nextDouble(-150, 150);
            double better = direction.shortfall(one, target.value()) <= direction.shortfall(other, target.value())
                    ? one
                    : other;
            double worse = better == one ? other : one;

            assertThat(course.judge(better, position))
                    .as("%s at %s: %s against %s", course, position, better, worse)
                    .isGreaterThanOrEqualTo(course.judge(worse, position));
        }
    }

    @Test
    void findsWhoeverGoesTheStraightWayOnCourseOrBetter() {
        var random = new Random(8);
        for (int i = 0; i < 5_000; i++) {
            var course = new Course(
                    Direction.values()[random.nextInt(3)],
                    new Target(random.nextDouble(-100, 100), 2026),
                    random.nextDouble(-100, 100),
                    2022,
                    0);
            double position = random.nextDouble(2022, 2030);

            assertThat(course.judge(course.planned(position), position))
                    .as("%s at %s", course, position)
                    .isGreaterThanOrEqualTo(Standing.ON_COURSE);
        }
    }
}
