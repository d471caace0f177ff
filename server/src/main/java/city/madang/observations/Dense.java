package city.madang.observations;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/// A list without gaps that grows at its end. One thread at a time writes; any number read without a lock.
final class Dense<T> {

    private volatile Object[] entries = new Object[64];
    private volatile int size;

    int size() {
        return size;
    }

    @SuppressWarnings("unchecked")
    T get(int index) {
        return (T) entries[index];
    }

    boolean has(int index) {
        return index >= 0 && index < size;
    }

    /// Puts an entry at the end, or replaces the one at `index`.
    void put(int index, T entry) {
        if (index > size) {
            throw new IllegalArgumentException("Entry %d would leave a gap after %d".formatted(index, size));
        }
        if (index == entries.length) {
            entries = Arrays.copyOf(entries, index * 2);
        }
        var now = entries;
        now[index] = entry;
        if (index == size) {
            size = index + 1;
        } else {
            entries = now;
        }
    }

    /// The entries as they are now, without copying them.
    List<T> view() {
        return new View<>(this, size);
    }

    private static final class View<T> extends AbstractList<T> implements RandomAccess {

        private final Dense<T> entries;
        private final int size;

        View(Dense<T> entries, int size) {
            this.entries = entries;
            this.size = size;
        }

        @Override
        public T get(int index) {
            if (index < 0 || index >= size) {
                throw new IndexOutOfBoundsException(index);
            }
            return entries.get(index);
        }

        @Override
        public int size() {
            return size;
        }
    }
}
