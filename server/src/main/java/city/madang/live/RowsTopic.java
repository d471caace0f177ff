package city.madang.live;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A topic of some hundred rows that is cheap to write whole: changes are found by comparing with what was sent.
/// Its body is `{…head, …totals, "<list>": [rows]}`, its changes are `{…totals, "<list>": [changed rows]}`.
public abstract class RowsTopic implements Topic {

    /// One row.
    ///
    /// @param key tells rows apart
    /// @param json the row as it is sent
    /// @param fingerprint changes when the row must be sent again; leaves out what ages by itself
    public record Row(String key, byte[] json, long fingerprint) {

        /// A row that is sent again whenever any byte of it changes.
        public static Row of(String key, JsonBytes json) {
            return new Row(key, json.toByteArray(), json.fingerprint(0));
        }
    }

    private final String name;
    private final String list;

    /// @param list the field of the body that holds the rows, such as `items`
    protected RowsTopic(String name, String list) {
        this.name = name;
        this.list = list;
    }

    /// All rows as they stand at `moment`, in the order of the snapshot.
    protected abstract List<Row> rows(Readership readers, Moment moment);

    /// Writes fields that belong to the snapshot only.
    protected void writeHead(Readership readers, Moment moment, JsonBytes out) {}

    /// Writes fields that are sent with the snapshot and again with every change, such as totals.
    protected void writeTotals(Readership readers, Moment moment, JsonBytes out) {}

    /// A number that moves whenever rows may have changed; while it stands still, rows are not asked for.
    /// The default always moves.
    protected long revision() {
        return System.nanoTime();
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final void writeSnapshot(Readership readers, Moment moment, JsonBytes out) {
        writeHead(readers, moment, out);
        writeTotals(readers, moment, out);
        writeRows(rows(readers, moment), out);
    }

    @Override
    public final Follower follow(Readership readers) {
        return new Comparison(readers);
    }

    private void writeRows(List<Row> rows, JsonBytes out) {
        out.name(list).beginArray();
        for (var row : rows) {
            out.json(row.json());
        }
        out.endArray();
    }

    private final class Comparison implements Follower {

        private final Readership readers;
        private final Map<String, Long> sent = new HashMap<>();
        private long seen;
        private boolean started;

        private Comparison(Readership readers) {
            this.readers = readers;
        }

        @Override
        public boolean writeChanges(Moment now, JsonBytes out) {
            long revision = revision();
            if (started && revision == seen) {
                return false;
            }
            var changed = compare(rows(readers, now));
            seen = revision;
            started = true;
            if (changed.isEmpty()) {
                return false;
            }
            writeTotals(readers, now, out);
            writeRows(changed, out);
            return true;
        }

        /// Keeps the fingerprints of `rows` and returns those that differ. The first time that is all of them.
        private List<Row> compare(List<Row> rows) {
            var changed = rows.stream()
                    .filter(row -> !Long.valueOf(row.fingerprint()).equals(sent.put(row.key(), row.fingerprint())))
                    .toList();
            if (sent.size() > 2 * rows.size() + 16) {
                sent.clear();
                rows.forEach(row -> sent.put(row.key(), row.fingerprint()));
            }
            return changed;
        }
    }
}
