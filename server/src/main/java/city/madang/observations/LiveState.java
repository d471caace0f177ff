package city.madang.observations;

import java.time.Clock;
import java.util.Arrays;
import java.util.concurrent.CopyOnWriteArrayList;

/// The newest reading of every datastream, now. In memory, in arrays by datastream number; reading takes no
/// lock.
///
/// It shows durable readings only: a value is here before its sender is answered, and never before it is on
/// disk.
public final class LiveState implements StateView {

    private final Clock clock;
    private final CopyOnWriteArrayList<ChangeFeed> feeds = new CopyOnWriteArrayList<>();
    private volatile Arrays3 newest = new Arrays3(1024);
    private volatile int size;

    LiveState(Clock clock) {
        this.clock = clock;
    }

    /// Arrays that grow together.
    private record Arrays3(long[] time, double[] result, byte[] quality) {

        Arrays3(int capacity) {
            this(new long[capacity], new double[capacity], new byte[capacity]);
            Arrays.fill(time, Long.MIN_VALUE);
            Arrays.fill(result, Double.NaN);
        }

        Arrays3 grown(int capacity) {
            var grown = new Arrays3(capacity);
            System.arraycopy(time, 0, grown.time, 0, time.length);
            System.arraycopy(result, 0, grown.result, 0, time.length);
            System.arraycopy(quality, 0, grown.quality, 0, time.length);
            return grown;
        }
    }

    /// Follows changes from now on. Each follower has a feed of its own; close it when done.
    public ChangeFeed follow() {
        var feed = new ChangeFeed(feeds::remove);
        feeds.add(feed);
        return feed;
    }

    @Override
    public long asOf() {
        return clock.millis();
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public long time(int datastream) {
        var now = newest;
        return datastream < now.time.length ? now.time[datastream] : Long.MIN_VALUE;
    }

    @Override
    public double result(int datastream) {
        var now = newest;
        return datastream < now.time.length ? now.result[datastream] : Double.NaN;
    }

    @Override
    public byte quality(int datastream) {
        var now = newest;
        return datastream < now.time.length ? now.quality[datastream] : 0;
    }

    /// Takes a durable reading if it is not older than what is known. For the log writer's thread.
    void apply(int datastream, long time, double result, byte quality) {
        var now = newest;
        if (datastream >= now.time.length) {
            now = now.grown(Math.max(datastream + 1, now.time.length * 2));
            newest = now;
        }
        if (time < now.time[datastream]) {
            return;
        }
        now.result[datastream] = result;
        now.quality[datastream] = quality;
        now.time[datastream] = time;
        if (datastream >= size) {
            size = datastream + 1;
        }
        for (var feed : feeds) {
            feed.mark(datastream);
        }
    }
}
