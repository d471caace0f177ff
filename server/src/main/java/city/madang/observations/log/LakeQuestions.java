package city.madang.observations.log;

import city.madang.observations.ReadingBatch;
import city.madang.observations.log.LogWriter.Delivery;
import java.util.ArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/// Looks older readings up in the lake, many batches at a time and beside the log writer, so that a late
/// delivery does not hold up the fresh ones.
final class LakeQuestions implements AutoCloseable {

    /// Readings that are looked up together.
    private static final int MOST_ROWS = 200_000;

    private final Tail<?> tail;
    private final Consumer<Delivery> answered;
    private final LinkedBlockingQueue<Delivery> asked = new LinkedBlockingQueue<>();
    private final Thread thread = new Thread(this::run, "observation-lookup");

    LakeQuestions(Tail<?> tail, Consumer<Delivery> answered) {
        this.tail = tail;
        this.answered = answered;
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    void ask(Delivery delivery) {
        asked.add(delivery);
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        try {
            while (true) {
                answer(asked.take());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(Delivery first) {
        var together = new ArrayList<Delivery>();
        var batches = new ArrayList<ReadingBatch>();
        int rows = 0;
        for (var next = first; next != null; next = rows < MOST_ROWS ? asked.poll() : null) {
            together.add(next);
            batches.add(next.batch());
            rows += next.batch().size();
        }
        try {
            var findings = tail.view().sealed().find(batches);
            together.forEach(delivery -> answered.accept(delivery.with(findings)));
        } catch (RuntimeException e) {
            together.forEach(delivery -> delivery.receipt().completeExceptionally(e));
        }
    }
}
