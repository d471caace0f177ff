package city.madang.observations.lake;

import city.madang.observations.StateView;
import city.madang.observations.log.BlockCodec;
import city.madang.observations.log.Columns;
import city.madang.observations.log.LogWriter;
import city.madang.observations.log.Tail;
import city.madang.observations.log.TailSegment;
import city.madang.platform.Alarms;
import city.madang.platform.LocalText;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Moves readings from the tail into the lake, keeps the number of files small, and sets damaged files aside.
///
/// A seal writes files, then changes the catalogue, trims the log and keeps the newest readings in one
/// transaction, then shows the change to readers. If the server is killed before the transaction, the files
/// are swept at the next start and the log still holds everything; after it, nothing is left to do.
public final class Sealer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Sealer.class);
    private static final String FAILING = "sealing-failing";
    private static final String DAMAGED = "lake-damaged";

    /// How long a delivery is known by its key.
    private static final Duration KEYS_KEPT = Duration.ofDays(8);

    /// Changes of the lake after which a partition that was left alone is merged whole.
    private static final int QUIET_GENERATIONS = 3;

    /// A full disk is not emptied within a second.
    private static final Duration RETRY_PAUSE = Duration.ofSeconds(15);

    private final LakeCatalogue catalogue;
    private final LakeReader reader;
    private final LakeFolder folder;
    private final Duck duck;
    private final Compaction compaction;
    private final Tail<SealedLake> tail;
    private final LogWriter writer;
    private final StateView live;
    private final Alarms alarms;
    private final Clock clock;
    private final Policy policy;
    private final RetiredFiles retired;
    private final Set<LakeFile> damaged = ConcurrentHashMap.newKeySet();
    private long retryAt = Long.MIN_VALUE;
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("lake-sealer").factory());

    public Sealer(
            LakeCatalogue catalogue,
            LakeReader reader,
            LakeFolder folder,
            Duck duck,
            Tail<SealedLake> tail,
            LogWriter writer,
            StateView live,
            Alarms alarms,
            Clock clock,
            Policy policy) {
        this.catalogue = catalogue;
        this.reader = reader;
        this.folder = folder;
        this.duck = duck;
        this.tail = tail;
        this.writer = writer;
        this.live = live;
        this.alarms = alarms;
        this.clock = clock;
        this.policy = policy;
        compaction = new Compaction(duck, folder);
        retired = new RetiredFiles(folder, clock);
    }

    /// When the tail is sealed: whichever comes first.
    public record Policy(int rows, Duration age) {}

    /// Sweeps what a killed server left behind, then lets the sealer work by itself.
    public void start() {
        int swept = folder.sweep(tail.view().sealed().snapshot());
        if (swept > 0) {
            log.info("lake files=swept count={}", swept);
        }
        showDamage(tail.view().sealed().snapshot());
        reader.onDamage(damaged::add);
        worker.scheduleWithFixedDelay(this::tick, 1, 1, TimeUnit.SECONDS);
    }

    /// Seals whatever is in the tail now and waits for it.
    ///
    /// @return whether there was anything to seal
    public boolean seal() {
        return await(this::sealNow);
    }

    /// Merges files until the lake is in order, quiet partitions included, and waits for it.
    public void compact() {
        await(() -> compactNow(Long.MAX_VALUE));
    }

    /// Looks at every file of the lake from end to end, and sets damaged ones aside.
    public void scrub() {
        await(() -> {
            reader.doubt(tail.view().sealed().snapshot().files());
            return setAsideNow();
        });
    }

    @Override
    public void close() {
        worker.shutdown();
        try {
            if (!worker.awaitTermination(8, TimeUnit.SECONDS)) {
                worker.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tick() {
        try {
            setAsideNow();
            if (clock.millis() >= retryAt && isDue() && sealNow()) {
                compactNow(tail.view().sealed().generation() - QUIET_GENERATIONS);
            }
            retired.deleteOld();
        } catch (RuntimeException e) {
            log.error("the lake could not be kept", e);
        }
    }

    private boolean isDue() {
        var segments = tail.view().segments();
        var oldest = segments.getFirst();
        return segments.size() > 1
                || oldest.size() >= policy.rows()
                || clock.millis() - policy.age().toMillis() >= oldest.firstReceived();
    }

    private boolean sealNow() {
        var frozen = new Frozen();
        writer.between(frozen::take);
        if (frozen.segments.isEmpty()) {
            return false;
        }
        try {
            var sealed = seal(frozen.segments.getFirst(), frozen.newest);
            writer.between(
                    log -> log.sealed(tail, new SealedLake(sealed, reader), clock.millis() - KEYS_KEPT.toMillis()));
            alarms.clear(FAILING);
            retryAt = Long.MIN_VALUE;
            return true;
        } catch (SQLException | IOException | RuntimeException e) {
            retryAt = clock.millis() + RETRY_PAUSE.toMillis();
            alarms.raise(
                    FAILING,
                    new LocalText(
                            "관측값을 레이크에 봉인하지 못했습니다. 다시 시도합니다. 잃은 값은 없습니다.",
                            "Readings could not be sealed into the lake; this is tried again and nothing is lost."));
            log.warn("seal result=failed", e);
            return false;
        }
    }

    private LakeSnapshot seal(TailSegment segment, byte[] newest) throws SQLException, IOException {
        long begin = System.nanoTime();
        var lake = catalogue.load();
        if (lake.sealedThrough() >= segment.lastSequence()) {
            return lake;
        }
        var change = duck.work(connection -> {
            var builder = new SealBuilder(connection, folder, lake);
            try {
                builder.build(segment);
            } catch (IOException e) {
                builder.discard();
                throw new SQLException(e);
            } catch (SQLException | RuntimeException e) {
                builder.discard();
                throw e;
            }
            return new LakeChange(
                    builder.added(), builder.removed(), new LakeChange.Seal(segment.lastSequence(), newest));
        });
        var sealed = catalogue.commit(change);
        retired.add(change.removed());
        log.info(
                "seal readings={} files={} replaced={} millis={}",
                segment.size(),
                change.added().size(),
                change.removed().size(),
                (System.nanoTime() - begin) / 1_000_000);
        return sealed;
    }

    private boolean compactNow(long quietBefore) {
        boolean any = false;
        while (true) {
            var lake = tail.view().sealed().snapshot();
            var merge = compaction.next(lake, quietBefore);
            if (merge.isEmpty()) {
                return any;
            }
            if (reader.healthy(merge.get().files()).size() < merge.get().files().size()) {
                setAsideNow();
                continue;
            }
            try {
                var change = compaction.merge(merge.get(), lake.generation() + 1);
                var arranged = catalogue.commit(change);
                retired.add(change.removed());
                show(arranged);
                any = true;
            } catch (SQLException | IOException e) {
                log.warn("compaction result=failed partition={}", merge.get().partition(), e);
                reader.doubt(merge.get().files());
                return any;
            }
        }
    }

    private boolean setAsideNow() {
        boolean any = false;
        for (var file : Set.copyOf(damaged)) {
            var why = folder.damage(file);
            var counts = tail.view().sealed().snapshot().files().contains(file);
            if (!why.isEmpty() && counts) {
                log.error("lake file=aside path={} reason=\"{}\"", file.path(), why);
                var lake = catalogue.setAside(file, why);
                folder.moveAside(file);
                show(lake);
                showDamage(lake);
                any = true;
            }
            damaged.remove(file);
        }
        return any;
    }

    private void show(LakeSnapshot lake) {
        writer.between(log -> log.rearranged(tail, new SealedLake(lake, reader)));
    }

    private void showDamage(LakeSnapshot lake) {
        if (lake.aside().isEmpty()) {
            alarms.clear(DAMAGED);
            return;
        }
        alarms.raise(
                DAMAGED,
                new LocalText(
                        "레이크 파일 %d개가 손상되어 제외했습니다. 해당 기간의 이력은 빠진 구간으로 표시됩니다."
                                .formatted(lake.aside().size()),
                        "%d files of the lake are damaged and were set aside; history names what is missing."
                                .formatted(lake.aside().size())));
    }

    private boolean await(java.util.concurrent.Callable<Boolean> work) {
        try {
            return worker.submit(work).get();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException("The lake could not be kept", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// What is taken between two blocks: the rows to seal, and the newest readings, which are all durable then.
    private final class Frozen {

        private List<TailSegment> segments = List.of();
        private byte[] newest = {};

        void take(LogWriter log) {
            segments = log.freeze(tail);
            if (segments.isEmpty()) {
                return;
            }
            var rows = new Columns(Math.max(16, live.size()));
            for (int datastream = 0; datastream < live.size(); datastream++) {
                if (live.has(datastream)) {
                    rows.add(datastream, live.time(datastream), live.result(datastream), live.quality(datastream));
                }
            }
            newest = BlockCodec.encode(rows, 0, rows.appended());
        }
    }
}
