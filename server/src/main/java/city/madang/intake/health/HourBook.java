package city.madang.intake.health;

import city.madang.intake.SourceState;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Sums up by hour how sources fare, until that is written. Confined to whoever holds its lock.
final class HourBook {

    /// A longer pause between two looks means that nobody looked: the machine slept.
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(30);

    private final Map<String, SourceMeter.Totals> counted = new HashMap<>();
    private final Map<Cell, SourceHour> unwritten = new HashMap<>();
    private @Nullable Instant looked;
    private Duration since = Duration.ZERO;

    private record Cell(String source, Instant hour) {}

    /// Begins a look at all sources.
    void look(Instant now) {
        var gap = looked == null ? Duration.ZERO : Duration.between(looked, now);
        since = gap.isNegative() || gap.compareTo(LONGEST_LOOK) > 0 ? Duration.ZERO : gap;
        looked = now;
    }

    /// What the counters of a source say before anything came.
    void begin(String source, SourceMeter.Totals totals) {
        counted.put(source, totals);
    }

    /// Notes a source: it has been in `state` since the last look.
    void note(String source, SourceState state, SourceMeter.Counters counters, Instant now) {
        var totals = counters.totals();
        var before = counted.put(source, totals);
        var from = before == null ? totals : before;
        var hour = now.truncatedTo(ChronoUnit.HOURS);
        var part = new SourceHour(
                source,
                hour,
                since.isZero() ? Map.of() : Map.of(state, (int) since.toMillis()),
                totals.taken() - from.taken(),
                totals.quarantined() - from.quarantined(),
                totals.readings() - from.readings(),
                counters.news().newest());
        unwritten.merge(new Cell(source, hour), part, SourceHour::plus);
    }

    List<SourceHour> unwritten() {
        return List.copyOf(unwritten.values());
    }

    /// The hours of one source that are not written or not wholly.
    Collection<SourceHour> unwritten(String source) {
        return unwritten.values().stream()
                .filter(hour -> hour.source().equals(source))
                .toList();
    }

    /// Forgets what is written now.
    void written() {
        unwritten.clear();
    }
}
