package city.madang.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.indicators.FigureDefinition.Counting;
import city.madang.indicators.FigureDefinition.OfOccurrences;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HappeningsTest {

    /// Noon in Seoul.
    private static final long NOON = Instant.parse("2026-11-21T03:00:00Z").toEpochMilli();

    private static final long HOUR = 3_600_000;
    private static final long NEVER = Long.MAX_VALUE;

    private final Happenings happenings = new Happenings(ZoneId.of("Asia/Seoul"), 3);
    private final List<Happening> newestFirst = List.of(
            happening(5, NOON - HOUR, NEVER, 1, "fire", Map.of("dispatchSeconds", "300")),
            happening(4, NOON - 2 * HOUR, NOON - HOUR, 1, "rescue", Map.of("dispatchSeconds", "420")),
            happening(3, NOON - 3 * HOUR, NOON - HOUR / 2, 2, "fire", Map.of("dispatchSeconds", "600")),
            happening(2, NOON - 13 * HOUR, NEVER, 2, "fire", Map.of()),
            happening(1, NOON - 20 * HOUR, NOON - 19 * HOUR, 0, "fire", Map.of("dispatchSeconds", "60")));

    @Test
    void countsWhatIsOpenWheneverItBegan() {
        assertThat(values(Counting.OPEN, List.of(), null, null, NOON)).containsExactly(2.0, 1.0, 1.0);
    }

    @Test
    void countsWhatBeganSinceMidnightInTheCity() {
        assertThat(values(Counting.COUNT, List.of(), null, null, NOON)).containsExactly(3.0, 2.0, 1.0);
    }

    @Test
    void countsWhatBeganWithinATime() {
        assertThat(values(Counting.COUNT, List.of("fire"), null, Duration.ofHours(24), NOON))
                .containsExactly(4.0, 1.0, 2.0);
    }

    @Test
    void saysWhichShareIsClosed() {
        assertThat(values(Counting.SHARE_CLOSED, List.of(), null, Duration.ofHours(24), NOON))
                .containsExactly(60.0, 50.0, 50.0);
    }

    @Test
    void takesTheMedianOfAPropertyThatNotAllHave() {
        assertThat(values(Counting.MEDIAN, List.of(), "dispatchSeconds", Duration.ofHours(24), NOON))
                .containsExactly(360.0, 360.0, 600.0);
    }

    @Test
    void tellsHowItStoodBefore() {
        long before = NOON - HOUR - HOUR / 2;

        assertThat(values(Counting.OPEN, List.of(), null, null, before)).containsExactly(3.0, 1.0, 2.0);
        assertThat(values(Counting.COUNT, List.of(), null, null, before)).containsExactly(2.0, 1.0, 1.0);
    }

    @Test
    void saysNothingBeforeAnythingHappened() {
        assertThat(values(Counting.OPEN, List.of(), null, null, NOON - 30 * HOUR))
                .containsOnly(Double.NaN);
    }

    private double[] values(
            Counting counting, List<String> categories, @Nullable String field, @Nullable Duration within, long at) {
        var what = new OfOccurrences("incident", categories, counting, field, 1, within);
        var results = happenings.compute(what, newestFirst, at);
        return java.util.Arrays.stream(results)
                .mapToDouble(Members.Result::value)
                .toArray();
    }

    private static Happening happening(
            long id, long time, long closed, int area, String category, Map<String, String> properties) {
        return new Happening(id, time, closed, Math.min(closed, NOON), area, category, properties);
    }
}
