package city.madang.intake.health;

import city.madang.intake.SourceState;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How all sources fared at a past moment.
public final class PastHealth {

    /// No server ran: of no source is anything known.
    static final PastHealth NOBODY_LOOKED = new PastHealth(Map.of(), List.of());

    private final Map<String, SourceState> states;
    private final Map<String, SourceHour> hours = new HashMap<>();
    private final Map<String, SourceHour> before = new HashMap<>();

    /// @param hours that of the moment and the one before it, older first
    PastHealth(Map<String, SourceState> states, List<SourceHour> hours) {
        this.states = Map.copyOf(states);
        hours.forEach(hour -> {
            var earlier = this.hours.put(hour.source(), hour);
            if (earlier != null) {
                before.put(hour.source(), earlier);
            }
        });
    }

    /// The state of a source; [SourceState#WAITING] if nobody looked.
    public SourceState state(String source) {
        return states.getOrDefault(source, SourceState.WAITING);
    }

    /// Values a minute over the hour of the moment.
    public double ratePerMinute(String source) {
        var hour = hours.get(source);
        return hour == null || hour.watched().isZero()
                ? 0
                : hour.readings() * 60_000.0 / hour.watched().toMillis();
    }

    /// Share of the records of that hour that were taken, 0–1; 1 if there were none.
    public double quality(String source) {
        var hour = hours.get(source);
        return hour == null || hour.taken() + hour.held() == 0
                ? 1
                : (double) hour.taken() / (hour.taken() + hour.held());
    }

    /// Time of the newest thing it had told by then, to the hour; absent if that is not known.
    public @Nullable Instant newest(String source, Instant at) {
        for (var hour : new SourceHour[] {hours.get(source), before.get(source)}) {
            if (hour != null && hour.newest() != null && !hour.newest().isAfter(at)) {
                return hour.newest();
            }
        }
        return null;
    }
}
