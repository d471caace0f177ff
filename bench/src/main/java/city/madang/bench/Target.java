package city.madang.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The server that is measured.
///
/// @param token of a source that pushes by SensorThings
/// @param processes whose CPU counts, with all their children
/// @param data its data folder, if we know it
/// @param own the process we started; absent if it ran before
record Target(
        URI url,
        String token,
        List<Long> processes,
        @Nullable Path data,
        @Nullable Process own) implements AutoCloseable {

    /// The source of the pack whose token is used.
    private static final String SOURCE = "smart-poles";

    private static final String SERVER = "target/server/madang-server.jar";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    static Target open(Options options) throws IOException, InterruptedException {
        var url = options.find("url");
        if (url == null) {
            return start(options);
        }
        var pids = Arrays.stream(options.get("pid", "").split(","))
                .filter(pid -> !pid.isBlank())
                .map(Long::valueOf)
                .toList();
        return new Target(URI.create(url), options.get("token", ""), pids, null, null);
    }

    String host() {
        return url.getHost();
    }

    int port() {
        return url.getPort();
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(url.resolve(path))
                        .header("Authorization", "Bearer " + token)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(url.resolve(path))
                        .header("Authorization", "Bearer " + token)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /// Posts a JSON document to a source of the pack that is pushed to; only for a server of our own.
    HttpResponse<String> deliver(String source, String body) throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(url.resolve("/intake/webhook/" + source))
                        .header("Authorization", "Bearer " + token(Objects.requireNonNull(data, "our own"), source))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /// Imports a file by the command a person would give; only for a server of our own.
    void imports(Options options, String source, Path file) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        java(),
                        "-XX:+UseSerialGC",
                        "-Xmx720m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-jar",
                        options.get("server", SERVER),
                        "import",
                        "--madang.data=" + data,
                        "--madang.pack=" + pack(options),
                        source,
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(Objects.requireNonNull(data, "our own")
                        .resolve("import.log")
                        .toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("The import failed: " + Files.readString(data.resolve("import.log")));
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static Path pack(Options options) throws IOException {
        return Path.of(options.get("pack", "packs/seoul")).toRealPath();
    }

    @Override
    public void close() throws IOException {
        var process = own;
        if (process == null) {
            return;
        }
        stop(process);
        if (data != null) {
            try (var files = Files.walk(data)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static void stop(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static Target start(Options options) throws IOException, InterruptedException {
        int port = Integer.parseInt(options.get("port", "18399"));
        var data = Files.createTempDirectory(
                Path.of(options.get("folder", System.getProperty("java.io.tmpdir"))), "bench");
        var command = new ArrayList<String>();
        command.add(java());
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                "-Xms160m",
                "-Xmx" + options.get("heap", "720m"),
                "-Xss512k",
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                options.get("server", SERVER),
                "--server.port=" + port,
                "--madang.data=" + data,
                "--madang.pack=" + pack(options),
                "--city.intake.connect=false",
                "--city.observations.seal-after=" + options.get("seal-after", "10m")));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("server.log").toFile())
                .start();
        var target = new Target(URI.create("http://127.0.0.1:" + port), "", List.of(), data, process);
        try {
            target.awaitHealth(process);
            return new Target(target.url, token(data, SOURCE), List.of(process.pid(), postgres(data)), data, process);
        } catch (IOException | RuntimeException e) {
            System.out.println(Files.readString(data.resolve("server.log")));
            target.close();
            throw e;
        }
    }

    private void awaitHealth(Process process) throws IOException, InterruptedException {
        while (true) {
            try {
                if (get("/health").statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                if (!process.isAlive()) {
                    throw new IOException("The server did not start", e);
                }
            }
            Thread.sleep(100);
        }
    }

    private static String token(Path data, String credential) throws IOException {
        var credentials = new Properties();
        try (var in = Files.newBufferedReader(data.resolve("credentials.properties"))) {
            credentials.load(in);
        }
        return credentials.getProperty(credential);
    }

    private static long postgres(Path data) throws IOException {
        return Long.parseLong(Files.readAllLines(data.resolve("postgres/postmaster.pid"))
                .getFirst()
                .strip());
    }
}
