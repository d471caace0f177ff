package city.madang.situation.merging;

import city.madang.platform.LocalText;
import city.madang.situation.merging.Likeness.Verdict;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Says which reports tell of the same event. A pure function of the reports: it does not matter in which order they
/// came, and a further report never parts two that were together.
public final class Matching {

    /// Beyond the reach of a clear match, so many times as far and as late is still worth asking a person.
    private static final double DOUBT = 3;

    private static final LocalText NAMED =
            new LocalText("한 신고가 다른 신고의 번호를 가리킵니다.", "One report names the other's number.");

    private final Map<String, Reach> reaches;

    /// How near two reports of a kind must be to be of one event.
    ///
    /// @param metres between their places
    /// @param time between their times
    /// @param like other kinds that the same event may be reported as
    public record Reach(double metres, Duration time, Set<String> like) {
        public Reach {
            like = Set.copyOf(like);
        }
    }

    /// @param reaches by kind; every kind must be there
    public Matching(Map<String, Reach> reaches) {
        this.reaches = Map.copyOf(reaches);
    }

    /// Compares two reports; the same either way round.
    public Likeness compare(Report one, Report other) {
        if (refers(one, other) || refers(other, one)) {
            return new Likeness(Verdict.CLEAR, 1, NAMED);
        }
        var kinds = kinds(one.kind(), other.kind());
        var place = one.position();
        var otherPlace = other.position();
        if (kinds == Kinds.DIFFERENT || place == null || otherPlace == null) {
            return Likeness.NONE;
        }
        var reach = wider(reach(one.kind()), reach(other.kind()));
        double metres = place.metresTo(otherPlace);
        long seconds = Duration.between(one.time(), other.time()).abs().toSeconds();
        double far = metres / reach.metres();
        double late = (double) seconds / reach.time().toSeconds();
        if (far > DOUBT || late > DOUBT) {
            return Likeness.NONE;
        }
        // A system that reports twice at one place means two events, unless it says otherwise: it knows its own.
        boolean clear = far <= 1 && late <= 1 && kinds == Kinds.SAME && one.source() != other.source();
        if (one.source() == other.source() && (far > 1 || late > 1)) {
            return Likeness.NONE;
        }
        double score = Math.exp(-(far * far + late * late) / 2) * (kinds == Kinds.SAME ? 1 : 0.7);
        return new Likeness(clear ? Verdict.CLEAR : Verdict.DOUBTFUL, score, words(metres, seconds, kinds));
    }

    /// How far apart in time two reports may be to be worth comparing.
    public Duration longest() {
        return reaches.values().stream()
                .map(Reach::time)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO)
                .multipliedBy((long) DOUBT);
    }

    /// How far apart in space two reports may be to be worth comparing, metres.
    public double farthest() {
        return reaches.values().stream().mapToDouble(Reach::metres).max().orElse(0) * DOUBT;
    }

    /// Sorts reports into events: those that are clearly alike, directly or by way of others, are one.
    public Set<Set<String>> events(Collection<Report> reports) {
        var all = List.copyOf(reports);
        var together = new TreeMap<String, Set<String>>();
        all.forEach(report -> together.put(report.key(), new TreeSet<>(Set.of(report.key()))));
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                if (compare(all.get(i), all.get(j)).verdict() == Verdict.CLEAR) {
                    join(together, all.get(i).key(), all.get(j).key());
                }
            }
        }
        return Set.copyOf(together.values());
    }

    private static void join(Map<String, Set<String>> together, String one, String other) {
        var joined = together.getOrDefault(one, Collections.emptySet());
        var further = together.getOrDefault(other, Collections.emptySet());
        if (joined != further) {
            joined.addAll(further);
            further.forEach(key -> together.put(key, joined));
        }
    }

    private static boolean refers(Report one, Report other) {
        return one.refersTo().stream().anyMatch(other.names()::contains);
    }

    private enum Kinds {
        SAME,
        LIKE,
        DIFFERENT
    }

    private Kinds kinds(String one, String other) {
        if (one.equals(other)) {
            return Kinds.SAME;
        }
        return reach(one).like().contains(other) || reach(other).like().contains(one) ? Kinds.LIKE : Kinds.DIFFERENT;
    }

    private Reach reach(String kind) {
        var reach = reaches.get(kind);
        if (reach == null) {
            throw new IllegalArgumentException(
                    "There is no kind of situation '%s'; there are %s".formatted(kind, reaches.keySet()));
        }
        return reach;
    }

    private static Reach wider(Reach one, Reach other) {
        return new Reach(
                Math.max(one.metres(), other.metres()),
                one.time().compareTo(other.time()) >= 0 ? one.time() : other.time(),
                Set.of());
    }

    private static LocalText words(double metres, long seconds, Kinds kinds) {
        long minutes = Math.round(seconds / 60.0);
        var ko = kinds == Kinds.SAME ? "같은 종류" : "비슷한 종류";
        var en = kinds == Kinds.SAME ? "Same kind" : "Kindred kind";
        return new LocalText(
                "%s, %.0f m 거리, %d분 차이입니다.".formatted(ko, metres, minutes),
                "%s, %.0f m apart, %d min between them.".formatted(en, metres, minutes));
    }
}
