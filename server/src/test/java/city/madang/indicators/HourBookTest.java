package city.madang.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class HourBookTest {

    private static final long MOMENT = Instant.parse("2026-11-21T03:20:00Z").toEpochMilli();

    private final List<Long> asked = new ArrayList<>();
    private final HourBook book = new HourBook(hour -> {
        asked.add(hour);
        return new FigureValues(hour, 1, 1);
    });

    @Test
    void comparesWithTheEndOfTheSameHour() {
        assertThat(Instant.ofEpochMilli(HourBook.yesterday(MOMENT))).isEqualTo("2026-11-20T04:00:00Z");
        assertThat(Instant.ofEpochMilli(HourBook.lastWeek(MOMENT))).isEqualTo("2026-11-14T04:00:00Z");
    }

    @Test
    void asksOnceForEveryHour() {
        book.prepare(MOMENT, MOMENT);
        book.prepare(MOMENT, MOMENT + 10_000);

        assertThat(Arrays.stream(HourBook.hoursFor(MOMENT)).boxed()).containsExactlyInAnyOrderElementsOf(asked);
        assertThat(asked).doesNotHaveDuplicates();
    }

    @Test
    void looksAgainAfterAWhileBecauseLateReadingsChangeThePast() {
        book.prepare(MOMENT, MOMENT);
        int first = asked.size();
        book.prepare(MOMENT, MOMENT + 6 * 60_000);

        assertThat(asked).hasSize(2 * first);
    }

    @Test
    void looksAgainSoonerWhileTheBookIsYoung() {
        book.prepare(MOMENT, MOMENT);
        int hours = asked.size();
        book.prepare(MOMENT, MOMENT + 21_000);
        book.prepare(MOMENT, MOMENT + 60_000);
        book.prepare(MOMENT, MOMENT + 70_000);

        assertThat(asked).hasSize(3 * hours);
    }

    @Test
    void needsTwoNewHoursWhenAnHourHasPassed() {
        book.prepare(MOMENT, MOMENT + 100 * HourBook.HOUR);
        asked.clear();
        book.prepare(MOMENT + HourBook.HOUR, MOMENT + 100 * HourBook.HOUR);

        assertThat(asked)
                .containsExactlyInAnyOrder(
                        HourBook.begun(MOMENT) + HourBook.HOUR, HourBook.lastWeek(MOMENT) + HourBook.HOUR);
    }
}
