package city.madang.intake.reception;

import city.madang.intake.connector.Desk;
import city.madang.intake.document.SourceRecord;
import city.madang.intake.health.SourceMeter;
import city.madang.intake.mapping.MappedBatch;
import city.madang.intake.mapping.Mapper;
import city.madang.intake.mapping.Outcome;
import city.madang.intake.mapping.Reason;
import city.madang.intake.quarantine.HeldRecord;
import city.madang.intake.quarantine.Quarantine;
import city.madang.observations.Receipt;
import city.madang.platform.CityException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The desk of one source. Deliveries are taken one after another; when a method returns, everything sound is
/// durable and everything else is in quarantine.
public final class Reception implements Desk {

    /// Records of one commit. With 48 values each they make 192,000 readings, about 10 MB of columns.
    private static final int TOGETHER = 4_000;

    /// Deliveries stored at one moment over all sources: fewer than the server has database connections, so that
    /// pages and other rooms keep theirs.
    private static final Semaphore AT_ONCE = new Semaphore(6);

    /// A file waits so long for the store in all, for each of its parts.
    private static final Duration FILE_PATIENCE = Duration.ofMinutes(10);

    private static final Duration FILE_PAUSE = Duration.ofSeconds(2);

    private final String id;
    private final Mapper mapper;
    private final Shelf shelf;
    private final Quarantine quarantine;
    private final SourceMeter meter;
    private final Clock clock;
    private final ReentrantLock one = new ReentrantLock();

    public Reception(
            String id,
            int source,
            Mapper mapper,
            Storage storage,
            Storage.Owner owner,
            Quarantine quarantine,
            SourceMeter meter,
            Clock clock) {
        this.id = id;
        this.mapper = mapper;
        this.shelf = new Shelf(source, storage, owner, mapper.properties());
        this.quarantine = quarantine;
        this.meter = meter;
        this.clock = clock;
    }

    @Override
    public void take(List<SourceRecord> records) {
        take(records, new MappedBatch(), null);
    }

    /// Takes records of a delivery that comes in parts.
    ///
    /// @param batch the delivery's own, empty for the first part
    /// @param idempotencyKey names this part for ever; absent if it has no name
    public Tally take(List<SourceRecord> records, MappedBatch batch, @Nullable String idempotencyKey) {
        one.lock();
        try {
            var total = Tally.NOTHING;
            for (int from = 0; from < records.size(); from += TOGETHER) {
                var part = records.subList(from, Math.min(from + TOGETHER, records.size()));
                var key = idempotencyKey == null || records.size() <= TOGETHER
                        ? idempotencyKey
                        : idempotencyKey + "/" + from;
                total = total.plus(takePart(part, batch, key));
            }
            meter.delivered();
            return total;
        } finally {
            one.unlock();
        }
    }

    private Tally takePart(List<SourceRecord> records, MappedBatch batch, @Nullable String idempotencyKey) {
        var received = clock.instant();
        var held = new ArrayList<HeldRecord>();
        long accepted = 0;
        long corrected = 0;
        batch.clear();
        for (var record : records) {
            switch (mapper.map(record, received, batch)) {
                case Outcome.Accepted() -> accepted++;
                case Outcome.Corrected(var note) -> {
                    corrected++;
                    meter.sample(record, "corrected: " + note.en(), received);
                }
                case Outcome.Quarantined(var reason) -> held.add(HeldRecord.of(record, reason, received));
                case Outcome.Skipped() -> {}
            }
        }
        var receipt = idempotencyKey == null ? stored(batch, held, null) : storedInTheEnd(batch, held, idempotencyKey);
        if (!records.isEmpty()) {
            meter.sample(records.getLast(), held.isEmpty() ? "accepted" : "see quarantine", received);
        }
        var tally = new Tally(
                records.size(),
                accepted,
                corrected,
                held.size(),
                receipt.stored(),
                receipt.duplicates(),
                batch.size(),
                reasonsOf(held));
        meter.count(tally, batch.newest());
        return tally;
    }

    /// A poll that is refused comes again by itself; a file does not. So a part of a file waits until the store takes
    /// it: a long file can be faster than sealing.
    private Receipt storedInTheEnd(MappedBatch batch, List<HeldRecord> held, String idempotencyKey) {
        var patience = FILE_PATIENCE;
        while (true) {
            try {
                return stored(batch, held, idempotencyKey);
            } catch (CityException e) {
                if (e.category() != CityException.Category.UNAVAILABLE || patience.isNegative()) {
                    throw e;
                }
                var pause = e.retryAfter() == null ? FILE_PAUSE : shorter(e.retryAfter(), FILE_PAUSE);
                patience = patience.minus(pause);
                pause(pause, e);
            }
        }
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private static void pause(Duration length, CityException why) {
        try {
            Thread.sleep(length);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw why;
        }
    }

    private Receipt stored(MappedBatch batch, List<HeldRecord> held, @Nullable String idempotencyKey) {
        AT_ONCE.acquireUninterruptibly();
        try {
            var receipt = shelf.store(batch, idempotencyKey);
            if (!held.isEmpty()) {
                meter.overflowed(quarantine.hold(id, held));
            }
            return receipt;
        } finally {
            AT_ONCE.release();
        }
    }

    private static Map<String, Long> reasonsOf(List<HeldRecord> held) {
        return held.stream()
                .collect(Collectors.groupingBy(record -> record.reason().code(), Collectors.counting()));
    }

    /// Maps records again that were held back.
    ///
    /// @return the outcome of each, in order; sound values are durable
    public List<Outcome> replay(List<SourceRecord> records) {
        one.lock();
        try {
            var received = clock.instant();
            var batch = new MappedBatch();
            var outcomes = records.stream()
                    .map(record -> mapper.map(record, received, batch))
                    .toList();
            shelf.store(batch, null);
            return outcomes;
        } finally {
            one.unlock();
        }
    }

    @Override
    public void refuse(byte[] document, Reason reason) {
        one.lock();
        try {
            meter.overflowed(quarantine.hold(id, List.of(HeldRecord.ofDocument(document, reason, clock.instant()))));
            meter.delivered();
            meter.count(new Tally(1, 0, 0, 1, 0, 0, 0, Map.of(reason.code(), 1L)), Long.MIN_VALUE);
        } finally {
            one.unlock();
        }
    }
}
