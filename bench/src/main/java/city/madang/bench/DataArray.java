package city.madang.bench;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/// Makes data arrays of a gateway: so many readings of each of its sensors, one every second, one decimal.
final class DataArray {

    private final List<Integer> datastreams;
    private final int readingsEach;
    private final double[] values;
    private final Random random = new Random(1);
    private long second;

    DataArray(List<Integer> datastreams, int readingsEach, Instant begin) {
        this.datastreams = datastreams;
        this.readingsEach = readingsEach;
        values = new double[datastreams.size()];
        second = begin.getEpochSecond();
        for (int i = 0; i < values.length; i++) {
            values[i] = 200 + i;
        }
    }

    /// The next request. Values wander by up to half a unit, as those of a dust or temperature sensor do.
    byte[] next() {
        var text = new StringBuilder(datastreams.size() * readingsEach * 34 + datastreams.size() * 100).append('[');
        var times = new String[readingsEach];
        for (int i = 0; i < readingsEach; i++) {
            times[i] = Instant.ofEpochSecond(second + i).toString();
        }
        for (int stream = 0; stream < values.length; stream++) {
            text.append(stream == 0 ? "" : ",")
                    .append("{\"Datastream\":{\"@iot.id\":")
                    .append(datastreams.get(stream))
                    .append("},\"components\":[\"phenomenonTime\",\"result\"],\"dataArray\":[");
            for (int i = 0; i < readingsEach; i++) {
                values[stream] = Math.clamp(values[stream] + random.nextInt(-5, 6), 0, 400);
                text.append(i == 0 ? "[\"" : ",[\"")
                        .append(times[i])
                        .append("\",")
                        .append(values[stream] / 10)
                        .append(']');
            }
            text.append("]}");
        }
        second += readingsEach;
        return text.append(']').toString().getBytes(StandardCharsets.US_ASCII);
    }

    int readings() {
        return datastreams.size() * readingsEach;
    }
}
