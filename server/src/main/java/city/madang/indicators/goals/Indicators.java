package city.madang.indicators.goals;

import city.madang.governance.Policy;
import city.madang.live.Readership;
import city.madang.platform.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// The way to the policy indicators and how they stand. All approved values are in memory.
/// Thread-safe.
@Service
public class Indicators {

    /// What a policy indicator is called as a [Subject].
    public static final String KIND = "indicator";

    private final IndicatorList list;
    private final EntryRepository entries;
    private final Policy policy;
    private final AtomicLong revision = new AtomicLong();
    private volatile @Nullable Map<String, Values> values;

    Indicators(IndicatorList list, EntryRepository entries, Policy policy) {
        this.list = list;
        this.entries = entries;
        this.policy = policy;
    }

    public IndicatorList list() {
        return list;
    }

    /// How every indicator stands now, in the order of the pack, as `readers` may see it.
    public List<Report> reports(Readership readers) {
        return list.list().stream().map(one -> report(one, readers, null)).toList();
    }

    /// How one stands.
    ///
    /// @param asOf looks back: only what was approved by then counts; absent for now
    public Report report(Indicator indicator, Readership readers, @Nullable Instant asOf) {
        var seen = values(indicator.id()).seenBy(policy.of(readers.group(), readers.jurisdiction()), indicator.id());
        return Report.of(indicator, asOf == null ? seen : seen.asOf(asOf));
    }

    /// The office in charge of a subject, if the subject is an indicator.
    public Optional<String> ownerOffice(Subject subject) {
        return subject.kind().equals(KIND) ? list.find(subject.key()).map(Indicator::office) : Optional.empty();
    }

    /// Moves whenever a value was approved.
    public long revision() {
        return revision.get();
    }

    /// Everything approved of one indicator, whoever may see it.
    Values values(String indicator) {
        return all().getOrDefault(indicator, Values.none());
    }

    /// Reads the values of one indicator again, or of all.
    synchronized void reload(@Nullable String indicator) {
        var known = indicator == null ? null : values;
        var made = new HashMap<String, Values>(known == null ? Map.of() : known);
        made.putAll(read(known == null ? null : indicator));
        values = made;
        revision.incrementAndGet();
    }

    private Map<String, Values> all() {
        var known = values;
        if (known == null) {
            synchronized (this) {
                known = values;
                if (known == null) {
                    known = read(null);
                    values = known;
                }
            }
        }
        return known;
    }

    private Map<String, Values> read(@Nullable String indicator) {
        var rows = new HashMap<String, List<Value>>();
        for (var row : entries.approved(indicator)) {
            rows.computeIfAbsent(row.indicator(), id -> new ArrayList<>()).add(row.value());
        }
        var made = new HashMap<String, Values>();
        rows.forEach((id, all) -> made.put(id, new Values(all)));
        return made;
    }
}
