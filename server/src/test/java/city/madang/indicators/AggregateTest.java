package city.madang.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AggregateTest {

    @ParameterizedTest
    @CsvSource({
        "mean, 5.5",
        "sum, 55",
        "min, 1",
        "max, 10",
        "median, 5.5",
        "p90, 9",
        "count, 10",
        "share-above, 70",
        "share-below, 20"
    })
    void makesOneNumberOfTheFirstTen(String name, double expected) {
        var values = new double[] {10, 3, 1, 2, 9, 4, 5, 8, 6, 7, 1000};

        assertThat(Aggregate.parse(name).of(values, 10, 3)).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(Aggregate.class)
    void saysNothingOfNothing(Aggregate aggregate) {
        double nothing = aggregate.of(new double[0], 0, 0);

        if (aggregate == Aggregate.COUNT) {
            assertThat(nothing).isZero();
        } else {
            assertThat(nothing).isNaN();
        }
    }

    @Test
    void leavesValuesAtTheThresholdOutOfBothShares() {
        var values = new double[] {1, 2, 2, 3};

        assertThat(Aggregate.SHARE_ABOVE.of(values, 4, 2)).isEqualTo(25);
        assertThat(Aggregate.SHARE_BELOW.of(values, 4, 2)).isEqualTo(25);
    }

    @Test
    void namesTheAggregatesThereAre() {
        assertThatThrownBy(() -> Aggregate.parse("average")).hasMessageContaining("mean, sum");
    }

    /// Order, shift and scale: what any summary of the same values must keep.
    @ParameterizedTest
    @EnumSource(Aggregate.class)
    void keepsTheLawsOfSummaries(Aggregate aggregate) {
        for (long seed = 0; seed < 300; seed++) {
            var random = new Random(seed);
            int count = 1 + random.nextInt(60);
            var values = random.doubles(count, -50, 50).toArray();
            double threshold = random.nextDouble(-60, 60);
            double value = of(aggregate, values, threshold);

            assertThat(of(aggregate, shuffled(values, random), threshold))
                    .as("seed %d", seed)
                    .isCloseTo(value, within(1e-9));
            var tripled = Arrays.stream(values).map(x -> 3 * x).toArray();
            double scaled = of(aggregate, tripled, 3 * threshold);
            var shifted = of(aggregate, Arrays.stream(values).map(x -> x + 7).toArray(), threshold + 7);
            switch (aggregate) {
                case MEAN, MIN, MAX, MEDIAN, P90 -> {
                    assertThat(scaled).isCloseTo(3 * value, within(1e-9));
                    assertThat(shifted).isCloseTo(value + 7, within(1e-9));
                    assertThat(value)
                            .isBetween(of(Aggregate.MIN, values, 0) - 1e-9, of(Aggregate.MAX, values, 0) + 1e-9);
                }
                case SUM -> {
                    assertThat(scaled).isCloseTo(3 * value, within(1e-9));
                    assertThat(shifted).isCloseTo(value + 7.0 * count, within(1e-9));
                }
                case COUNT -> assertThat(value).isEqualTo(count);
                case SHARE_ABOVE, SHARE_BELOW -> {
                    assertThat(scaled).isEqualTo(value);
                    assertThat(value).isBetween(0.0, 100.0);
                }
            }
        }
    }

    @Test
    void findsAtLeastNineOfTenAtOrBelowP90() {
        for (long seed = 0; seed < 300; seed++) {
            var random = new Random(seed);
            var values = random.doubles(1 + random.nextInt(100), 0, 10).toArray();
            double p90 = of(Aggregate.P90, values, 0);

            double share = Arrays.stream(values).filter(x -> x <= p90).count() / (double) values.length;
            double below = Arrays.stream(values).filter(x -> x < p90).count() / (double) values.length;
            assertThat(share).as("seed %d", seed).isGreaterThanOrEqualTo(0.9 - 1e-9);
            assertThat(below).as("seed %d", seed).isLessThan(0.9 + 1e-9);
        }
    }

    private static double of(Aggregate aggregate, double[] values, double threshold) {
        return aggregate.of(values.clone(), values.length, threshold);
    }

    private static double[] shuffled(double[] values, Random random) {
        var copy = values.clone();
        for (int i = copy.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            double swap = copy[i];
            copy[i] = copy[j];
            copy[j] = swap;
        }
        return copy;
    }
}
