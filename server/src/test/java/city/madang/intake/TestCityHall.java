package city.madang.intake;

import city.madang.CityApplication;
import city.madang.platform.database.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A whole city hall in this process that is connected to systems a test plays: Seoul with other sources. It can be
/// closed and opened again on the same folder and database, as a server is restarted.
public final class TestCityHall implements AutoCloseable {

    private static final Path SEOUL = Path.of("../packs/seoul");
    private static final JsonMapper JSON = new JsonMapper();

    /// How long anything may take that a test waits for. Reached only if it never happens.
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path folder;
    private final String database;
    private ConfigurableApplicationContext context;

    private TestCityHall(Path folder, String database) {
        this.folder = folder;
        this.database = database;
        this.context = start();
    }

    /// Opens a city hall with these sources.
    ///
    /// @param folder of its pack and its data
    /// @param database JDBC address
    /// @param hosts addresses of the systems, by the names the sources use
    /// @param secrets the sources' credentials by name
    public static TestCityHall open(
            Path folder, String database, String sources, Map<String, String> hosts, Map<String, String> secrets) {
        try {
            writePack(folder.resolve("pack"), sources, hosts);
            var lines = secrets.entrySet().stream()
                    .map(secret -> secret.getKey() + "=" + secret.getValue())
                    .toList();
            Files.write(Files.createDirectories(folder.resolve("data")).resolve("credentials.properties"), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new TestCityHall(folder, database);
    }

    private static void writePack(Path pack, String sources, Map<String, String> hosts) throws IOException {
        Files.createDirectories(pack.resolve("sources"));
        try (var files = Files.list(SEOUL)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, pack.resolve(file.getFileName()));
            }
        }
        Files.writeString(pack.resolve("sources/test.yaml"), sources);
        var lines = new ArrayList<String>();
        for (var line : Files.readAllLines(pack.resolve("pack.yaml"))) {
            lines.add(line);
            if (line.equals("hosts:")) {
                break;
            }
        }
        hosts.forEach((name, url) -> lines.add("  %s: {url: \"%s\", private: true}".formatted(name, url)));
        Files.write(pack.resolve("pack.yaml"), lines);
    }

    private ConfigurableApplicationContext start() {
        var application = new SpringApplication(CityApplication.class);
        application.setInitializers(application.getInitializers().stream()
                .filter(each -> !(each instanceof TestDatabase))
                .toList());
        return application.run(
                "--server.port=0",
                "--madang.data=" + folder.resolve("data"),
                "--madang.pack=" + folder.resolve("pack"),
                "--madang.db.url=" + database,
                "--madang.db.user=postgres",
                "--madang.db.password=postgres",
                "--madang.db.connections=8",
                "--city.intake.connect=true",
                "--city.observations.minimum-free=1MB");
    }

    public void restart() {
        context.close();
        context = start();
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public String url() {
        var server = ((ServletWebServerApplicationContext) context).getWebServer();
        return "http://localhost:" + (server == null ? 0 : server.getPort());
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(url() + path)));
    }

    /// Posts a body.
    ///
    /// @param headers names and values in turn
    public HttpResponse<String> post(String path, String body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(url() + path)).POST(HttpRequest.BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public JsonNode json(String path) {
        return JSON.readTree(get(path).body());
    }

    /// Waits until `condition` holds, and fails with `what` if it never does.
    public static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Waited in vain until " + what);
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
