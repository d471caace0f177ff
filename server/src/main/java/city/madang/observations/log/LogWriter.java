package city.madang.observations.log;

import city.madang.observations.ReadingBatch;
import city.madang.observations.Receipt;
import city.madang.observations.StateView;
import city.madang.observations.log.SealedReadings.Findings;
import city.madang.platform.CityException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Group commit without a timer: what arrives while a commit is in flight forms the next block. A caller is
/// answered after the block that holds its batch is durable.
///
/// One thread decides, commits and publishes, so that no two deliveries are ever decided at once. When the
/// database fails, every waiting caller is refused; before anything is taken in again, the log is read for
/// a block whose commit was in doubt.
public final class LogWriter implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(LogWriter.class);

    /// Rows after which a block is closed even if more is waiting.
    private static final int BLOCK_ROWS = 200_000;

    /// Bytes of one reading in a waiting batch.
    private static final int READING_BYTES = Integer.BYTES + Long.BYTES + Double.BYTES + Byte.BYTES;

    private static final Duration QUEUE_RETRY = Duration.ofSeconds(1);

    private final ObservationLog store;
    private final Tail<?> tail;
    private final Admission admission;
    private final Gate gate;
    private final Clock clock;
    private final Limits limits;
    private final Committed committed;
    private final LinkedBlockingQueue<Task> queue = new LinkedBlockingQueue<>();
    private final AtomicLong waiting = new AtomicLong();
    private final LakeQuestions questions;
    private final Thread thread;
    private volatile boolean running = true;
    private long sequence;
    private long nextCheck;

    /// @param sequence of the newest block that is sealed; everything after it is read from the log
    public LogWriter(
            ObservationLog store,
            Tail<?> tail,
            StateView live,
            Gate gate,
            Clock clock,
            Limits limits,
            long sequence,
            Committed committed) {
        this.store = store;
        this.tail = tail;
        this.admission = new Admission(tail, live);
        this.gate = gate;
        this.clock = clock;
        this.limits = limits;
        this.committed = committed;
        this.sequence = sequence;
        questions = new LakeQuestions(tail, queue::add);
        thread = new Thread(this::run, "observation-log");
    }

    /// @param queueBytes readings that may wait
    /// @param unsealedRows readings that may be unsealed
    public record Limits(long queueBytes, long unsealedRows) {}

    /// Told of rows that have become durable, on the writer's thread, before their senders are answered.
    @FunctionalInterface
    public interface Committed {
        void rows(TailSegment segment, int from, int to);
    }

    sealed interface Task {}

    /// A batch on its way.
    record Delivery(ReadingBatch batch, Findings findings, CompletableFuture<Receipt> receipt) implements Task {

        Delivery with(Findings findings) {
            return new Delivery(batch, findings, receipt);
        }
    }

    /// Something else that must not happen between the decision on a batch and its commit.
    record Command(Consumer<LogWriter> work, CompletableFuture<Boolean> done) implements Task {}

    /// Takes the newest readings of the last seal, reads the unsealed part of the log, and begins to take
    /// readings in.
    public void start(byte[] newest) {
        if (newest.length > 0) {
            var rows = new TailSegment(1024);
            BlockCodec.decode(newest, rows);
            committed.rows(rows, 0, rows.appended());
        }
        catchUp();
        thread.start();
        questions.start();
    }

    /// Returns when the batch is durable. Safe for many threads; meant for virtual ones.
    ///
    /// @throws CityException UNAVAILABLE if it cannot be stored now; then it is unknown whether it was
    public Receipt store(ReadingBatch batch) {
        gate.check();
        long bytes = (long) batch.size() * READING_BYTES;
        if (waiting.addAndGet(bytes) > limits.queueBytes() && waiting.get() > bytes) {
            waiting.addAndGet(-bytes);
            throw CityException.unavailable("Too many readings are waiting to be stored", QUEUE_RETRY, null);
        }
        try {
            var delivery = new Delivery(batch, Findings.NONE, new CompletableFuture<>());
            queue.add(delivery);
            return delivery.receipt().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof CityException failure
                    ? CityException.unavailable(
                            String.valueOf(failure.getMessage()), retryAfter(failure), failure.getCause())
                    : e;
        } finally {
            waiting.addAndGet(-bytes);
        }
    }

    /// Runs `work` between two blocks and waits for it.
    public void between(Consumer<LogWriter> work) {
        var command = new Command(work, new CompletableFuture<>());
        queue.add(command);
        try {
            command.done().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    /// Closes the open segment for sealing. Only from [#between].
    public <S extends SealedReadings> List<TailSegment> freeze(Tail<S> owned) {
        return owned.freeze();
    }

    /// Drops the frozen segments, which `sealed` holds from now on. Only from [#between].
    ///
    /// @param keysBefore delivery keys received before this are forgotten, epoch milliseconds UTC
    public <S extends SealedReadings> void sealed(Tail<S> owned, S sealed, long keysBefore) {
        owned.sealed(sealed);
        store.forgetKeys(keysBefore);
    }

    /// Replaces the sealed readings by the same readings in other files. Only from [#between].
    public <S extends SealedReadings> void rearranged(Tail<S> owned, S sealed) {
        owned.rearranged(sealed);
    }

    @Override
    public void close() {
        running = false;
        thread.interrupt();
        questions.close();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration retryAfter(CityException failure) {
        var after = failure.retryAfter();
        return after == null ? QUEUE_RETRY : after;
    }

    private void run() {
        while (running) {
            try {
                var first = queue.poll(500, TimeUnit.MILLISECONDS);
                checkHealth();
                if (first != null) {
                    process(first);
                }
            } catch (InterruptedException e) {
                break;
            } catch (RuntimeException e) {
                log.error("the log writer failed and goes on", e);
            }
        }
        refuse(new ArrayList<>(queue), CityException.unavailable("The server is stopping", QUEUE_RETRY, null));
    }

    private void checkHealth() {
        long now = System.nanoTime();
        if (now < nextCheck) {
            return;
        }
        nextCheck = now + TimeUnit.SECONDS.toNanos(1);
        gate.checkDisk();
        if (tail.view().rows() > limits.unsealedRows()) {
            gate.close(Gate.SEALING_BEHIND);
        } else {
            gate.open(Gate.SEALING_BEHIND);
        }
        if (gate.isClosedBy(Gate.DATABASE_AWAY)) {
            try {
                catchUp();
                gate.open(Gate.DATABASE_AWAY);
            } catch (CityException e) {
                log.debug("the database is still away", e);
            }
        }
    }

    private void process(Task first) {
        var deliveries = new ArrayList<Delivery>();
        int rows = 0;
        for (Task task = first; task != null; task = rows < BLOCK_ROWS ? queue.poll() : null) {
            switch (task) {
                case Delivery delivery -> {
                    deliveries.add(delivery);
                    rows += delivery.batch().size();
                }
                case Command command -> {
                    commit(deliveries);
                    deliveries.clear();
                    run(command);
                }
            }
        }
        commit(deliveries);
    }

    private void run(Command command) {
        try {
            command.work().accept(this);
            command.done().complete(true);
        } catch (RuntimeException e) {
            command.done().completeExceptionally(e);
        }
    }

    private void commit(List<Delivery> deliveries) {
        if (deliveries.isEmpty()) {
            return;
        }
        try {
            gate.check();
        } catch (CityException e) {
            refuse(deliveries, e);
            return;
        }
        var open = tail.open();
        try {
            admission.nextBlock();
            var receipts = admit(deliveries);
            if (open.appended() > open.size()) {
                append(open, receipts.keys());
            }
            receipts.answer();
        } catch (RuntimeException e) {
            open.rollback();
            fail(e);
            refuse(deliveries, e);
        }
    }

    private Receipts admit(List<Delivery> deliveries) {
        var asked = new HashSet<String>();
        for (var delivery : deliveries) {
            var key = delivery.batch().idempotencyKey();
            if (key != null) {
                asked.add(key);
            }
        }
        var receipts = new Receipts(store.known(asked));
        for (var delivery : deliveries) {
            var batch = delivery.batch();
            if (receipts.isKnown(batch.idempotencyKey())) {
                receipts.add(delivery, new Receipt(0, batch.size()));
            } else if (admission.needsLake(batch, delivery.findings())) {
                questions.ask(delivery);
            } else {
                receipts.add(delivery, admission.admit(batch, delivery.findings()));
            }
        }
        return receipts;
    }

    private void append(TailSegment open, List<String> keys) {
        int from = open.size();
        int to = open.appended();
        long received = clock.millis();
        store.append(sequence + 1, received, to - from, BlockCodec.encode(open, from, to), keys);
        sequence++;
        open.publish(sequence, received);
        committed.rows(open, from, to);
    }

    private void fail(RuntimeException failure) {
        if (PostgresObservationLog.isDiskFull(failure)) {
            gate.close(Gate.DISK_FULL);
        }
        if (failure instanceof CityException) {
            log.warn("readings refused reason=\"{}\"", failure.getMessage(), failure.getCause());
            gate.close(Gate.DATABASE_AWAY);
        } else {
            log.error("a block could not be formed", failure);
        }
    }

    /// Reads blocks that are durable but not in the tail: all of them at the start, one in doubt after a
    /// failure.
    private void catchUp() {
        store.replay(sequence, (number, received, content) -> {
            var open = tail.open();
            int from = open.size();
            var rows = new Columns(1024);
            BlockCodec.decode(content, rows);
            for (int row = 0; row < rows.appended(); row++) {
                open.append(rows.datastream(row), rows.time(row), rows.result(row), rows.rawQuality(row));
            }
            open.publish(number, received);
            sequence = number;
            committed.rows(open, from, open.size());
        });
    }

    private void refuse(List<? extends Task> tasks, RuntimeException reason) {
        for (var task : tasks) {
            switch (task) {
                case Delivery delivery -> delivery.receipt().completeExceptionally(reason);
                case Command command -> command.done().completeExceptionally(reason);
            }
        }
    }
}
