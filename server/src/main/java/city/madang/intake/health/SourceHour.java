package city.madang.intake.health;

import city.madang.intake.SourceState;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How one source fared in one hour.
///
/// @param start of the hour, UTC
/// @param millis time in each state; together less than an hour where nobody looked
/// @param taken records that were accepted or corrected
/// @param held records that were put into quarantine
/// @param readings values that were taken
/// @param newest time of the newest reading or occurrence known by its end
public record SourceHour(
        String source,
        Instant start,
        Map<SourceState, Integer> millis,
        long taken,
        long held,
        long readings,
        @Nullable Instant newest) {

    public SourceHour {
        millis = Map.copyOf(millis);
    }

    /// How long somebody looked.
    public Duration watched() {
        return Duration.ofMillis(
                millis.values().stream().mapToLong(Integer::longValue).sum());
    }

    public Duration in(SourceState state) {
        return Duration.ofMillis(millis.getOrDefault(state, 0));
    }

    SourceHour plus(SourceHour later) {
        var sum = new EnumMap<SourceState, Integer>(SourceState.class);
        sum.putAll(millis);
        later.millis.forEach((state, time) -> sum.merge(state, time, Integer::sum));
        return new SourceHour(
                source,
                start,
                sum,
                taken + later.taken,
                held + later.held,
                readings + later.readings,
                later.newest == null ? newest : later.newest);
    }
}
