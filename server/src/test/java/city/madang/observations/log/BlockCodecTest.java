package city.madang.observations.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class BlockCodecTest {

    @RepeatedTest(200)
    void readsBackEveryRowBitForBit(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        var rows = rows(random, random.nextInt(1, 400));
        int from = random.nextInt(rows.appended());

        var back = new Columns(1);
        BlockCodec.decode(BlockCodec.encode(rows, from, rows.appended()), back);

        assertThat(back.appended()).isEqualTo(rows.appended() - from);
        for (int row = 0; row < back.appended(); row++) {
            assertThat(back.datastream(row)).isEqualTo(rows.datastream(from + row));
            assertThat(back.time(row)).isEqualTo(rows.time(from + row));
            assertThat(Double.doubleToRawLongBits(back.result(row)))
                    .isEqualTo(Double.doubleToRawLongBits(rows.result(from + row)));
            assertThat(back.rawQuality(row)).isEqualTo(rows.rawQuality(from + row));
        }
    }

    @Test
    void packsTenthsIntoFewBytes() {
        var rows = new Columns(1000);
        var random = new Random(7);
        double value = 20;
        for (int i = 0; i < 1000; i++) {
            value += random.nextInt(-3, 4) / 10.0;
            rows.add(i % 50, 1_795_219_200_000L + i / 50 * 1000, Math.rint(value * 10) / 10, (byte) 0);
        }

        assertThat(BlockCodec.encode(rows, 0, 1000).length).isLessThan(1_500);
    }

    @RepeatedTest(50)
    void noticesEveryFlippedBit(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        var block = BlockCodec.encode(rows(random, 100), 0, 100);
        int at = random.nextInt(block.length);
        if (at >= 4 && at < 8) {
            return;
        }
        block[at] ^= (byte) (1 << random.nextInt(8));

        assertThatIllegalArgumentException().isThrownBy(() -> BlockCodec.decode(block, new Columns(100)));
    }

    private static Columns rows(Random random, int size) {
        var rows = new Columns(4);
        int form = random.nextInt(4);
        for (int i = 0; i < size; i++) {
            double result = switch (form) {
                case 0 -> random.nextInt(-500, 500) / 10.0;
                case 1 -> 126 + random.nextInt(1_000_000) / 1_000_000.0;
                case 2 -> random.nextGaussian();
                default -> random.nextBoolean() ? -0.0 : random.nextLong();
            };
            rows.add(random.nextInt(100_000), random.nextLong(-1L << 50, 1L << 50), result, (byte) random.nextInt());
        }
        return rows;
    }
}
