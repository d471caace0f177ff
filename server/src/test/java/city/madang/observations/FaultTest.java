package city.madang.observations;

import static city.madang.observations.Batches.MIDNIGHT;
import static city.madang.observations.Batches.reading;
import static city.madang.observations.Batches.series;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.madang.observations.log.Gate;
import city.madang.platform.CityException;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What happens to readings when something below the store fails.
class FaultTest {

    @TempDir
    private Path folder;

    @Test
    void refusesWhilePostgreSqlIsAwayAndGoesOnByItself() throws Exception {
        var postgres = start(0);
        int port = postgres.getPort();
        try (var database = pool(port)) {
            Flyway.configure()
                    .dataSource(database)
                    .locations("classpath:db")
                    .load()
                    .migrate();
            try (var store = new Store(database, folder).withDatastreams(2)) {
                store.observations.store(series(0, MIDNIGHT, 1000, 50));

                postgres.close();
                assertThatThrownBy(() -> store.observations.store(reading(1, MIDNIGHT, 1)))
                        .isInstanceOfSatisfying(CityException.class, refusal -> {
                            assertThat(refusal.category()).isEqualTo(CityException.Category.UNAVAILABLE);
                            assertThat(refusal.retryAfter()).isPositive();
                        });
                assertThat(store.alarms.isActive(Gate.DATABASE_AWAY)).isTrue();
                assertThat(store.live.result(0)).isEqualTo(49);

                postgres = start(port);
                assertThat(storeWhenBack(store, reading(1, MIDNIGHT, 1))).isEqualTo(new Receipt(1, 0));
                assertThat(store.observations.store(series(0, MIDNIGHT, 1000, 50)))
                        .isEqualTo(new Receipt(0, 50));
                assertThat(store.alarms.list()).isEmpty();
            }
        } finally {
            postgres.close();
        }
    }

    @Test
    void refusesBeforeTheDiskIsFullAndLosesNothing() throws Exception {
        try (var postgres = start(0);
                var database = pool(postgres.getPort())) {
            Flyway.configure()
                    .dataSource(database)
                    .locations("classpath:db")
                    .load()
                    .migrate();
            try (var store = new Store(database, folder).withDatastreams(1)) {
                store.observations.store(reading(0, MIDNIGHT, 7));
            }
            try (var full = new Store(database, folder, Long.MAX_VALUE)) {
                assertThatThrownBy(() -> full.observations.store(reading(0, MIDNIGHT + 1000, 8)))
                        .isInstanceOf(CityException.class)
                        .hasMessageContaining("disk");
                assertThat(full.alarms.isActive(Gate.DISK_FULL)).isTrue();
                assertThat(full.live.result(0)).isEqualTo(7);
            }
            try (var again = new Store(database, folder)) {
                assertThat(again.observations.store(reading(0, MIDNIGHT, 7))).isEqualTo(new Receipt(0, 1));
                assertThat(again.observations.store(reading(0, MIDNIGHT + 1000, 8)))
                        .isEqualTo(new Receipt(1, 0));
            }
        }
    }

    private static Receipt storeWhenBack(Store store, ReadingBatch batch) {
        while (true) {
            try {
                return store.observations.store(batch);
            } catch (CityException e) {
                Thread.onSpinWait();
            }
        }
    }

    private EmbeddedPostgres start(int port) throws Exception {
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("postgres"))
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on");
        return (port == 0 ? builder : builder.setPort(port)).start();
    }

    private static HikariDataSource pool(int port) {
        var config = new HikariConfig();
        config.setJdbcUrl("jdbc:postgresql://127.0.0.1:%d/postgres?user=postgres&password=postgres".formatted(port));
        config.setConnectionTimeout(1_000);
        config.setMaximumPoolSize(6);
        return new HikariDataSource(config);
    }
}
