package city.madang.platform.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A real PostgreSQL 18 of our own, in the data folder, with durability on and password authentication.
///
/// It listens on loopback only. If its process dies, it is started again on the same port, so that the
/// connection pool finds it where it was. An orphan that a killed server left behind is stopped first.
final class OwnPostgres implements AutoCloseable {

    /// The database and the role that own everything of this city hall.
    static final String NAME = "madang";

    private static final Logger log = LoggerFactory.getLogger(OwnPostgres.class);
    private static final String ADMIN = "postgres";
    private static final Duration ORPHAN_PATIENCE = Duration.ofSeconds(20);
    private static final Duration WATCH_INTERVAL = Duration.ofSeconds(1);

    private final Path folder;
    private final String password;
    private final Thread watch;
    /// Held while the process is replaced or stopped, so that a stop never overtakes a restart.
    private final ReentrantLock changing = new ReentrantLock();

    private EmbeddedPostgres postgres;
    private volatile boolean closed;

    private OwnPostgres(Path folder, String password) throws IOException, SQLException {
        this.folder = folder;
        this.password = password;
        this.postgres = startProcess(0);
        secure();
        this.watch = Thread.ofVirtual().name("own-postgres-watch").start(this::keepAlive);
    }

    /// Starts the PostgreSQL whose files are in `folder/postgres`, creating them the first time.
    static OwnPostgres start(Path folder) {
        try {
            Files.createDirectories(folder.resolve("run"));
            return new OwnPostgres(folder, password(folder.resolve("run/postgres-password")));
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(
                    "PostgreSQL did not start in '%s': %s".formatted(folder.resolve("postgres"), e.getMessage()), e);
        }
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(postgres.getPort(), NAME);
    }

    String password() {
        return password;
    }

    @Override
    public void close() throws IOException {
        closed = true;
        changing.lock();
        try {
            watch.interrupt();
            postgres.close();
        } finally {
            changing.unlock();
        }
    }

    private EmbeddedPostgres startProcess(int port) throws IOException {
        var files = folder.resolve("postgres");
        stopOrphan(files.resolve("postmaster.pid"));
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(files)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                // The library deletes stale data folders below this one, so our data must not lie in it.
                .setOverrideWorkingDirectory(binaries().toFile())
                .setPGStartupWait(Duration.ofSeconds(60))
                .setConnectConfig("password", password)
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("run/postgres.log").toFile()))
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("run/postgres.log").toFile()))
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("shared_buffers", "96MB")
                .setServerConfig("max_connections", "60")
                .setServerConfig("max_wal_size", "512MB")
                .setServerConfig("wal_compression", "pglz")
                .setServerConfig("jit", "off");
        if (port != 0) {
            builder.setPort(port);
        }
        return builder.start();
    }

    /// Closes the door that `initdb` leaves open (trust authentication) and makes our role and database.
    private void secure() throws IOException, SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection()) {
            if (!exists(connection, "select 1 from pg_roles where rolname = '%s'".formatted(NAME))) {
                run(connection, "alter role %s password '%s'".formatted(ADMIN, password));
                run(connection, "create role %s login password '%s'".formatted(NAME, password));
            }
            if (!exists(connection, "select 1 from pg_database where datname = '%s'".formatted(NAME))) {
                run(connection, "create database %s owner %s".formatted(NAME, NAME));
            }
            Files.writeString(folder.resolve("postgres/pg_hba.conf"), """
                    # Written by Madang: passwords only, from this machine only.
                    host all all 127.0.0.1/32 scram-sha-256
                    host all all ::1/128 scram-sha-256
                    """);
            run(connection, "select pg_reload_conf()");
            for (var setting : new String[] {"fsync", "synchronous_commit"}) {
                if (!exists(connection, "select 1 where current_setting('%s') = 'on'".formatted(setting))) {
                    throw new SQLException(
                            "PostgreSQL runs with %s off; what is acknowledged must be on disk".formatted(setting));
                }
            }
        }
    }

    private void keepAlive() {
        while (!closed) {
            try {
                Thread.sleep(WATCH_INTERVAL);
                if (!isAlive(folder.resolve("postgres/postmaster.pid"))) {
                    restart();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (IOException e) {
                log.error("own-postgres restart=failed reason={}", e.getMessage());
            }
        }
    }

    private void restart() throws IOException {
        changing.lock();
        try {
            if (closed) {
                return;
            }
            int port = postgres.getPort();
            log.warn("own-postgres state=gone action=restart port={}", port);
            // Releases the library's lock; there is no process left to stop.
            postgres.close();
            postgres = startProcess(port);
            log.warn("own-postgres state=running port={}", port);
        } finally {
            changing.unlock();
        }
    }

    private static boolean isAlive(Path pidFile) {
        try (var lines = Files.lines(pidFile)) {
            return lines.findFirst()
                    .map(String::strip)
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
                    .map(ProcessHandle::isAlive)
                    .orElse(false);
        } catch (IOException | UncheckedIOException | NumberFormatException e) {
            return false;
        }
    }

    private static void stopOrphan(Path pidFile) throws IOException {
        if (!isAlive(pidFile)) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
        var process = ProcessHandle.of(pid).orElse(null);
        if (process == null || !process.info().command().orElse("postgres").contains("postgres")) {
            return;
        }
        log.warn("own-postgres orphan={} action=stop", pid);
        process.destroy();
        try {
            process.onExit().get(ORPHAN_PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | java.util.concurrent.ExecutionException e) {
            throw new IOException("An earlier PostgreSQL (process %d) does not stop".formatted(pid), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while an earlier PostgreSQL stops", e);
        }
    }

    private static Path binaries() throws IOException {
        var cache = Path.of(System.getProperty("user.home"), ".cache", "madang", "postgres");
        return Files.createDirectories(cache);
    }

    private static String password(Path file) throws IOException {
        if (!Files.exists(file)) {
            var bytes = new byte[24];
            new SecureRandom().nextBytes(bytes);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, HexFormat.of().formatHex(bytes));
        }
        return Files.readString(file).strip();
    }

    private static boolean exists(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next();
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
