package city.madang.live.layers;

import city.madang.catalogue.Layer;
import city.madang.live.JsonBytes;
import city.madang.live.Moment;
import city.madang.live.Readership;
import city.madang.live.Topic;
import java.time.Duration;
import java.util.BitSet;
import java.util.function.BiFunction;

/// The topic of one layer.
final class LayerTopic implements Topic {

    /// While things are being registered the index is made anew this often, not for every single one.
    private static final Duration SETTLE = Duration.ofMillis(500);

    private final Layer layer;
    private final LayerMembers members;
    private final LayerChanges changes;
    private final BiFunction<LayerIndex, Readership, LayerSight> sights;
    private volatile LayerIndex index;
    private long indexed = System.nanoTime();

    /// @param sights makes what a readership sees of an index
    LayerTopic(
            Layer layer,
            LayerMembers members,
            LayerChanges changes,
            BiFunction<LayerIndex, Readership, LayerSight> sights) {
        this.layer = layer;
        this.members = members;
        this.changes = changes;
        this.sights = sights;
        this.index = LayerIndex.of(layer, members);
    }

    @Override
    public String name() {
        return "layer:" + layer.id();
    }

    @Override
    public void writeSnapshot(Readership readers, Moment moment, JsonBytes out) {
        var sight = sight(index(), readers);
        sight.writeProperties(out);
        sight.writeThings(out);
        out.name("readings").beginArray();
        for (int row = 0; row < sight.index().rows(); row++) {
            sight.writeReadings(row, moment.state(), out);
        }
        out.endArray();
    }

    @Override
    public Follower follow(Readership readers) {
        return new Watch(readers);
    }

    /// Looks at what is registered now, without waiting for it to settle.
    void settle() {
        indexed = System.nanoTime() - 2 * SETTLE.toNanos();
    }

    private LayerSight sight(LayerIndex of, Readership readers) {
        return of.sight(readers, any -> sights.apply(any, readers));
    }

    private LayerIndex index() {
        var current = index;
        if (!current.outdated(members)) {
            return current;
        }
        synchronized (this) {
            long now = System.nanoTime();
            if (index.rows() == 0 || now - indexed > SETTLE.toNanos()) {
                index = LayerIndex.of(layer, members);
                indexed = now;
            }
            return index;
        }
    }

    private final class Watch implements Follower {

        private final Readership readers;
        private LayerIndex seen;
        private final LayerChanges.Inbox inbox;

        private Watch(Readership readers) {
            this.readers = readers;
            this.seen = index();
            this.inbox = changes.open(seen::row);
        }

        @Override
        public boolean writeChanges(Moment now, JsonBytes out) {
            var current = index();
            var changed = inbox.take(current::row);
            var sight = sight(current, readers);
            if (current == seen) {
                return writeReadings(sight, changed, now, out);
            }
            var before = seen;
            seen = current;
            return writeRenewed(before, changed, sight, now, out);
        }

        @Override
        public void close() {
            inbox.close();
        }

        /// Sends what is new in the new index, whole, and the rows of the old one that changed meanwhile.
        private boolean writeRenewed(LayerIndex before, BitSet changed, LayerSight sight, Moment now, JsonBytes out) {
            var current = sight.index();
            var renewed = new BitSet();
            for (int row = 0; row < current.rows(); row++) {
                if (!current.sameAsIn(before, row) && sight.visible(row)) {
                    renewed.set(row);
                }
            }
            if (!renewed.isEmpty()) {
                out.name("things").beginArray();
                renewed.stream().forEach(row -> sight.writeThing(row, out));
                out.endArray();
            }
            var rows = (BitSet) renewed.clone();
            changed.stream()
                    .map(row -> current.row(before.thing(row)))
                    .filter(row -> row >= 0)
                    .forEach(rows::set);
            return writeReadings(sight, rows, now, out) | !renewed.isEmpty();
        }

        private boolean writeReadings(LayerSight sight, BitSet rows, Moment now, JsonBytes out) {
            int visible = 0;
            for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
                if (sight.visible(row)) {
                    if (visible++ == 0) {
                        out.name("readings").beginArray();
                    }
                    sight.writeReadings(row, now.state(), out);
                }
            }
            if (visible > 0) {
                out.endArray();
            }
            return visible > 0;
        }
    }
}
