package city.madang.intake;

import city.madang.intake.running.WorkingSource;
import city.madang.intake.running.WorkingSources;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// How the city's sources fare. Asking is cheap: about a microsecond a source.
@Service
public class SourceHealth {

    private final WorkingSources sources;

    SourceHealth(WorkingSources sources) {
        this.sources = sources;
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
