package city.madang.platform;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Work of a room that is never over: a thread of its own goes round, waits for news or for its pace, and goes round
/// again until the server stops. A round that fails is logged once in a row of failures, and tried again.
public abstract class Watch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    private final String name;
    private final Duration first;
    private final Duration pace;
    private final Semaphore news = new Semaphore(0);
    private volatile @Nullable Thread thread;

    /// @param name of the thread
    /// @param first how long the first round waits; zero for none
    /// @param pace the longest time between two rounds
    protected Watch(String name, Duration first, Duration pace) {
        this.name = name;
        this.first = first;
        this.pace = pace;
    }

    /// Looks once at what there is to do.
    ///
    /// @throws InterruptedException when the watch stops meanwhile
    protected abstract void round() throws InterruptedException;

    /// Begins the next round at once.
    protected final void wake() {
        news.release();
    }

    @Override
    public void start() {
        // A platform thread: a round may stay in native code, which would hold a carrier of the virtual ones.
        var made = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
        thread = made;
        made.start();
    }

    @Override
    public void stop() {
        var running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void run() {
        try {
            Thread.sleep(first);
            for (boolean failing = false; thread == Thread.currentThread(); ) {
                failing = !succeeds(failing);
                news.tryAcquire(pace.toMillis(), TimeUnit.MILLISECONDS);
                news.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean succeeds(boolean failing) throws InterruptedException {
        try {
            round();
            return true;
        } catch (RuntimeException e) {
            // Stopping interrupts what is being read; that is no failure.
            if (!failing && isRunning()) {
                LOG.warn("watch={} failed, tried again within {}", name, pace, e);
            }
            return false;
        }
    }
}
