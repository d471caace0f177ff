package city.madang.observations;

import static city.madang.observations.Batches.MIDNIGHT;
import static city.madang.observations.Batches.reading;
import static city.madang.observations.Batches.series;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.madang.observations.log.Gate;
import city.madang.platform.CityException;
import city.madang.platform.SmallDisk;
import city.madang.platform.database.TestDatabase;
import city.madang.platform.database.TestPostgres;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Disks that are really full.
class DiskFullTest {

    private static final long MEGABYTE = 1 << 20;

    @TempDir
    private Path folder;

    private static List<Reading> readings(Store store, int datastream) {
        return store.history.readings(
                datastream,
                Instant.ofEpochMilli(MIDNIGHT),
                Instant.ofEpochMilli(MIDNIGHT).plusSeconds(86_400),
                History.MOST_POINTS);
    }

    @Test
    void refusesWhileTheDiskIsNearlyFullAndGoesOnByItself() throws Exception {
        try (var disk = SmallDisk.mount(folder.resolve("disk"), 12);
                var store = new Store(TestDatabase.migrated(), disk.folder(), 4 * MEGABYTE).withDatastreams(1)) {
            store.observations.store(reading(0, MIDNIGHT, 7));

            disk.fill(3 * MEGABYTE);
            assertThatThrownBy(() -> {
                        while (true) {
                            store.observations.store(reading(0, MIDNIGHT, 7));
                        }
                    })
                    .isInstanceOfSatisfying(CityException.class, refusal -> {
                        assertThat(refusal.category()).isEqualTo(CityException.Category.UNAVAILABLE);
                        assertThat(refusal.retryAfter()).isPositive();
                    })
                    .hasMessageContaining("disk");
            assertThat(store.alarms.isActive(Gate.DISK_FULL)).isTrue();
            assertThat(readings(store, 0)).extracting(Reading::result).containsExactly(7.0);

            disk.makeSpace();
            assertThat(storeInTheEnd(store, reading(0, MIDNIGHT + 1000, 8))).isEqualTo(new Receipt(1, 0));
            assertThat(store.alarms.list()).isEmpty();
        }
    }

    @Test
    void sealsWhenThereIsSpaceAgainAndAnswersRightMeanwhile() throws Exception {
        try (var disk = SmallDisk.mount(folder.resolve("disk"), 12);
                var store = new Store(TestDatabase.migrated(), disk.folder()).withDatastreams(2)) {
            store.observations.store(series(0, MIDNIGHT, 1000, 5000));
            assertThat(store.sealer.seal()).isTrue();
            store.observations.store(series(1, MIDNIGHT, 1000, 9000));
            var files = files(disk);
            var before = List.of(readings(store, 0), readings(store, 1));

            disk.fill(0);
            for (int attempt = 0; attempt < 3; attempt++) {
                assertThat(store.sealer.seal()).isFalse();
            }
            assertThat(store.alarms.isActive("sealing-failing")).isTrue();
            assertThat(files(disk)).as("nothing half-written stays").isEqualTo(files);
            assertThat(List.of(readings(store, 0), readings(store, 1))).isEqualTo(before);
            assertThat(store.observations.store(reading(1, MIDNIGHT, 0)))
                    .as("it is known that this was there")
                    .isEqualTo(new Receipt(0, 1));

            disk.makeSpace();
            assertThat(store.sealer.seal()).isTrue();
            assertThat(store.alarms.list()).isEmpty();
            assertThat(List.of(readings(store, 0), readings(store, 1))).isEqualTo(before);
            assertThat(files(disk)).isNotEqualTo(files);
        }
    }

    private static List<Path> files(SmallDisk disk) throws IOException {
        try (var files = Files.walk(disk.folder().resolve("lake"))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @Test
    void losesNothingWhenPostgreSqlItselfHasNoSpaceLeft() throws Exception {
        try (var disk = SmallDisk.mount(folder.resolve("disk"), 128);
                var postgres = new TestPostgres(disk.folder().resolve("postgres"));
                var database = pool(postgres.url())) {
            Flyway.configure()
                    .dataSource(database)
                    .locations("classpath:db")
                    .load()
                    .migrate();
            var acknowledged = new TreeMap<Long, Double>();
            try (var store = new Store(database, folder.resolve("lake")).withDatastreams(1)) {
                acknowledge(store, acknowledged, 0, 2000);

                disk.fill(0);
                // Readings without order, so that blocks do not shrink.
                int next = 2000;
                try {
                    while (true) {
                        acknowledge(store, acknowledged, next, 2000);
                        next += 2000;
                    }
                } catch (CityException refusal) {
                    assertThat(refusal.category()).isEqualTo(CityException.Category.UNAVAILABLE);
                    assertThat(refusal.retryAfter()).isPositive();
                }
                assertThat(store.alarms.list()).isNotEmpty();
                assertThat(stored(store)).isEqualTo(acknowledged);

                disk.makeSpace();
                postgres.startAgain();
                while (true) {
                    try {
                        acknowledge(store, acknowledged, next, 2000);
                        break;
                    } catch (CityException e) {
                        Thread.sleep(100);
                    }
                }
                assertThat(stored(store)).isEqualTo(acknowledged);
                assertThat(store.alarms.list()).isEmpty();
            }
            try (var again = new Store(database, folder.resolve("lake"))) {
                assertThat(stored(again)).isEqualTo(acknowledged);
            }
        }
    }

    /// Stores readings and notes them when they are acknowledged.
    private static void acknowledge(Store store, TreeMap<Long, Double> acknowledged, int from, int count) {
        var times = new long[count];
        var results = new double[count];
        for (int i = 0; i < count; i++) {
            times[i] = MIDNIGHT + from + i;
            results[i] = Math.sin(from + i) * 1e9;
        }
        store.observations.store(new ReadingBatch(1, null, count, new int[count], times, results, new byte[count]));
        for (int i = 0; i < count; i++) {
            acknowledged.put(times[i], results[i]);
        }
    }

    private static TreeMap<Long, Double> stored(Store store) {
        var stored = new TreeMap<Long, Double>();
        // By the second: a list holds 10,000 readings.
        for (long from = MIDNIGHT; ; from += 10_000) {
            var part = store.history.readings(
                    0, Instant.ofEpochMilli(from), Instant.ofEpochMilli(from + 10_000), History.MOST_POINTS);
            if (part.isEmpty()) {
                return stored;
            }
            part.forEach(reading ->
                    assertThat(stored.put(reading.time(), reading.result())).isNull());
        }
    }

    private static Receipt storeInTheEnd(Store store, ReadingBatch batch) throws InterruptedException {
        while (true) {
            try {
                return store.observations.store(batch);
            } catch (CityException e) {
                Thread.sleep(20);
            }
        }
    }

    private static HikariDataSource pool(String url) {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername("postgres");
        config.setPassword("postgres");
        config.setConnectionTimeout(1_000);
        config.setMaximumPoolSize(6);
        return new HikariDataSource(config);
    }
}
