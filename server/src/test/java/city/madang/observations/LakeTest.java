package city.madang.observations;

import static city.madang.observations.Batches.MIDNIGHT;
import static city.madang.observations.Batches.batch;
import static city.madang.observations.Batches.reading;
import static city.madang.observations.Batches.series;
import static org.assertj.core.api.Assertions.assertThat;

import city.madang.platform.database.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeTest {

    private static final long HOUR = 3_600_000;
    private static final Interval MINUTES = Interval.parse("5m");
    private static final Interval HOURS = Interval.parse("1h");
    private static final Interval DAYS = Interval.parse("1d");

    private final DataSource database = TestDatabase.migrated();

    @TempDir
    private Path folder;

    private Store store;

    @BeforeEach
    void open() {
        store = new Store(database, folder).withDatastreams(20);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void answersTheSameBeforeAndAfterASealAndARestart() {
        var random = new Random(1);
        for (int i = 0; i < 30; i++) {
            store.observations.store(randomBatch(random, 300));
        }
        var before = answers();

        assertThat(store.sealer.seal()).isTrue();
        assertThat(store.tail.view().rows()).isZero();
        assertThat(answers()).isEqualTo(before);

        restart();
        assertThat(answers()).isEqualTo(before);
    }

    @RepeatedTest(4)
    void holdsEveryReadingOnceWhateverIsSealedCorrectedAndMerged(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        var truth = new TreeMap<String, Double>();
        for (int round = 0; round < 12; round++) {
            var batch = randomBatch(random, 200);
            store.observations.store(batch);
            for (int i = 0; i < batch.size(); i++) {
                truth.put(batch.datastream()[i] + "@" + batch.phenomenonTime()[i], batch.result()[i]);
            }
            switch (random.nextInt(5)) {
                case 0, 1 -> store.sealer.seal();
                case 2 -> store.sealer.compact();
                case 3 -> restart();
                default -> {}
            }
            check(truth);
        }
        store.sealer.seal();
        store.sealer.compact();
        check(truth);
        restart();
        check(truth);
    }

    @Test
    void knowsASealedReadingAgain() {
        store.observations.store(series(3, MIDNIGHT, 1000, 100));
        store.sealer.seal();
        store.observations.store(reading(3, MIDNIGHT + HOUR, 7));

        assertThat(store.observations.store(series(3, MIDNIGHT, 1000, 100))).isEqualTo(new Receipt(0, 100));
        assertThat(store.observations.store(series(3, MIDNIGHT - 50_000, 1000, 50)))
                .isEqualTo(new Receipt(50, 0));
    }

    @Test
    void keepsDeliveryKeysOverASeal() {
        store.observations.store(batch("delivery", new int[] {1}, new long[] {MIDNIGHT}, new double[] {1}));
        store.sealer.seal();
        restart();

        assertThat(store.observations.store(
                        batch("delivery", new int[] {1}, new long[] {MIDNIGHT + 1}, new double[] {2})))
                .isEqualTo(new Receipt(0, 1));
    }

    @Test
    void findsTheLiveStateAgainAfterASeal() {
        store.observations.store(series(2, MIDNIGHT, 1000, 10));
        store.sealer.seal();
        store.observations.store(reading(4, MIDNIGHT, 41.5));
        restart();

        assertThat(store.live.result(2)).isEqualTo(9);
        assertThat(store.live.time(2)).isEqualTo(MIDNIGHT + 9000);
        assertThat(store.live.result(4)).isEqualTo(41.5);
    }

    @Test
    void countsACorrectionOfASealedReadingInsteadOfIt() {
        store.observations.store(series(1, MIDNIGHT, 60_000, 60));
        store.sealer.seal();
        store.observations.store(reading(1, MIDNIGHT + 60_000, 1000));
        var unsealed = hours(1);
        store.sealer.seal();

        assertThat(unsealed.getFirst().count()).isEqualTo(60);
        assertThat(unsealed.getFirst().max()).isEqualTo(1000);
        assertThat(hours(1)).isEqualTo(unsealed);
    }

    @Test
    void showsTheStateAtAPastMoment() {
        store.observations.store(series(1, MIDNIGHT, 60_000, 300));
        store.observations.store(reading(2, MIDNIGHT, 5));
        store.sealer.seal();
        store.observations.store(reading(3, MIDNIGHT + 90 * 60_000, 8));

        var state = store.history.stateAt(Instant.ofEpochMilli(MIDNIGHT + 100 * 60_000 + 30_000));

        assertThat(state.result(1)).isEqualTo(100);
        assertThat(state.result(2)).isEqualTo(5);
        assertThat(state.result(3)).isEqualTo(8);
        assertThat(state.has(4)).isFalse();
    }

    @Test
    void saysWhatIsMissingWhenAFileIsDamaged() throws Exception {
        store.observations.store(series(1, MIDNIGHT, 60_000, 60));
        store.sealer.seal();
        var damaged = flipABit(folder.resolve("lake/raw"));
        restart();

        var series = ask(1, MINUTES);

        assertThat(series.buckets()).isEmpty();
        assertThat(series.missing()).containsExactly(new Series.Gap(MIDNIGHT, MIDNIGHT + 59 * 60_000 + 1));
        store.sealer.scrub();
        assertThat(store.alarms.isActive("lake-damaged")).isTrue();
        assertThat(damaged).doesNotExist();
        assertThat(ask(1, MINUTES).missing()).isEqualTo(series.missing());
        assertThat(ask(1, HOURS).buckets())
                .singleElement()
                .extracting(Bucket::count)
                .isEqualTo(60L);
    }

    @Test
    void readsRawReadingsWhenARollUpIsDamaged() throws Exception {
        store.observations.store(series(1, MIDNIGHT, 60_000, 60));
        store.sealer.seal();
        var before = hours(1);
        Files.delete(onlyFile(folder.resolve("lake/hour")));
        restart();

        assertThat(hours(1)).isEqualTo(before);
        assertThat(ask(1, HOURS).missing()).isEmpty();
    }

    @Test
    void sweepsFilesThatAKilledServerLeftBehind() throws Exception {
        store.observations.store(series(1, MIDNIGHT, 60_000, 60));
        store.sealer.seal();
        var orphan = folder.resolve("lake/raw/2026-11/99-0badcafe.parquet");
        Files.writeString(orphan, "half a file");
        restart();

        assertThat(orphan).doesNotExist();
        assertThat(hours(1)).hasSize(1);
    }

    @Test
    void mergesTheFilesOfManySeals() throws Exception {
        for (int i = 0; i < 10; i++) {
            store.observations.store(series(i, MIDNIGHT + i * HOUR, 1000, 100));
            store.sealer.seal();
        }
        var before = answers();
        store.sealer.compact();

        assertThat(answers()).isEqualTo(before);
        assertThat(store.tail.view().sealed().snapshot().files()).hasSize(3);
    }

    private void restart() {
        store.close();
        store = new Store(database, folder);
    }

    private Series ask(int datastream, Interval interval) {
        return store.history.series(
                new int[] {datastream},
                Instant.ofEpochMilli(MIDNIGHT - 24 * HOUR),
                Instant.ofEpochMilli(MIDNIGHT + 24 * HOUR),
                interval);
    }

    private List<Bucket> hours(int datastream) {
        return ask(datastream, HOURS).buckets();
    }

    private List<List<Bucket>> answers() {
        var answers = new ArrayList<List<Bucket>>();
        for (var interval : List.of(MINUTES, HOURS, DAYS)) {
            answers.add(rounded(ask(1, interval)));
            answers.add(rounded(store.history.series(
                    new int[] {0, 3, 4, 11},
                    Instant.ofEpochMilli(MIDNIGHT - 24 * HOUR),
                    Instant.ofEpochMilli(MIDNIGHT + 24 * HOUR),
                    interval)));
        }
        return answers;
    }

    /// Sums differ in their last bits with the order of adding, and of several datastreams any may be the last.
    private static List<Bucket> rounded(Series series) {
        assertThat(series.missing()).isEmpty();
        return series.buckets().stream()
                .map(each -> new Bucket(
                        each.start(),
                        each.count(),
                        Math.rint(each.sum() * 1e6) / 1e6,
                        each.min(),
                        each.max(),
                        0,
                        each.lastTime()))
                .toList();
    }

    private void check(TreeMap<String, Double> truth) {
        for (var interval : List.of(MINUTES, HOURS, DAYS)) {
            for (int datastream = 0; datastream < 20; datastream += 4) {
                var prefix = datastream + "@";
                var results = truth.entrySet().stream()
                        .filter(entry -> entry.getKey().startsWith(prefix))
                        .mapToDouble(java.util.Map.Entry::getValue)
                        .summaryStatistics();
                var buckets = ask(datastream, interval).buckets();
                assertThat(buckets.stream().mapToLong(Bucket::count).sum()).isEqualTo(results.getCount());
                assertThat(buckets.stream().mapToDouble(Bucket::sum).sum())
                        .isCloseTo(results.getSum(), org.assertj.core.data.Offset.offset(1e-6));
                assertThat(buckets.stream().mapToDouble(Bucket::max).max().orElse(Double.NEGATIVE_INFINITY))
                        .isEqualTo(results.getMax());
            }
        }
    }

    private static ReadingBatch randomBatch(Random random, int size) {
        var streams = new int[size];
        var times = new long[size];
        var results = new double[size];
        for (int i = 0; i < size; i++) {
            streams[i] = random.nextInt(20);
            times[i] = MIDNIGHT + random.nextInt(-400, 400) * 60_000L + random.nextInt(3) * 333;
            results[i] = random.nextInt(1000) / 10.0;
        }
        return batch(null, streams, times, results);
    }

    private static Path flipABit(Path below) throws Exception {
        var path = onlyFile(below);
        var bytes = Files.readAllBytes(path);
        bytes[bytes.length / 2] ^= 4;
        Files.write(path, bytes);
        return path;
    }

    private static Path onlyFile(Path below) throws Exception {
        try (var files = Files.walk(below)) {
            return files.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
    }
}
