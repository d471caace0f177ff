package city.madang.live;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// The one thread that makes the hub tick. It stops before the web server does, and sends every screen home, so
/// that the server does not wait for connections that never end by themselves.
final class LivePulse implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LivePulse.class);
    /// How often the city hall's own status is looked at.
    private static final Duration STATUS_PACE = Duration.ofSeconds(1);

    private final LiveHub hub;
    private final CityStatus status;
    private final Duration tick;
    private volatile @Nullable Thread thread;

    LivePulse(LiveHub hub, CityStatus status, Duration tick) {
        this.hub = hub;
        this.status = status;
        this.tick = tick;
    }

    @Override
    public void start() {
        status.writeTo(hub.status());
        var made = Thread.ofPlatform().name("live-pulse").daemon().unstarted(this::run);
        thread = made;
        made.start();
        var watch = Thread.ofVirtual().name("live-status").unstarted(this::watchStatus);
        watch.start();
    }

    @Override
    public void stop() {
        thread = null;
        hub.closeAll();
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /// Stopped before the web server's graceful shutdown begins, which is one of the last phases too.
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }

    private void run() {
        long next = System.nanoTime();
        while (thread == Thread.currentThread()) {
            next += tick.toNanos();
            try {
                hub.tick();
            } catch (RuntimeException e) {
                LOG.error("The live hub missed a tick", e);
            }
            long left = next - System.nanoTime();
            if (left > 0) {
                LockSupport.parkNanos(left);
            } else {
                next = System.nanoTime();
            }
        }
    }

    /// Apart from the ticks, because asking a database that is away takes its time.
    private void watchStatus() {
        while (isRunning()) {
            try {
                if (status.writeTo(hub.status())) {
                    hub.wake();
                }
                Thread.sleep(STATUS_PACE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.error("The status of the city hall could not be told", e);
            }
        }
    }
}
