package city.madang.indicators.pledges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import city.madang.indicators.goals.Standing;
import city.madang.platform.CityException;
import city.madang.platform.LocalText;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressTest {

    /// Milestones a, b, c, d at the ends of January, April, July and October 2026.
    private static final Task TASK = new Task(
            "1-1-1",
            "1-1",
            LocalText.same("Stations"),
            LocalText.same("More stations"),
            "fire-119",
            YearMonth.of(2026, 1),
            YearMonth.of(2026, 10),
            1_000,
            List.of("fire-response"),
            List.of(),
            List.of(step("a", 1), step("b", 4), step("c", 7), step("d", 10)));

    @ParameterizedTest
    @CsvSource({
        "'', 2025-12-01, NOT_BEGUN",
        "'', 2026-01-31, ON_COURSE",
        "'', 2026-02-01, BEHIND",
        "a, 2026-04-30, ON_COURSE",
        "a, 2026-05-01, BEHIND",
        "a, 2026-08-01, FAR_BEHIND",
        "ab, 2026-10-31, BEHIND",
        "ab, 2027-03-01, FAR_BEHIND",
        "abcd, 2027-03-01, DONE",
        "abcd, 2026-02-01, DONE"
    })
    void standsByItsMilestones(String done, LocalDate today, PledgeState state) {
        assertThat(progress(done, today).state()).isEqualTo(state);
    }

    @Test
    void countsDaysFromTheEarliestLateMilestone() {
        var progress = progress("a", LocalDate.of(2026, 8, 10));

        assertThat(progress.late()).extracting(Milestone::id).containsExactly("b", "c");
        assertThat(progress.daysLate()).isEqualTo(102);
        assertThat(progress.percent()).isEqualTo(25);
        assertThat(progress.plannedPercent()).isEqualTo(75);
    }

    @Test
    void isBehindWhenAnIndicatorOfItsEffectIsFarBehind() {
        var progress = Progress.of(
                TASK, reports("ab"), Map.of("fire-response", Standing.FAR_BEHIND), LocalDate.of(2026, 5, 1));

        assertThat(progress.state()).isEqualTo(PledgeState.BEHIND);
        assertThat(progress.weak()).containsExactly("fire-response");
    }

    @Test
    void doesNotCountWhatWasWithdrawn() {
        var withdrawn = new ProgressReport(9, "1-1-1", at(9), null, "Done", "a", 900L, null, null, "It was not");
        var counted = new ProgressReport(8, "1-1-1", at(8), null, "Spent", null, 300L, null, null, null);

        var progress = Progress.of(TASK, List.of(withdrawn, counted), Map.of(), LocalDate.of(2026, 3, 1));

        assertThat(progress.done()).isEmpty();
        assertThat(progress.spentMillionWon()).isEqualTo(300);
    }

    @Test
    void putsWhatIsLongestLateFirst() {
        var late = progress("", LocalDate.of(2026, 3, 1));
        var later = progress("", LocalDate.of(2026, 4, 1));
        var done = progress("abcd", LocalDate.of(2026, 4, 1));

        assertThat(Stream.of(done, late, later).sorted(Progress.MOST_URGENT)).containsExactly(later, late, done);
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "//evil.example", "file:///etc/passwd", "not an address"})
    void refusesALinkThatIsNoWebAddress(String link) {
        assertThatExceptionOfType(CityException.class)
                .isThrownBy(() -> new NewReport("1-1-1", "Done", null, null, link, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"page.html", "run.svg", "noending", "a.pdf.exe", "../../x.js"})
    void refusesAFileThatABrowserWouldRun(String name) {
        assertThatExceptionOfType(CityException.class).isThrownBy(() -> Evidence.of(name, new byte[1]));
    }

    @Test
    void takesAFileUpToFiveMegabytesWithoutItsFolder() {
        assertThat(Evidence.of("C:\\work\\사진 \"1\".JPG", new byte[Evidence.MOST_BYTES])
                        .name())
                .isEqualTo("사진 1.JPG");
        assertThatExceptionOfType(CityException.class)
                .isThrownBy(() -> Evidence.of("a.pdf", new byte[Evidence.MOST_BYTES + 1]));
    }

    private static Progress progress(String done, LocalDate today) {
        return Progress.of(TASK, reports(done), Map.of("fire-response", Standing.ON_COURSE), today);
    }

    private static List<ProgressReport> reports(String done) {
        return done.chars()
                .mapToObj(letter -> report(Character.toString(letter), letter))
                .toList();
    }

    private static ProgressReport report(@Nullable String milestone, long id) {
        return new ProgressReport(id, "1-1-1", at(id), null, "Done", milestone, null, null, null, null);
    }

    private static Instant at(long id) {
        return Instant.parse("2026-01-01T00:00:00Z").plusSeconds(id);
    }

    private static Milestone step(String id, int month) {
        return new Milestone(id, LocalText.same(id), YearMonth.of(2026, month));
    }
}
