package city.madang.platform.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A PostgreSQL with durability on that a test may kill and start again.
public final class TestPostgres implements AutoCloseable {

    private final Path folder;
    private EmbeddedPostgres postgres;

    public TestPostgres(Path folder) throws IOException {
        this.folder = folder;
        this.postgres = start(0);
    }

    private EmbeddedPostgres start(int port) throws IOException {
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on");
        return (port == 0 ? builder : builder.setPort(port)).start();
    }

    public String url() {
        return "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(postgres.getPort());
    }

    /// Ends its process without a word.
    public void kill() throws IOException {
        var pid =
                Files.readAllLines(folder.resolve("postmaster.pid")).getFirst().strip();
        ProcessHandle.of(Long.parseLong(pid)).ifPresent(process -> {
            process.destroyForcibly();
            process.onExit().join();
        });
    }

    public void startAgain() throws IOException {
        int port = postgres.getPort();
        postgres.close();
        postgres = start(port);
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
