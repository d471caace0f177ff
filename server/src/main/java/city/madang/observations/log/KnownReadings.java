package city.madang.observations.log;

/// Remembers sealed readings that were looked up, because a source that repeats its last day asks for the
/// same ones on every poll. Holds one reading a slot and forgets the older one; it never answers wrongly.
/// For one thread.
final class KnownReadings {

    private final int[] datastream;
    private final long[] time;
    private final double[] result;
    private final byte[] quality;

    /// @param slots a power of two
    KnownReadings(int slots) {
        datastream = new int[slots];
        time = new long[slots];
        result = new double[slots];
        quality = new byte[slots];
    }

    /// The slot that holds this reading, or −1.
    int find(int stream, long at) {
        int slot = slot(stream, at);
        return datastream[slot] == stream + 1 && time[slot] == at ? slot : -1;
    }

    double result(int slot) {
        return result[slot];
    }

    byte quality(int slot) {
        return quality[slot];
    }

    void remember(int stream, long at, double value, byte code) {
        int slot = slot(stream, at);
        datastream[slot] = stream + 1;
        time[slot] = at;
        result[slot] = value;
        quality[slot] = code;
    }

    void forget(int stream, long at) {
        int slot = find(stream, at);
        if (slot >= 0) {
            datastream[slot] = 0;
        }
    }

    private int slot(int stream, long at) {
        return ReadingKey.hash(stream, at) & (datastream.length - 1);
    }
}
