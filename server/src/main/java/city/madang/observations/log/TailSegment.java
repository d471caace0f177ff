package city.madang.observations.log;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Durable readings that are not sealed yet, in the order of their arrival.
///
/// The log writer appends rows, makes them durable as one block, and then publishes them; others see
/// published rows only and take no lock. A correction inside the segment hides the row it replaces; one
/// that replaces a reading outside
/// is listed in [#overrides].
public final class TailSegment extends Columns {

    private int[] slots;
    private int[] blockEnds = new int[64];
    private long[] blockReceived = new long[64];
    private int blocks;
    private long lastSequence;
    private volatile int size;
    private final Map<Integer, Integer> successors = new ConcurrentHashMap<>();
    private final Map<ReadingKey, Integer> overrides = new ConcurrentHashMap<>();

    public TailSegment(int capacity) {
        super(capacity);
        slots = new int[Integer.highestOneBit(Math.max(16, capacity)) * 2];
    }

    /// How many rows are published.
    public int size() {
        return size;
    }

    /// Sequence of the newest block in the segment; 0 while it is empty.
    public long lastSequence() {
        return lastSequence;
    }

    /// Receipt of the oldest block, epoch milliseconds UTC; [Long#MAX_VALUE] while it is empty.
    public long firstReceived() {
        return blocks == 0 ? Long.MAX_VALUE : blockReceived[0];
    }

    /// The row that holds the newest version of this reading, published or not; −1 if there is none. For
    /// the writer.
    int find(int stream, long at) {
        int mask = slots.length - 1;
        for (int slot = ReadingKey.hash(stream, at) & mask; slots[slot] != 0; slot = (slot + 1) & mask) {
            int row = slots[slot] - 1;
            if (datastream[row] == stream && time[row] == at) {
                return row;
            }
        }
        return -1;
    }

    /// Appends a row that stays unseen until [#publish].
    void append(int stream, long at, double value, byte code) {
        int before = code < 0 ? find(stream, at) : -1;
        int row = add(stream, at, value, code);
        if (before >= 0) {
            successors.put(before, row);
        } else if (code < 0) {
            overrides.put(new ReadingKey(stream, at), row);
        }
        index(row);
    }

    /// Shows the rows appended since the last call, which are durable now.
    void publish(long sequence, long received) {
        if (blocks == blockEnds.length) {
            blockEnds = Arrays.copyOf(blockEnds, blocks * 2);
            blockReceived = Arrays.copyOf(blockReceived, blocks * 2);
        }
        blockEnds[blocks] = appended();
        blockReceived[blocks] = received;
        blocks++;
        lastSequence = sequence;
        size = appended();
    }

    /// Forgets the rows appended since the last [#publish].
    void rollback() {
        int keep = size;
        truncate(keep);
        successors.values().removeIf(row -> row >= keep);
        overrides.values().removeIf(row -> row >= keep);
        Arrays.fill(slots, 0);
        for (int row = 0; row < keep; row++) {
            index(row);
        }
    }

    /// Whether `row` is the newest version of its reading among the first `published` rows.
    public boolean isCurrent(int row, int published) {
        if (successors.isEmpty()) {
            return true;
        }
        var successor = successors.get(row);
        return successor == null || successor >= published;
    }

    /// Readings outside this segment that a published row of it replaces.
    public boolean overrides(int stream, long at) {
        if (overrides.isEmpty()) {
            return false;
        }
        var row = overrides.get(new ReadingKey(stream, at));
        return row != null && row < size;
    }

    /// Lists the readings outside this segment that its published rows replace.
    public List<ReadingKey> overrides() {
        int published = size;
        return overrides.entrySet().stream()
                .filter(entry -> entry.getValue() < published)
                .map(Map.Entry::getKey)
                .toList();
    }

    /// When each published row was received, epoch milliseconds UTC.
    public long[] received() {
        var received = new long[size];
        int row = 0;
        for (int block = 0; block < blocks && row < received.length; block++) {
            int end = Math.min(blockEnds[block], received.length);
            Arrays.fill(received, row, end, blockReceived[block]);
            row = end;
        }
        return received;
    }

    private void index(int row) {
        if ((row + 1) * 2 > slots.length) {
            slots = new int[slots.length * 2];
            for (int earlier = 0; earlier < row; earlier++) {
                place(earlier);
            }
        }
        place(row);
    }

    private void place(int row) {
        int mask = slots.length - 1;
        int slot = ReadingKey.hash(datastream[row], time[row]) & mask;
        while (slots[slot] != 0) {
            int other = slots[slot] - 1;
            if (datastream[other] == datastream[row] && time[other] == time[row]) {
                break;
            }
            slot = (slot + 1) & mask;
        }
        slots[slot] = row + 1;
    }
}
