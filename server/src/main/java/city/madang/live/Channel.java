package city.madang.live;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One topic as one readership sees it: a version, the newest snapshot, and the deltas of the last minute.
///
/// A snapshot is encoded when somebody needs one and used again for everyone who comes soon after, followed by
/// the deltas since. Versions only grow, also across times in which nobody watched.
final class Channel {

    /// Deltas up to this size are worth sending even if a snapshot would be smaller: they are encoded already.
    private static final int CHEAP_BYTES = 16_384;

    private final Topic topic;
    private final Readership readers;
    private final Supplier<Moment> now;
    private final int keptEvents;
    private final long keptBytes;

    private final Object encoding = new Object();
    private final ArrayDeque<Frame> deltas = new ArrayDeque<>();
    private long deltaBytes;
    /// Whoever has this version or a newer one can be brought up to date with the kept deltas.
    private long floor;

    private volatile long version;
    private volatile @Nullable Frame snapshot;
    private volatile Topic.@Nullable Follower follower;
    private int watchers;
    private long idleSince;
    private long due = System.nanoTime();

    Channel(Topic topic, Readership readers, Supplier<Moment> now, LiveProperties limits) {
        this.topic = topic;
        this.readers = readers;
        this.now = now;
        this.keptEvents = limits.resumeEvents();
        this.keptBytes = limits.resumeBytes().toBytes();
    }

    Topic topic() {
        return topic;
    }

    long version() {
        return version;
    }

    /// A screen begins to watch. The first one sets the following in motion.
    synchronized void watch() {
        watchers++;
        if (follower == null) {
            var following = topic.follow(readers);
            following.writeChanges(now.get(), new JsonBytes());
            snapshot = null;
            version = version + 1;
            floor = version;
            follower = following;
        }
    }

    synchronized void leave(long nanoTime) {
        watchers--;
        idleSince = nanoTime;
    }

    /// Stops following if nobody has watched for `graceNanos`. Those who come back later get a snapshot.
    synchronized void sleepIfIdle(long nanoTime, long graceNanos) {
        var following = follower;
        if (following != null && watchers == 0 && nanoTime - idleSince > graceNanos) {
            following.close();
            follower = null;
            snapshot = null;
            deltas.clear();
            deltaBytes = 0;
        }
    }

    /// Collects what changed; returns whether there is a new version. Called by the hub's one thread.
    boolean collect(long nanoTime, JsonBytes scratch) {
        var following = follower;
        if (following == null || nanoTime - due < 0) {
            return false;
        }
        due = nanoTime + topic.pace().toNanos() - topic.pace().toNanos() / 8;
        var moment = now.get();
        begin(scratch, version + 1, moment.at());
        if (!following.writeChanges(moment, scratch)) {
            return false;
        }
        add(Frame.event("delta", version + 1, scratch.endObject()));
        return true;
    }

    /// What a screen that has version `sent` must be sent to be up to date; nothing if it is.
    ///
    /// @param sent the version it has; negative if it has none
    List<Frame> since(long sent) {
        synchronized (this) {
            if (sent == version) {
                return List.of();
            }
            var missed = missed(sent);
            if (missed != null && bytes(missed) <= Math.max(CHEAP_BYTES, snapshotSize())) {
                return missed;
            }
        }
        return fromSnapshot();
    }

    private List<Frame> fromSnapshot() {
        synchronized (encoding) {
            var ready = snapshot;
            if (ready != null) {
                synchronized (this) {
                    var missed = missed(ready.version());
                    if (missed != null && bytes(missed) <= Math.max(CHEAP_BYTES, ready.size() / 4)) {
                        var all = new ArrayList<Frame>(missed.size() + 1);
                        all.add(ready);
                        all.addAll(missed);
                        return all;
                    }
                }
            }
            return List.of(encode());
        }
    }

    /// The version is read before the state, so the snapshot holds at least what the version promises.
    private Frame encode() {
        long at = version;
        var moment = now.get();
        var old = snapshot;
        var out = new JsonBytes(old == null ? 4096 : old.size() + 1024);
        begin(out, at, moment.at());
        topic.writeSnapshot(readers, moment, out);
        var made = Frame.event("snapshot", at, out.endObject());
        snapshot = made;
        return made;
    }

    private void begin(JsonBytes out, long number, Instant at) {
        out.clear();
        out.beginObject().name("topic").string(topic.name());
        out.name("version").number(number).name("at").string(at.toString());
    }

    private synchronized void add(Frame delta) {
        deltas.addLast(delta);
        deltaBytes += delta.size();
        while (deltas.size() > keptEvents || deltaBytes > keptBytes) {
            var dropped = deltas.removeFirst();
            deltaBytes -= dropped.size();
            floor = dropped.version();
        }
        version = delta.version();
    }

    /// The deltas after `sent`, or null if they are not all there.
    private @Nullable List<Frame> missed(long sent) {
        if (sent < floor || sent > version) {
            return null;
        }
        return deltas.stream().filter(delta -> delta.version() > sent).toList();
    }

    private int snapshotSize() {
        var ready = snapshot;
        return ready == null ? Integer.MAX_VALUE : ready.size();
    }

    private static long bytes(List<Frame> frames) {
        return frames.stream().mapToLong(Frame::size).sum();
    }
}
