package city.madang.indicators.goals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import city.madang.governance.Policies;
import city.madang.identity.Viewer;
import city.madang.platform.LocalText;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

    private static final Instant FIRST = Instant.parse("2026-10-20T00:00:00Z");
    private static final Instant LATER = Instant.parse("2026-11-20T00:00:00Z");

    @Test
    void showsTheNewestRevisionAndKeepsTheOthers() {
        var values = new Values(
                List.of(value("2026-09", Slice.CITY, 61.0, 2, LATER), value("2026-09", Slice.CITY, 60.4, 1, FIRST)));

        assertThat(values.latest(Slice.CITY)).hasValueSatisfying(latest -> {
            assertThat(latest.value()).isEqualTo(61.0);
            assertThat(latest.revision()).isEqualTo(2);
        });
        assertThat(values.revisions(month("2026-09"), Slice.CITY))
                .extracting(Value::value)
                .containsExactly(60.4, 61.0);
        assertThat(values.corrections()).hasSize(1);
    }

    @Test
    void looksBackAtWhatWasKnownThen() {
        var values = new Values(
                List.of(value("2026-09", Slice.CITY, 60.4, 1, FIRST), value("2026-09", Slice.CITY, 61.0, 2, LATER)));

        assertThat(values.asOf(LATER.minusSeconds(1)).latest(Slice.CITY))
                .hasValueSatisfying(latest -> assertThat(latest.value()).isEqualTo(60.4));
        assertThat(values.asOf(FIRST.minusSeconds(1)).isEmpty()).isTrue();
    }

    @Test
    void findsGapsWhereBothSexesHaveAValue() {
        var values = new Values(List.of(
                value("2026-08", Slice.sex("female"), 53, 1, FIRST),
                value("2026-08", Slice.sex("male"), 68, 1, FIRST),
                value("2026-09", Slice.sex("female"), 55, 1, FIRST),
                value("2026-09", Slice.sex("male"), 67, 1, FIRST),
                value("2026-10", Slice.sex("female"), 56, 1, FIRST)));

        var gaps = values.gaps(null);

        assertThat(gaps).extracting(Gap::difference).containsExactly(-15.0, -12.0);
        assertThat(gaps.getLast().narrowerThan(gaps.getFirst())).isTrue();
    }

    @Test
    void withholdsWhatThePolicyWithholds() {
        var policy = Policies.of("""
                - dataset: indicators
                  fields: [deaths]
                  what: {ko: 적은 수, en: Small counts}
                  reason: privacy
                  see: {anyone: {fewer-than: 5}, official: show}
                """);
        var values = new Values(List.of(
                value("2026-09", Slice.district("11680"), 3, 1, FIRST), value("2026-09", Slice.CITY, 15, 1, FIRST)));

        var seen = values.seenBy(policy.of(Viewer.anyone()), "deaths");

        assertThat(seen.latest(Slice.CITY)).isPresent();
        assertThat(seen.latest(Slice.district("11680"))).isEmpty();
        assertThat(values.seenBy(policy.of(Viewer.anyone()), "other")).isSameAs(values);
    }

    @Test
    void ranksDistrictsAndLetsEqualsShareARank() {
        var report = Report.of(
                indicator(Direction.LESS, null),
                new Values(List.of(
                        value("2026-09", Slice.CITY, 15, 1, FIRST),
                        value("2026-09", Slice.district("11110"), 12.04, 1, FIRST),
                        value("2026-09", Slice.district("11140"), 11.96, 1, FIRST),
                        value("2026-09", Slice.district("11170"), 9, 1, FIRST),
                        value("2026-08", Slice.district("11200"), 1, 1, FIRST))));

        assertThat(report.ranking()).extracting(Report.Ranked::district).containsExactly("11170", "11140", "11110");
        assertThat(report.ranking()).extracting(Report.Ranked::rank).containsExactly(1, 2, 2);
        assertThat(report.standing()).isEqualTo(Standing.UNJUDGED);
    }

    @Test
    void saysWhetherAChangeIsForTheGood() {
        var report = Report.of(
                indicator(Direction.LESS, new Target(10, 2028)),
                new Values(List.of(
                        value("2025-09", Slice.CITY, 20, 1, FIRST),
                        value("2026-08", Slice.CITY, 15, 1, FIRST),
                        value("2026-09", Slice.CITY, 16, 1, FIRST))));

        assertThat(report.previous()).isNotNull().extracting(Change::better).isEqualTo(false);
        assertThat(report.yearBefore()).isNotNull().extracting(Change::better).isEqualTo(true);
        assertThat(report.planned()).isNotNull().isCloseTo(20 - 10 * 1 / 3.25, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(strings = {"city", "11680", "female", "15-29", "60+", "11680_female", "11680_male_60+"})
    void readsASliceAsItIsWritten(String key) {
        assertThat(Slice.parse(key).key()).isEqualTo(key);
    }

    @Test
    void refusesASliceThatIsNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> Slice.parse("everybody"));
        assertThatIllegalArgumentException().isThrownBy(() -> Slice.sex("x"));
    }

    private static Indicator indicator(Direction direction, @Nullable Target target) {
        return new Indicator(
                "dust",
                "air",
                LocalText.same("Dust"),
                LocalText.same("Dust in the air"),
                LocalText.same("µg/m³"),
                0,
                "climate",
                Cadence.MONTH,
                direction,
                target,
                List.of("11.6"),
                true,
                false,
                List.of(),
                false,
                new Origin.Entered());
    }

    private static Value value(String period, Slice slice, double value, int revision, Instant known) {
        return new Value(month(period), slice, value, revision, false, 1, known);
    }

    private static Period month(String text) {
        return Cadence.MONTH.read(text);
    }
}
