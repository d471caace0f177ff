package city.madang.platform.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/// A real PostgreSQL for tests: one process for the whole test run, a fresh database for whoever asks.
///
/// Spring tests get theirs by themselves, through `META-INF/spring.factories`.
public final class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final AtomicInteger COUNT = new AtomicInteger();

    /// The address of a new empty database; user and password are `postgres`.
    public static String newUrl() {
        var name = "test_" + COUNT.incrementAndGet();
        try (var connection = Holder.POSTGRES.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return "jdbc:postgresql://127.0.0.1:%d/%s?user=postgres&password=postgres"
                .formatted(Holder.POSTGRES.getPort(), name);
    }

    /// A new database with all rooms' tables.
    public static DataSource migrated() {
        var source = new org.postgresql.ds.PGSimpleDataSource();
        source.setUrl(newUrl());
        Flyway.configure().dataSource(source).locations("classpath:db").load().migrate();
        return source;
    }

    /// The server process itself, for tests that take it away.
    public static EmbeddedPostgres process() {
        return Holder.POSTGRES;
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        try {
            var data = Files.createTempDirectory(Files.createDirectories(Path.of("target", "test-data")), "city");
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "test-database",
                            java.util.Map.of(
                                    "madang.db.url",
                                    newUrl(),
                                    "madang.db.user",
                                    "postgres",
                                    "madang.db.password",
                                    "postgres",
                                    "madang.db.connections",
                                    "8",
                                    "madang.data",
                                    data.toString(),
                                    "madang.pack",
                                    Path.of("..", "packs", "seoul")
                                            .toAbsolutePath()
                                            .normalize()
                                            .toString())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Starts PostgreSQL when the first test needs it. Durability is off: tests of durability start a server of
    /// their own.
    private static final class Holder {
        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                var postgres = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "200")
                        .setRegisterShutdownHook(false)
                        .start();
                // Every server under test writes once more while it closes; the database goes after the last of them.
                SpringApplication.getShutdownHandlers().add(() -> close(postgres));
                return postgres;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void close(EmbeddedPostgres postgres) {
            try {
                postgres.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
