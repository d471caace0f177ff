package city.madang.observations.sensorthings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsoTimeTest {

    private final IsoTime times = new IsoTime();

    @RepeatedTest(200)
    void agreesWithJavaTime(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        var instant = Instant.ofEpochMilli(random.nextLong(-2_000_000_000_000L, 4_000_000_000_000L));
        var offset = ZoneOffset.ofTotalSeconds(random.nextInt(-18, 19) * 1800);

        assertThat(parse(instant.toString())).isEqualTo(instant.toEpochMilli());
        assertThat(parse(instant.atOffset(offset).toString())).isEqualTo(instant.toEpochMilli());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T05:32:07Z, 2026-11-21T05:32:07Z",
        "2026-11-21T14:32:07+09:00, 2026-11-21T05:32:07Z",
        "2026-11-21T14:32:07.250+0900, 2026-11-21T05:32:07.250Z",
        "2026-11-21T05:32:07Z/2026-11-21T06:00:00Z, 2026-11-21T05:32:07Z",
    })
    void readsTheFormsOfTheStandard(String text, Instant time) {
        assertThat(parse(text)).isEqualTo(time.toEpochMilli());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "yesterday", "2026-11-21", "2026-13-21T05:32:07Z", "2026-11-21T25:00:00Z", "1795239127"})
    void knowsWhatIsNoTime(String text) {
        assertThat(parse(text)).isEqualTo(IsoTime.INVALID);
    }

    private long parse(String text) {
        return times.parse(text.toCharArray(), 0, text.length());
    }
}
