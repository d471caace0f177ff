package city.madang.situation.merging;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.platform.Position;
import city.madang.situation.merging.Likeness.Verdict;
import city.madang.situation.merging.Matching.Reach;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MatchingTest {

    private static final Instant NOON = Instant.parse("2026-11-21T03:00:00Z");
    private static final Position GANGNAM = new Position(127.0276, 37.4979);
    /// Metres of one degree on the mean Earth.
    private static final double DEGREE = 111_195;

    private final Matching matching = new Matching(Map.of(
            "fire", new Reach(200, Duration.ofMinutes(15), Set.of("gas")),
            "gas", new Reach(200, Duration.ofMinutes(15), Set.of()),
            "medical", new Reach(60, Duration.ofMinutes(10), Set.of())));

    @Test
    void twoSystemsThatTellOfAFireAtOnePlaceTellOfOneFire() {
        assertThat(compare(report("a", 1, "fire", 0, 0), report("b", 2, "fire", 50, 35)))
                .isEqualTo(Verdict.CLEAR);
    }

    @Test
    void oneSystemThatTellsTwiceIsAskedAbout() {
        assertThat(compare(report("a", 1, "fire", 0, 0), report("b", 1, "fire", 50, 35)))
                .isEqualTo(Verdict.DOUBTFUL);
    }

    @Test
    void aKindredKindIsAskedAbout() {
        assertThat(compare(report("a", 1, "fire", 0, 0), report("b", 2, "gas", 50, 35)))
                .isEqualTo(Verdict.DOUBTFUL);
    }

    @Test
    void anotherKindIsAnotherEvent() {
        assertThat(compare(report("a", 1, "fire", 0, 0), report("b", 2, "medical", 5, 5)))
                .isEqualTo(Verdict.NONE);
    }

    @Test
    void whatIsFartherIsAskedAboutAndWhatIsFarIsAnotherEvent() {
        assertThat(compare(report("a", 1, "fire", 0, 0), report("b", 2, "fire", 400, 35)))
                .isEqualTo(Verdict.DOUBTFUL);
        assertThat(compare(report("a", 1, "fire", 0, 0), report("b", 2, "fire", 700, 35)))
                .isEqualTo(Verdict.NONE);
        assertThat(compare(report("a", 1, "fire", 0, 0), report("b", 2, "fire", 0, 3600)))
                .isEqualTo(Verdict.NONE);
    }

    @Test
    void aNumberThatIsNamedDecidesWhateverTheDistance() {
        var one = report("a", 1, "fire", 0, 0);
        var other = new Report("b", 2, "medical", NOON.plusSeconds(7_200), null, Set.of("b"), Set.of("a"));
        assertThat(compare(one, other)).isEqualTo(Verdict.CLEAR);
        assertThat(compare(other, one)).isEqualTo(Verdict.CLEAR);
    }

    @Test
    void withoutAPlaceOnlyANumberJoins() {
        var nowhere = new Report("b", 2, "fire", NOON, null, Set.of("b"), Set.of());
        assertThat(compare(report("a", 1, "fire", 0, 0), nowhere)).isEqualTo(Verdict.NONE);
    }

    @Test
    void comparingIsTheSameEitherWayRound() {
        for (long seed = 0; seed < 300; seed++) {
            var random = new Random(seed);
            var one = random(random, "a");
            var other = random(random, "b");
            assertThat(matching.compare(one, other)).as("seed %d", seed).isEqualTo(matching.compare(other, one));
        }
    }

    @Test
    void theOrderInWhichReportsComeDoesNotMatter() {
        for (long seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            var reports = reports(random);
            var events = matching.events(reports);
            Collections.shuffle(reports, random);
            assertThat(matching.events(reports)).as("seed %d", seed).isEqualTo(events);
        }
    }

    @Test
    void takingThemOneByOneEndsWithTheSameEvents() {
        for (long seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            var reports = reports(random);
            assertThat(oneByOne(reports)).as("seed %d", seed).isEqualTo(matching.events(reports));
        }
    }

    @Test
    void aFurtherReportPartsNobody() {
        for (long seed = 0; seed < 200; seed++) {
            var reports = reports(new Random(seed));
            var before = matching.events(reports.subList(0, reports.size() - 1));
            var after = matching.events(reports);
            for (var event : before) {
                assertThat(after)
                        .as("seed %d", seed)
                        .anySatisfy(larger -> assertThat(larger).containsAll(event));
            }
        }
    }

    /// As the room does it: a report joins every event that holds one it is clearly like.
    private Set<Set<String>> oneByOne(List<Report> reports) {
        var events = new ArrayList<List<Report>>();
        for (var report : reports) {
            var joined = new ArrayList<>(List.of(report));
            events.removeIf(event -> {
                boolean same = event.stream()
                        .anyMatch(one -> matching.compare(report, one).verdict() == Verdict.CLEAR);
                if (same) {
                    joined.addAll(event);
                }
                return same;
            });
            events.add(joined);
        }
        var keys = new HashSet<Set<String>>();
        events.forEach(
                event -> keys.add(new HashSet<>(event.stream().map(Report::key).toList())));
        return keys;
    }

    private static List<Report> reports(Random random) {
        var reports = new ArrayList<Report>();
        for (int i = 0; i < 12; i++) {
            reports.add(random(random, "r" + i));
        }
        return reports;
    }

    private static Report random(Random random, String key) {
        var kinds = List.of("fire", "gas", "medical");
        var refersTo = random.nextInt(6) == 0 ? Set.of("r" + random.nextInt(12)) : Set.<String>of();
        return new Report(
                key,
                random.nextInt(3),
                kinds.get(random.nextInt(3)),
                NOON.plusSeconds(random.nextInt(3_000)),
                random.nextInt(8) == 0 ? null : east(random.nextInt(1_200)),
                Set.of(key),
                refersTo);
    }

    private Verdict compare(Report one, Report other) {
        return matching.compare(one, other).verdict();
    }

    private static Report report(String key, int source, String kind, double metresEast, long seconds) {
        return new Report(key, source, kind, NOON.plusSeconds(seconds), east(metresEast), Set.of(key), Set.of());
    }

    private static @Nullable Position east(double metres) {
        return new Position(GANGNAM.lon() + metres / DEGREE / Math.cos(Math.toRadians(GANGNAM.lat())), GANGNAM.lat());
    }
}
