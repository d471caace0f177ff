package city.madang.observations.log;

import static city.madang.observations.Batches.MIDNIGHT;
import static city.madang.observations.Batches.batch;
import static city.madang.observations.Batches.reading;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.madang.observations.ReadingBatch;
import city.madang.observations.Receipt;
import city.madang.platform.Alarms;
import city.madang.platform.CityException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class LogWriterTest {

    private final InMemoryObservationLog log = new InMemoryObservationLog();
    private final FakeSealed sealed = new FakeSealed();
    private final Alarms alarms = new Alarms(Clock.systemUTC());
    private Tail<SealedReadings> tail = new Tail<>(1000, sealed);
    private FakeState live = new FakeState();
    private LogWriter writer = writer(0);

    @BeforeEach
    void start() {
        writer.start(new byte[0]);
    }

    @AfterEach
    void stop() {
        writer.close();
    }

    @Test
    void storesAReadingOnce() {
        assertThat(writer.store(reading(3, MIDNIGHT, 18.5))).isEqualTo(new Receipt(1, 0));
        assertThat(writer.store(reading(3, MIDNIGHT, 18.5))).isEqualTo(new Receipt(0, 1));
        assertThat(live.result(3)).isEqualTo(18.5);
    }

    @Test
    void knowsADuplicateWithinOneBatch() {
        var twice = batch(null, new int[] {1, 1}, new long[] {MIDNIGHT, MIDNIGHT}, new double[] {5, 5});

        assertThat(writer.store(twice)).isEqualTo(new Receipt(1, 1));
    }

    @Test
    void storesALateReadingWithoutMovingTheLiveState() {
        writer.store(reading(1, MIDNIGHT, 5));

        assertThat(writer.store(reading(1, MIDNIGHT - 1000, 4))).isEqualTo(new Receipt(1, 0));
        assertThat(writer.store(reading(1, MIDNIGHT - 1000, 4))).isEqualTo(new Receipt(0, 1));
        assertThat(live.result(1)).isEqualTo(5);
    }

    @Test
    void storesACorrectionThatReplacesTheEarlierReading() {
        writer.store(reading(1, MIDNIGHT, 5));

        assertThat(writer.store(reading(1, MIDNIGHT, 6))).isEqualTo(new Receipt(1, 0));

        assertThat(live.result(1)).isEqualTo(6);
        assertThat(current()).containsExactly(java.util.Map.entry(new ReadingKey(1, MIDNIGHT), 6.0));
    }

    @Test
    void asksTheLakeForAReadingItMayHold() {
        sealed.hold(1, MIDNIGHT - 5000, 4);
        writer.store(reading(1, MIDNIGHT, 5));

        assertThat(writer.store(reading(1, MIDNIGHT - 5000, 4))).isEqualTo(new Receipt(0, 1));
        assertThat(writer.store(reading(1, MIDNIGHT - 6000, 4))).isEqualTo(new Receipt(1, 0));
        assertThat(writer.store(reading(1, MIDNIGHT - 5000, 7))).isEqualTo(new Receipt(1, 0));
        assertThat(tail.open().overrides(1, MIDNIGHT - 5000)).isTrue();
    }

    @Test
    void knowsADeliveryByItsKeyWhateverItHolds() {
        writer.store(batch("first", new int[] {1}, new long[] {MIDNIGHT}, new double[] {5}));

        assertThat(writer.store(batch("first", new int[] {2}, new long[] {MIDNIGHT}, new double[] {9})))
                .isEqualTo(new Receipt(0, 1));
        assertThat(live.has(2)).isFalse();
    }

    @Test
    void refusesWhileTheLogIsAwayAndRecoversByItself() {
        log.fail(InMemoryObservationLog.Failure.BEFORE_COMMIT);
        assertThatThrownBy(() -> writer.store(reading(1, MIDNIGHT, 5)))
                .isInstanceOfSatisfying(
                        CityException.class, e -> assertThat(e.retryAfter()).isPositive());
        assertThat(alarms.isActive(Gate.DATABASE_AWAY)).isTrue();
        assertThat(live.has(1)).isFalse();

        log.fail(InMemoryObservationLog.Failure.NONE);

        assertThat(storeWhenBack(reading(1, MIDNIGHT, 5))).isEqualTo(new Receipt(1, 0));
        assertThat(alarms.isActive(Gate.DATABASE_AWAY)).isFalse();
    }

    @Test
    void doesNotStoreTwiceWhatWasCommittedButNotAnswered() {
        log.fail(InMemoryObservationLog.Failure.AFTER_COMMIT);
        assertThatThrownBy(() -> writer.store(reading(1, MIDNIGHT, 5))).isInstanceOf(CityException.class);
        log.fail(InMemoryObservationLog.Failure.NONE);

        assertThat(storeWhenBack(reading(1, MIDNIGHT, 5))).isEqualTo(new Receipt(0, 1));
    }

    @Test
    void findsEverythingAgainAfterARestart() {
        writer.store(reading(1, MIDNIGHT, 5));
        writer.store(reading(1, MIDNIGHT, 6));
        writer.store(reading(1, MIDNIGHT - 1000, 4));
        var before = current();
        writer.close();

        tail = new Tail<>(1000, sealed);
        live = new FakeState();
        writer = writer(0);
        writer.start(new byte[0]);

        assertThat(current()).isEqualTo(before);
        assertThat(live.result(1)).isEqualTo(6);
        assertThat(writer.store(reading(1, MIDNIGHT - 1000, 4))).isEqualTo(new Receipt(0, 1));
    }

    @RepeatedTest(20)
    void endsInTheSameStateHoweverOftenAndInWhateverOrderReadingsCome(RepetitionInfo run) throws Exception {
        var random = new Random(run.getCurrentRepetition());
        var truth = new TreeMap<ReadingKey, Double>(KEYS);
        var batches = new ArrayList<ReadingBatch>();
        for (int b = 0; b < 40; b++) {
            int size = random.nextInt(1, 30);
            var streams = new int[size];
            var times = new long[size];
            var results = new double[size];
            for (int i = 0; i < size; i++) {
                streams[i] = random.nextInt(5);
                times[i] = MIDNIGHT + random.nextInt(50) * 1000L;
                results[i] = times[i] % 97 + streams[i];
                truth.put(new ReadingKey(streams[i], times[i]), results[i]);
            }
            batches.add(batch(null, streams, times, results));
        }
        batches.addAll(batches.subList(0, 20));
        Collections.shuffle(batches, random);

        int stored = 0;
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var receipt : senders.invokeAll(batches.stream()
                    .map(each -> (java.util.concurrent.Callable<Receipt>) () -> writer.store(each))
                    .toList())) {
                stored += receipt.get().stored();
            }
        }

        assertThat(stored).isEqualTo(truth.size());
        assertThat(current()).isEqualTo(truth);
    }

    private static final java.util.Comparator<ReadingKey> KEYS =
            java.util.Comparator.comparingInt(ReadingKey::datastream).thenComparingLong(ReadingKey::time);

    /// The readings as a query would see them.
    private TreeMap<ReadingKey, Double> current() {
        var current = new TreeMap<ReadingKey, Double>(KEYS);
        for (var segment : tail.view().segments()) {
            int size = segment.size();
            for (int row = 0; row < size; row++) {
                if (segment.isCurrent(row, size)) {
                    assertThat(current.put(
                                    new ReadingKey(segment.datastream(row), segment.time(row)), segment.result(row)))
                            .isNull();
                }
            }
        }
        return current;
    }

    private Receipt storeWhenBack(ReadingBatch batch) {
        while (true) {
            try {
                return writer.store(batch);
            } catch (CityException e) {
                Thread.onSpinWait();
            }
        }
    }

    private LogWriter writer(long sequence) {
        return new LogWriter(
                log,
                tail,
                live,
                new Gate(alarms, Path.of("."), 0),
                Clock.systemUTC(),
                new LogWriter.Limits(1 << 24, 1_000_000),
                sequence,
                (rows, from, to) -> {
                    for (int row = from; row < to; row++) {
                        live.apply(rows.datastream(row), rows.time(row), rows.result(row), rows.quality(row));
                    }
                });
    }
}
