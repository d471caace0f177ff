package city.madang.intake.running;

import city.madang.intake.connector.Cursor;
import city.madang.intake.connector.Desk;
import city.madang.intake.connector.Fetcher;
import city.madang.intake.health.SourceMeter;
import city.madang.intake.net.DeliveryException;
import city.madang.platform.CityException;
import city.madang.platform.LocalText;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Polls one source for ever, on a virtual thread of its own: a slow source delays nobody else.
final class PollLoop implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(PollLoop.class);

    /// Set in the cursor of a source that is read once, when it was.
    private static final String DONE = "done";

    private final String id;
    private final boolean once;
    private final Fetcher fetcher;
    private final Desk desk;
    private final CursorStore cursors;
    private final SourceMeter meter;
    private final Backoff backoff;
    private final Clock clock;
    private final Semaphore wake = new Semaphore(0);
    private final Thread thread;
    private volatile boolean closed;

    PollLoop(
            String id,
            boolean once,
            Fetcher fetcher,
            Desk desk,
            CursorStore cursors,
            SourceMeter meter,
            Backoff backoff,
            Clock clock) {
        this.id = id;
        this.once = once;
        this.fetcher = fetcher;
        this.desk = desk;
        this.cursors = cursors;
        this.meter = meter;
        this.backoff = backoff;
        this.clock = clock;
        this.thread = Thread.ofVirtual().name("source " + id).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /// Polls at once, whatever the schedule says.
    void wakeUp() {
        wake.release();
    }

    private void run() {
        try {
            boolean asked = sleep(backoff.first());
            while (!closed) {
                if (asked || !meter.isPaused()) {
                    poll(asked);
                }
                asked = meter.isPaused() || isDone() ? sleepUntilAsked() : sleep(pause());
            }
        } catch (InterruptedException e) {
            // The server stops.
        }
    }

    private Duration pause() {
        return backoff.pause(meter.failures());
    }

    private boolean isDone() {
        if (!once || meter.failures() > 0) {
            return false;
        }
        try {
            return cursors.get(id).get(DONE) != null;
        } catch (CityException e) {
            return false;
        }
    }

    private void poll(boolean asked) throws InterruptedException {
        try {
            var cursor = cursors.get(id);
            if (once && cursor.get(DONE) != null && !asked) {
                return;
            }
            var next = fetcher.fetch(once ? Cursor.START : cursor, desk);
            var reached = once ? next.with(DONE, clock.instant().toString()) : next;
            if (!reached.equals(cursor)) {
                cursors.save(id, reached);
            }
            meter.reached();
        } catch (DeliveryException e) {
            failed(e.text());
        } catch (CityException e) {
            failed(new LocalText("저장하지 못했습니다: " + e.getMessage(), String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            log.error("source failed id={}", id, e);
            failed(new LocalText("내부 오류: " + e.getClass().getSimpleName(), "Internal error: " + e));
        }
    }

    private void failed(LocalText text) {
        if (!closed) {
            meter.failed(text);
            log.info("source not read id={} failures={} reason=\"{}\"", id, meter.failures(), text.en());
        }
    }

    /// Returns whether somebody asked for a poll meanwhile.
    private boolean sleep(Duration pause) throws InterruptedException {
        meter.nextAttempt(clock.instant().plus(pause));
        boolean asked = wake.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
        wake.drainPermits();
        return asked;
    }

    private boolean sleepUntilAsked() throws InterruptedException {
        meter.nextAttempt(null);
        wake.acquire();
        wake.drainPermits();
        return true;
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
