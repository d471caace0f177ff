package city.madang.bench;

import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Lets several threads work, first to warm up and then to be measured.
final class Load {

    private final AtomicLong done = new AtomicLong();
    private final AtomicBoolean running = new AtomicBoolean(true);
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    /// One thread's work: does something once and says how much that was.
    @FunctionalInterface
    interface Work {
        long once() throws Exception;
    }

    /// What was measured.
    ///
    /// @param items what the threads did in the measured time
    /// @param cpuSeconds of the server and its PostgreSQL
    record Result(long items, double wallSeconds, double cpuSeconds) {

        double perCoreSecond() {
            return items / cpuSeconds;
        }

        double perSecond() {
            return items / wallSeconds;
        }

        double cpuMillisEach() {
            return 1000 * cpuSeconds / items;
        }
    }

    Result run(Target target, Options options, Iterable<Work> works) throws InterruptedException {
        var threads = new ArrayList<Thread>();
        for (var work : works) {
            threads.add(Thread.ofPlatform().start(() -> repeat(work)));
        }
        Thread.sleep(options.warmUp() * 1000L);
        long begin = done.get();
        double cpu = Cpu.seconds(target.processes());
        long time = System.nanoTime();
        Thread.sleep(options.seconds() * 1000L);
        var result =
                new Result(done.get() - begin, (System.nanoTime() - time) / 1e9, Cpu.seconds(target.processes()) - cpu);
        running.set(false);
        for (var thread : threads) {
            thread.join();
        }
        if (failure.get() != null) {
            throw new IllegalStateException("The load stopped", failure.get());
        }
        return result;
    }

    private void repeat(Work work) {
        try {
            while (running.get()) {
                done.addAndGet(work.once());
            }
        } catch (Exception e) {
            running.set(false);
            failure.compareAndSet(null, e);
        }
    }
}
