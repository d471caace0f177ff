package city.madang.observations.sensorthings;

import city.madang.observations.Quality;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Readings as they were pushed, in columns, before anything was decided about them.
final class Pushed {

    /// The datastream of a reading that names none.
    static final int NO_DATASTREAM = -1;

    private int[] datastream;
    private long[] time;
    private double[] result;
    private byte[] quality;
    private int size;
    private final Map<Integer, String> notNumbers = new HashMap<>();

    Pushed(int capacity) {
        datastream = new int[capacity];
        time = new long[capacity];
        result = new double[capacity];
        quality = new byte[capacity];
    }

    int size() {
        return size;
    }

    int datastream(int row) {
        return datastream[row];
    }

    long time(int row) {
        return time[row];
    }

    /// NaN if what was pushed is no number.
    double result(int row) {
        return result[row];
    }

    byte quality(int row) {
        return quality[row];
    }

    int[] datastreams() {
        return datastream;
    }

    long[] times() {
        return time;
    }

    double[] results() {
        return result;
    }

    byte[] qualities() {
        return quality;
    }

    /// Begins a reading without a result at `now` and returns its row.
    int begin(long now) {
        if (size == datastream.length) {
            int capacity = size * 2;
            datastream = Arrays.copyOf(datastream, capacity);
            time = Arrays.copyOf(time, capacity);
            result = Arrays.copyOf(result, capacity);
            quality = Arrays.copyOf(quality, capacity);
        }
        datastream[size] = NO_DATASTREAM;
        time[size] = now;
        result[size] = Double.NaN;
        quality[size] = Quality.GOOD.code();
        return size++;
    }

    void setDatastream(int row, int number) {
        datastream[row] = number;
    }

    void setTime(int row, long millis) {
        time[row] = millis;
    }

    void setResult(int row, double value) {
        result[row] = value;
    }

    void setResult(int row, String notANumber) {
        notNumbers.put(row, notANumber);
    }

    void setQuality(int row, Quality code) {
        quality[row] = code.code();
    }

    /// The reading as JSON, for those who look into the quarantine.
    String delivered(int row) {
        var value = notNumbers.get(row);
        var result = value != null
                ? "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\""
                : Double.isNaN(this.result[row]) ? "null" : Double.toString(this.result[row]);
        var phenomenonTime =
                time[row] == IsoTime.INVALID ? "null" : "\"" + java.time.Instant.ofEpochMilli(time[row]) + "\"";
        return "{\"Datastream\":{\"@iot.id\":%d},\"phenomenonTime\":%s,\"result\":%s}"
                .formatted(datastream[row], phenomenonTime, result);
    }
}
