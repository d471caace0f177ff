package city.madang.intake.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the records of one delivery became, in columns: readings whose things may not have numbers yet, occurrences
/// and places. Filled by one thread.
public final class MappedBatch {

    private record Visit(ThingSlot thing, long time) {}

    private ThingSlot[] things = new ThingSlot[64];
    private int[] properties = new int[64];
    private long[] times = new long[64];
    private double[] results = new double[64];
    private byte[] qualities = new byte[64];
    private int size;
    private long newest = Long.MIN_VALUE;
    private final Set<ThingSlot> unregistered = new LinkedHashSet<>();
    private final List<MappedOccurrence> occurrences = new ArrayList<>();
    private final List<MappedPlace> places = new ArrayList<>();
    private final Map<Visit, Integer> visits = new HashMap<>();

    void add(ThingSlot thing, int property, long time, double result, byte quality) {
        if (size == times.length) {
            grow();
        }
        things[size] = thing;
        properties[size] = property;
        times[size] = time;
        results[size] = result;
        qualities[size] = quality;
        size++;
        newest = Math.max(newest, time);
    }

    private void grow() {
        int length = size * 2;
        things = Arrays.copyOf(things, length);
        properties = Arrays.copyOf(properties, length);
        times = Arrays.copyOf(times, length);
        results = Arrays.copyOf(results, length);
        qualities = Arrays.copyOf(qualities, length);
    }

    void add(MappedOccurrence occurrence) {
        occurrences.add(occurrence);
        newest = Math.max(newest, occurrence.time().toEpochMilli());
    }

    void add(MappedPlace place) {
        places.add(place);
    }

    void observe(ThingSlot thing) {
        if (!thing.isRegistered()) {
            unregistered.add(thing);
        }
    }

    /// How often the thing was seen at this time in this delivery, this time included.
    int visit(ThingSlot thing, long time) {
        return visits.merge(new Visit(thing, time), 1, Integer::sum);
    }

    /// Empties the batch for the next part of the same delivery; visits go on being counted.
    public void clear() {
        Arrays.fill(things, 0, size, null);
        size = 0;
        newest = Long.MIN_VALUE;
        unregistered.clear();
        occurrences.clear();
        places.clear();
    }

    /// Number of readings.
    public int size() {
        return size;
    }

    public ThingSlot thing(int reading) {
        return things[reading];
    }

    /// Index of the property among those of the source's mapper.
    public int property(int reading) {
        return properties[reading];
    }

    /// Epoch milliseconds, UTC.
    public long time(int reading) {
        return times[reading];
    }

    public double result(int reading) {
        return results[reading];
    }

    public byte quality(int reading) {
        return qualities[reading];
    }

    /// Newest time among readings and occurrences, epoch milliseconds; [Long#MIN_VALUE] if there are none.
    public long newest() {
        return newest;
    }

    /// Things that have no number yet, also those without a reading.
    public Set<ThingSlot> unregistered() {
        return unregistered;
    }

    public List<MappedOccurrence> occurrences() {
        return occurrences;
    }

    public List<MappedPlace> places() {
        return places;
    }
}
