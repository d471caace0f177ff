package city.madang.observations.sensorthings;

import city.madang.catalogue.ObservedProperties;
import city.madang.observations.Datastreams;
import city.madang.observations.Doubtful.Doubt;
import city.madang.observations.Things;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What a pushed reading must keep to: a datastream of its own source, a number in the plausible range of
/// its property, and a time that can be true.
@Component
final class PushContract {

    /// The oldest city archives begin here; the same bound as for mapped sources.
    private static final long EARLIEST =
            java.time.Instant.parse("1900-01-01T00:00:00Z").toEpochMilli();

    /// How far a sensor's clock may be ahead.
    private static final long AHEAD = Duration.ofHours(24).toMillis();

    private final Things things;
    private final Datastreams datastreams;
    private final ObservedProperties properties;
    private volatile Bounds bounds = new Bounds(new int[0], new double[0], new double[0]);

    PushContract(Things things, Datastreams datastreams, ObservedProperties properties) {
        this.things = things;
        this.datastreams = datastreams;
        this.properties = properties;
    }

    /// Source and plausible range by datastream number.
    private record Bounds(int[] source, double[] lowest, double[] highest) {}

    /// What is wrong with a reading, or nothing.
    @Nullable
    Doubt check(int source, Pushed pushed, int row, long now) {
        int datastream = pushed.datastream(row);
        var known = bounds(datastream);
        if (datastream < 0 || datastream >= known.source.length || known.source[datastream] != source) {
            return doubt(pushed, row, "unknown-datastream", "The source has no such Datastream");
        }
        double result = pushed.result(row);
        if (Double.isNaN(result)) {
            return doubt(pushed, row, "not-a-number", "The result is not a number");
        }
        if (!(result >= known.lowest[datastream] && result <= known.highest[datastream])) {
            return doubt(
                    pushed,
                    row,
                    "out-of-range",
                    "The result lies outside %s to %s".formatted(known.lowest[datastream], known.highest[datastream]));
        }
        long time = pushed.time(row);
        if (time < EARLIEST || time > now + AHEAD) {
            return doubt(pushed, row, "implausible-time", "The phenomenonTime cannot be true");
        }
        return null;
    }

    private static Doubt doubt(Pushed pushed, int row, String reason, String detail) {
        return new Doubt(pushed.datastream(row), pushed.delivered(row), reason, detail);
    }

    private Bounds bounds(int datastream) {
        var known = bounds;
        return datastream < known.source.length ? known : extend(datastream);
    }

    /// Looks up new datastreams. A thing never moves to another source, nor a datastream to another property.
    private synchronized Bounds extend(int datastream) {
        var known = bounds;
        int count = datastreams.count();
        if (datastream < known.source.length || datastream >= count) {
            return known;
        }
        var grown = new Bounds(
                Arrays.copyOf(known.source, count),
                Arrays.copyOf(known.lowest, count),
                Arrays.copyOf(known.highest, count));
        for (int number = known.source.length; number < count; number++) {
            var stream = datastreams.get(number);
            var property = properties.find(stream.property());
            grown.source[number] = things.get(stream.thing()).source();
            grown.lowest[number] = property.map(each -> each.lowest()).orElse(-Double.MAX_VALUE);
            grown.highest[number] = property.map(each -> each.highest()).orElse(Double.MAX_VALUE);
        }
        bounds = grown;
        return grown;
    }
}
