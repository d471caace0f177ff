package city.madang.indicators;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Keeps the past of the figures up to date, away from the threads that answer screens.
final class HourKeeper implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(HourKeeper.class);
    private static final Duration PACE = Duration.ofSeconds(20);

    private final Figures figures;
    private volatile @Nullable Thread thread;
    private boolean failing;

    HourKeeper(Figures figures) {
        this.figures = figures;
    }

    @Override
    public void start() {
        var made = Thread.ofPlatform().name("figure-hours").daemon().unstarted(this::run);
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
            while (thread == Thread.currentThread()) {
                prepare();
                Thread.sleep(PACE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void prepare() {
        try {
            figures.prepareHours();
            failing = false;
        } catch (RuntimeException e) {
            // Stopping interrupts what is being read; that is no failure.
            if (!failing && isRunning()) {
                LOG.warn("The past of the figures cannot be read, tried again soon", e);
            }
            failing = true;
        }
    }
}
