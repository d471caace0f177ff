package city.madang.identity;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// Ends sessions when their time is over, so that a screen nobody touches does not show an official's view for
/// ever.
@Component
final class SessionWatch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SessionWatch.class);

    private static final Duration PACE = Duration.ofMinutes(1);

    private final StaffSessions sessions;
    private volatile @Nullable Thread thread;

    SessionWatch(StaffSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name("session-watch").start(this::run);
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
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(PACE);
                sessions.sweep();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (DataAccessException e) {
                LOG.debug("Sessions that are over could not be ended; tried again", e);
            }
        }
    }
}
