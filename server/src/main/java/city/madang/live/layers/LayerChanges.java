package city.madang.live.layers;

import city.madang.observations.ChangeFeed;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntConsumer;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Hands out the changes of the live state to the layers somebody watches. However many watch, the state has to
/// mark a change once.
final class LayerChanges {

    private final Supplier<Feed> feeds;
    private final List<Inbox> inboxes = new CopyOnWriteArrayList<>();
    private @Nullable Feed feed;

    /// @param feeds starts to follow the live state
    LayerChanges(Supplier<Feed> feeds) {
        this.feeds = feeds;
    }

    /// The changes of the live state; see [ChangeFeed].
    interface Feed {

        void drain(IntConsumer each);

        void close();

        static Feed of(ChangeFeed changes) {
            return new Feed() {
                @Override
                public void drain(IntConsumer each) {
                    changes.drain(each);
                }

                @Override
                public void close() {
                    changes.close();
                }
            };
        }
    }

    /// The rows of one watched layer that changed.
    final class Inbox {

        private final BitSet rows = new BitSet();
        private IntUnaryOperator rowOf;

        private Inbox(IntUnaryOperator rowOf) {
            this.rowOf = rowOf;
        }

        /// Takes the rows that changed since the last call.
        ///
        /// @param rowOfDatastream from now on tells the row of a datastream, or −1
        BitSet take(IntUnaryOperator rowOfDatastream) {
            synchronized (LayerChanges.this) {
                deliver();
                var taken = (BitSet) rows.clone();
                rows.clear();
                rowOf = rowOfDatastream;
                return taken;
            }
        }

        void close() {
            leave(this);
        }
    }

    synchronized Inbox open(IntUnaryOperator rowOfDatastream) {
        if (feed == null) {
            feed = feeds.get();
        }
        var inbox = new Inbox(rowOfDatastream);
        inboxes.add(inbox);
        return inbox;
    }

    private synchronized void leave(Inbox inbox) {
        inboxes.remove(inbox);
        var following = feed;
        if (inboxes.isEmpty() && following != null) {
            following.close();
            feed = null;
        }
    }

    private void deliver() {
        var following = feed;
        if (following == null) {
            return;
        }
        following.drain(datastream -> {
            for (var inbox : inboxes) {
                int row = inbox.rowOf.applyAsInt(datastream);
                if (row >= 0) {
                    inbox.rows.set(row);
                }
            }
        });
    }
}
