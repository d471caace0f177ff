package city.madang.opinion.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BurstTest {

    @Test
    void givesTheTailOfTheNegativeBinomialDistribution() {
        // Shape 2.5 and success probability 11/31: P(X = 0) = (11/31)^2.5, P(X = 1) = 2.5 · 20/31 · P(X = 0).
        double none = Math.pow(11 / 31.0, 2.5);
        double one = none * 2.5 * 20 / 31;
        assertThat(Burst.chance(1, 20, 2, 10)).isCloseTo(1 - none, within(1e-12));
        assertThat(Burst.chance(2, 20, 2, 10)).isCloseTo(1 - none - one, within(1e-12));
    }

    @Test
    void findsNothingWithoutAPast() {
        assertThat(Burst.chance(10, 20, 0, 0)).isGreaterThan(0.2);
    }

    @Test
    void findsTenWhereTwoAreUsual() {
        assertThat(Burst.expected(100, 14, 700)).isCloseTo(2.07, within(0.01));
        assertThat(Burst.chance(10, 100, 14, 700)).isLessThan(1e-3);
        assertThat(Burst.chance(3, 100, 14, 700)).isGreaterThan(0.1);
    }

    @Test
    void isLessLikelyTheMoreThereAreAndTheFewerThereWere() {
        var random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            int count = 1 + random.nextInt(80);
            long texts = count + random.nextInt(200);
            long before = random.nextInt(50);
            long textsBefore = before + random.nextInt(1_000);
            double chance = Burst.chance(count, texts, before, textsBefore);
            assertThat(chance).as("seed 7, round %d", i).isBetween(0.0, 1.0);
            assertThat(Burst.chance(count + 1, texts, before, textsBefore)).isLessThanOrEqualTo(chance + 1e-12);
            assertThat(Burst.chance(count, texts, before + 1, textsBefore + 1)).isGreaterThanOrEqualTo(chance - 1e-12);
        }
    }

    @Test
    void tellsTheSmallestCountThatIsUnlikelyEnough() {
        int needed = Burst.smallest(1e-4, 100, 14, 700);
        assertThat(Burst.chance(needed, 100, 14, 700)).isLessThanOrEqualTo(1e-4);
        assertThat(Burst.chance(needed - 1, 100, 14, 700)).isGreaterThan(1e-4);
    }
}
