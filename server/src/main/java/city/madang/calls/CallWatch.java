package city.madang.calls;

import city.madang.identity.AccessChanged;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Lets the switchboard look at the clock, and tells it when sessions end.
@Component
class CallWatch implements SmartLifecycle {

    private static final Duration PACE = Duration.ofMillis(500);

    private final Switchboard switchboard;
    private volatile @Nullable Thread thread;

    CallWatch(Switchboard switchboard) {
        this.switchboard = switchboard;
    }

    @EventListener
    void accessChanged(AccessChanged change) {
        switchboard.closeSession(change.session());
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name("call-watch").start(this::run);
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
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep(PACE);
                switchboard.sweep();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
