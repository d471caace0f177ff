package city.madang.observations.log;

import java.util.Arrays;

/// Readings in columns that grow at their end. One thread appends.
///
/// A quality with [#REPLACES] set marks a correction: it takes the place of a reading that was stored
/// earlier for the same datastream and moment.
public class Columns {

    /// Bit of the quality column that marks a correction. The other bits are the code of the quality.
    public static final byte REPLACES = (byte) 0x80;

    protected int[] datastream;
    protected long[] time;
    protected double[] result;
    protected byte[] quality;
    private int appended;

    public Columns(int capacity) {
        datastream = new int[capacity];
        time = new long[capacity];
        result = new double[capacity];
        quality = new byte[capacity];
    }

    public int appended() {
        return appended;
    }

    public int datastream(int row) {
        return datastream[row];
    }

    public long time(int row) {
        return time[row];
    }

    public double result(int row) {
        return result[row];
    }

    /// The code of the quality, without the mark of a correction.
    public byte quality(int row) {
        return (byte) (quality[row] & ~REPLACES);
    }

    /// The code of the quality with the mark of a correction.
    public byte rawQuality(int row) {
        return quality[row];
    }

    public boolean replaces(int row) {
        return quality[row] < 0;
    }

    /// Adds one reading and returns its row.
    public int add(int stream, long at, double value, byte code) {
        if (appended == datastream.length) {
            grow();
        }
        int row = appended++;
        datastream[row] = stream;
        time[row] = at;
        result[row] = value;
        quality[row] = code;
        return row;
    }

    /// Forgets all rows from `size` on.
    protected void truncate(int size) {
        appended = size;
    }

    private void grow() {
        int capacity = Math.max(64, appended + (appended >> 1));
        datastream = Arrays.copyOf(datastream, capacity);
        time = Arrays.copyOf(time, capacity);
        result = Arrays.copyOf(result, capacity);
        quality = Arrays.copyOf(quality, capacity);
    }
}
