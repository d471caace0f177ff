package city.madang.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class JsonBytesTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "18.0, 18",
        "0.031, 0.031",
        "-0.0000004, 0",
        "127.0473216, 127.047322",
        "-12.5, -12.5",
        "999999999.5, 999999999.5",
        "1.0E12, 1.0E12",
        "NaN, null",
        "Infinity, null"
    })
    void writesNumbersShort(double value, String json) {
        assertThat(new JsonBytes().number(value)).hasToString(json);
    }

    @ParameterizedTest
    @CsvSource({"18.249, 1, 18.2", "18.25, 1, 18.3", "17.96, 1, 18", "17.5, 0, 18", "0.0004, 3, 0"})
    void roundsToTheDecimalsAskedFor(double value, int decimals, String json) {
        assertThat(new JsonBytes().number(value, decimals)).hasToString(json);
    }

    @Test
    void writesWholeNumbersOfEverySize() {
        for (long value : new long[] {0, 9, 10, -1, 99, 100, Long.MAX_VALUE, Long.MIN_VALUE}) {
            assertThat(new JsonBytes().number(value)).hasToString(Long.toString(value));
        }
    }

    @Test
    void putsCommasWhereJsonWantsThem() {
        var json = new JsonBytes().beginObject();
        json.name("a")
                .beginArray()
                .number(1)
                .number(2)
                .beginArray()
                .endArray()
                .nothing()
                .endArray();
        json.name("b").bool(true).name("c").beginObject().endObject().endObject();

        assertThat(json).hasToString("{\"a\":[1,2,[],null],\"b\":true,\"c\":{}}");
    }

    @Test
    void writesAnyTextSoThatAParserReadsItBack() {
        var json = JsonMapper.shared();
        var random = new Random(1);
        for (int round = 0; round < 2_000; round++) {
            var text = new StringBuilder();
            for (int i = random.nextInt(12); i > 0; i--) {
                int point = random.nextInt(4) == 0 ? random.nextInt(0x110000) : random.nextInt(0x200);
                if (point < 0xd800 || point > 0xdfff) {
                    text.appendCodePoint(point);
                }
            }
            var written = new JsonBytes(1).string(text.toString()).toByteArray();
            assertThat(json.readValue(written, String.class)).isEqualTo(text.toString());
        }
    }

    @Test
    void readsBackEveryNumberToTheMillionth() {
        var random = new Random(2);
        for (int round = 0; round < 20_000; round++) {
            double value = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(10));
            double read = Double.parseDouble(new JsonBytes().number(value).toString());
            assertThat(read).isCloseTo(value, org.assertj.core.data.Offset.offset(0.6e-6));
        }
    }
}
