package city.madang.simulator.push;

import java.time.Duration;

/// One thing done again and again on a virtual thread of its own until it is closed. A failure is told once,
/// waited out (1 s, doubled up to 30 s), and tried again.
public final class Worker implements AutoCloseable {

    /// One round of work.
    @FunctionalInterface
    public interface Round {
        /// @return how long to wait until the next round
        Duration run() throws Exception;
    }

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final String name;
    private final Round round;
    private final Thread thread;
    private volatile boolean closed;

    private Worker(String name, Round round) {
        this.name = name;
        this.round = round;
        this.thread = Thread.ofVirtual().name(name).unstarted(this::work);
    }

    public static Worker start(String name, Round round) {
        var worker = new Worker(name, round);
        worker.thread.start();
        return worker;
    }

    private void work() {
        var pause = Duration.ofSeconds(1);
        while (!closed) {
            try {
                var wait = round.run();
                pause = Duration.ofSeconds(1);
                Thread.sleep(wait);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (Exception e) {
                pause = waitOut(e, pause);
            }
        }
    }

    private Duration waitOut(Exception failure, Duration pause) {
        if (!closed && pause.toSeconds() == 1) {
            System.err.printf("system=%s waiting=%s reason=\"%s\"%n", name, pause, failure.getMessage());
        }
        try {
            // Half of it at random, so that systems refused together do not come back together.
            Thread.sleep((long) (pause.toMillis() * (0.5 + 0.5 * Math.random())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
        var longer = pause.multipliedBy(2);
        return longer.compareTo(LONGEST) > 0 ? LONGEST : longer;
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
