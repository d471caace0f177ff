package city.madang.observations;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/// Collects which datastreams changed since one follower looked last, each at most once, however often they
/// changed.
///
/// Its size is bounded by the number of datastreams, so that a slow follower costs nothing: it reads the
/// newest values from [LiveState]. One thread drains a feed.
public final class ChangeFeed implements AutoCloseable {

    private final Consumer<ChangeFeed> onClose;
    private volatile AtomicLongArray changed = new AtomicLongArray(256);

    ChangeFeed(Consumer<ChangeFeed> onClose) {
        this.onClose = onClose;
    }

    /// Calls `each` with the number of every datastream that changed since the last call, ascending.
    ///
    /// @return how many there were
    public int drain(IntConsumer each) {
        int count = 0;
        var words = changed;
        for (int word = 0; word < words.length(); word++) {
            if (words.get(word) == 0) {
                continue;
            }
            for (long bits = words.getAndSet(word, 0); bits != 0; bits &= bits - 1) {
                each.accept(word * Long.SIZE + Long.numberOfTrailingZeros(bits));
                count++;
            }
        }
        return count;
    }

    @Override
    public void close() {
        onClose.accept(this);
    }

    /// For the log writer's thread, after the reading is in the live state.
    void mark(int datastream) {
        int word = datastream / Long.SIZE;
        long bit = 1L << (datastream % Long.SIZE);
        if (word >= changed.length()) {
            grow(word);
        }
        var words = changed;
        if ((words.get(word) & bit) == 0) {
            words.accumulateAndGet(word, bit, (before, more) -> before | more);
        }
    }

    private void grow(int word) {
        var before = changed;
        var grown = new AtomicLongArray(Math.max(word + 1, before.length() * 2));
        changed = grown;
        for (int i = 0; i < before.length(); i++) {
            long bits = before.getAndSet(i, 0);
            grown.accumulateAndGet(i, bits, (now, more) -> now | more);
        }
    }
}
