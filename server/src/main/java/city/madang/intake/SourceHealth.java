package city.madang.intake;

import city.madang.intake.running.PastSources;
import city.madang.intake.running.WorkingSource;
import city.madang.intake.running.WorkingSources;
import city.madang.observations.StateView;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// How the city's sources fare. Asking is cheap: about a microsecond a source.
@Service
public class SourceHealth {

    private final WorkingSources sources;
    private final PastSources past;

    SourceHealth(WorkingSources sources, PastSources past) {
        this.sources = sources;
        this.past = past;
    }

    /// Every system that delivers by itself, in the order of the pack. Archives are left out: they are read once,
    /// or when
    /// somebody brings files.
    public List<SourceStatus> list() {
        return sources.list().stream()
                .filter(source -> !source.isArchive())
                .map(source -> source.meter().status())
                .toList();
    }

    /// The same as they were at a past moment: state, newest reading, and rate and quality of that hour. All wait if no
    /// server ran then.
    ///
    /// @param then the newest readings as they stood at that moment
    public List<SourceStatus> listAt(Instant at, StateView then) {
        return past.at(at, then);
    }

    /// One source, archives included.
    public Optional<SourceStatus> find(String id) {
        return sources.find(id).map(WorkingSource::meter).map(meter -> meter.status());
    }

    /// How many sources are in each state.
    public Map<SourceState, Integer> totals() {
        var totals = new EnumMap<SourceState, Integer>(SourceState.class);
        for (var state : SourceState.values()) {
            totals.put(state, 0);
        }
        list().forEach(status -> totals.merge(status.state(), 1, Integer::sum));
        return totals;
    }
}
