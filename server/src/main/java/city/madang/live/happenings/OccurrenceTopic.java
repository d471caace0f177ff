package city.madang.live.happenings;

import city.madang.live.Moment;
import city.madang.live.Readership;
import city.madang.live.RowsTopic;
import city.madang.observations.Occurrences;
import city.madang.observations.StoredOccurrence;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/// The newest occurrences of some kinds, newest first. Kept in memory, so that a screen that opens asks no database,
/// and so that the list stays on screens while the database is away.
final class OccurrenceTopic extends RowsTopic {

    /// See docs/api/live.md.
    private static final int SHOWN = 200;

    private static final Comparator<StoredOccurrence> NEWEST_FIRST = Comparator.comparing(
                    (StoredOccurrence one) -> one.occurrence().time())
            .thenComparing(StoredOccurrence::id)
            .reversed();

    private final List<String> kinds;
    private final Occurrences occurrences;
    private final OccurrenceWriter writer;
    private final AtomicLong changes = new AtomicLong();
    private volatile List<StoredOccurrence> newest;

    OccurrenceTopic(String name, List<String> kinds, Occurrences occurrences, OccurrenceWriter writer) {
        super(name, "items");
        this.kinds = kinds;
        this.occurrences = occurrences;
        this.writer = writer;
        occurrences.onChange(this::take);
        this.newest = top(kinds.stream().flatMap(kind -> occurrences.recent(kind, SHOWN).stream()));
    }

    @Override
    protected List<Row> rows(Readership readers, Moment moment) {
        var seen = moment.past() ? asOf(moment) : newest;
        return seen.stream()
                .filter(one -> writer.visible(one, readers))
                .map(one -> writer.row(one, readers))
                .toList();
    }

    @Override
    protected long revision() {
        return changes.get();
    }

    private List<StoredOccurrence> asOf(Moment moment) {
        return top(kinds.stream().flatMap(kind -> occurrences.asOf(kind, moment.at(), SHOWN).stream()));
    }

    private void take(List<StoredOccurrence> changed) {
        var mine = changed.stream()
                .filter(one -> kinds.contains(one.occurrence().kind()))
                .toList();
        if (mine.isEmpty()) {
            return;
        }
        synchronized (changes) {
            var known = newest == null ? List.<StoredOccurrence>of() : newest;
            newest = top(Stream.concat(mine.stream(), known.stream()));
            changes.incrementAndGet();
        }
    }

    /// The newest ones, each in its newest version.
    private static List<StoredOccurrence> top(Stream<StoredOccurrence> all) {
        var versions = new java.util.HashMap<Long, StoredOccurrence>();
        all.forEach(one -> versions.merge(one.id(), one, (a, b) -> a.version() >= b.version() ? a : b));
        return versions.values().stream().sorted(NEWEST_FIRST).limit(SHOWN).toList();
    }
}
