package city.madang.live;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// One open screen: which channels it follows and how far it is. It holds no queue: when it is ready for more, it takes
/// whatever is newest. Taken from by one thread, woken and closed by others.
final class Screen {

    private final String epoch;
    private final String address;
    private final @Nullable String session;
    private final List<Channel> channels;
    private final long[] sent;
    private final StatusLine status;
    private long statusSent = -1;

    private volatile @Nullable Thread taker;
    private volatile boolean closed;

    Screen(
            String epoch,
            String address,
            @Nullable String session,
            List<Channel> channels,
            StatusLine status,
            ResumePoint resume) {
        this.epoch = epoch;
        this.address = address;
        this.session = session;
        this.channels = channels;
        this.status = status;
        this.sent = new long[channels.size()];
        for (int i = 0; i < sent.length; i++) {
            sent[i] = resume.version(channels.get(i).topic().name(), epoch);
        }
    }

    String address() {
        return address;
    }

    @Nullable
    String session() {
        return session;
    }

    List<Channel> channels() {
        return channels;
    }

    /// Everything this screen has not seen yet, oldest first for each topic; empty if it is up to date.
    List<Frame> take() {
        var news = new ArrayList<Frame>();
        var line = status.frame();
        if (line.version() != statusSent) {
            statusSent = line.version();
            news.add(line);
        }
        for (int i = 0; i < sent.length; i++) {
            var missed = channels.get(i).since(sent[i]);
            if (!missed.isEmpty()) {
                sent[i] = missed.getLast().version();
                news.addAll(missed);
            }
        }
        return news;
    }

    /// The status again, as a sign of life.
    Frame heartbeat() {
        return status.frame();
    }

    /// Waits until there is something to take, the screen is closed, or `nanos` have passed.
    void await(long nanos) throws InterruptedException {
        taker = Thread.currentThread();
        long deadline = System.nanoTime() + nanos;
        long left = nanos;
        while (left > 0 && !closed && !hasNews()) {
            LockSupport.parkNanos(this, left);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            left = deadline - System.nanoTime();
        }
    }

    /// Wakes the taker if there is something for it.
    void wake() {
        if (closed || hasNews()) {
            LockSupport.unpark(taker);
        }
    }

    void close() {
        closed = true;
        LockSupport.unpark(taker);
    }

    boolean closed() {
        return closed;
    }

    /// What this screen has seen, for `Last-Event-ID`.
    String position() {
        var text = new StringBuilder(epoch);
        for (int i = 0; i < sent.length; i++) {
            text.append(i == 0 ? '.' : ',')
                    .append(channels.get(i).topic().name())
                    .append(':')
                    .append(sent[i]);
        }
        return text.toString();
    }

    private boolean hasNews() {
        if (status.frame().version() != statusSent) {
            return true;
        }
        for (int i = 0; i < sent.length; i++) {
            if (channels.get(i).version() != sent[i]) {
                return true;
            }
        }
        return false;
    }
}
