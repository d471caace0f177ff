package city.madang.intake.mapping;

import city.madang.observations.ThingSpec;
import city.madang.platform.LocalText;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One observed thing of a source while the server runs: what is known of it, its numbers, and the last value that
/// became durable in each of its datastreams. Used by one delivery at a time.
public final class ThingSlot {

    static final int UNKNOWN = -1;

    private ThingSpec spec;
    private boolean complete;
    private final @Nullable LocalText correction;
    private int number = UNKNOWN;
    private final int[] datastreams;
    private final long[] lastTimes;
    private final double[] lastResults;

    ThingSlot(ThingSpec spec, int properties, boolean complete, @Nullable LocalText correction) {
        this.spec = spec;
        this.complete = complete;
        this.correction = correction;
        this.datastreams = new int[properties];
        this.lastTimes = new long[properties];
        this.lastResults = new double[properties];
        Arrays.fill(datastreams, UNKNOWN);
        Arrays.fill(lastTimes, Long.MIN_VALUE);
    }

    public ThingSpec spec() {
        return spec;
    }

    /// Whether the thing has its number.
    public boolean isRegistered() {
        return number != UNKNOWN;
    }

    public int number() {
        return number;
    }

    public void register(int thing) {
        number = thing;
    }

    /// What had to be put right to know the thing, and so with every record of it; null if nothing.
    @Nullable
    LocalText correction() {
        return correction;
    }

    /// Whether the place it stands at was found; if not, it is looked for again with the next record.
    boolean isComplete() {
        return complete;
    }

    void complete(ThingSpec better) {
        spec = better;
        complete = true;
        number = UNKNOWN;
    }

    public boolean hasDatastream(int property) {
        return datastreams[property] != UNKNOWN;
    }

    public int datastream(int property) {
        return datastreams[property];
    }

    public void datastream(int property, int number) {
        datastreams[property] = number;
    }

    /// Whether exactly this reading was the last one that became durable.
    public boolean isKnown(int property, long time, double result) {
        return lastTimes[property] == time && lastResults[property] == result;
    }

    /// Remembers a reading that is durable.
    public void remember(int property, long time, double result) {
        if (time >= lastTimes[property]) {
            lastTimes[property] = time;
            lastResults[property] = result;
        }
    }
}
