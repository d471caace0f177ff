package city.madang.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A city started the way a newcomer starts it, `./madang run`, on ports and in a data folder of its own.
final class RunningCity implements AutoCloseable {

    /// How long anything may take that a test waits for. Reached only if it never happens.
    private static final int PATIENCE_SECONDS = 240;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path data;
    private final int port;
    private Process launcher;

    private RunningCity(Path data, int port, List<String> options) throws IOException {
        this.data = data;
        this.port = port;
        this.launcher = launch(options);
    }

    /// Starts a city in `data` and returns once it is open.
    static RunningCity start(Path data, String... options) throws IOException {
        var city = new RunningCity(data, freePorts(), List.of(options));
        city.await("the city hall opens", city::isOpen);
        return city;
    }

    String url() {
        return "http://localhost:" + port;
    }

    Path data() {
        return data;
    }

    /// The body of a GET as JSON.
    JsonNode json(String path) {
        return JSON.readTree(get(url() + path).body());
    }

    HttpResponse<String> get(String url) {
        return send(HttpRequest.newBuilder(URI.create(url)).build());
    }

    /// Tells one of the simulated systems, or all with a prefix and `*`, to misbehave.
    void misbehave(String system, String mode, int seconds) {
        order("/misbehave", "{\"system\":\"%s\",\"mode\":\"%s\",\"seconds\":%d}".formatted(system, mode, seconds));
    }

    /// Lets the simulated city play a story, so many times as fast as in life.
    ///
    /// @return what its control port says of it: `id`, `policeNumber`, `lon`, `lat`, …
    JsonNode story(String kind, String district, int speed) {
        return order("/stories/" + kind, "{\"district\":\"%s\",\"speed\":%d}".formatted(district, speed));
    }

    /// How the simulated city's stories stand.
    JsonNode stories() {
        return JSON.readTree(
                        get("http://127.0.0.1:%d/stories".formatted(port + 19)).body())
                .path("stories");
    }

    private JsonNode order(String path, String body) {
        var answer = send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port + 19, path)))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
        if (answer.statusCode() >= 300) {
            throw new AssertionError("The simulator answered %d: %s".formatted(answer.statusCode(), answer.body()));
        }
        return answer.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(answer.body());
    }

    /// Lets the PostgreSQL of this city stand still, so that it answers nobody, or go on.
    void database(Signal signal) {
        try {
            var postmaster =
                    Files.readAllLines(data.resolve("postgres/postmaster.pid")).getFirst();
            var command = new ArrayList<>(List.of("kill", "-" + signal, postmaster));
            ProcessHandle.of(Long.parseLong(postmaster))
                    .orElseThrow()
                    .descendants()
                    .forEach(process -> command.add(Long.toString(process.pid())));
            new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// What a process is told, by its POSIX name.
    enum Signal {
        STOP,
        CONT
    }

    /// Waits until `condition` holds, and fails with `what` if it never does.
    void await(String what, BooleanSupplier condition) {
        for (int attempt = 0; attempt < PATIENCE_SECONDS * 4; attempt++) {
            if (condition.getAsBoolean()) {
                return;
            }
            if (!launcher.isAlive()) {
                throw new AssertionError("The city hall stopped while waiting until %s:\n%s".formatted(what, log()));
            }
            pause();
        }
        throw new AssertionError("Waited %d s in vain until %s:\n%s".formatted(PATIENCE_SECONDS, what, log()));
    }

    boolean isOpen() {
        try {
            return get(url() + "/health").statusCode() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        launcher.destroy();
        try {
            if (!launcher.waitFor(15, TimeUnit.SECONDS)) {
                throw new AssertionError("The city hall did not stop:\n" + log());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Process launch(List<String> options) throws IOException {
        Files.createDirectories(data);
        var command = new ArrayList<>(List.of(
                root().resolve("madang").toString(),
                "run",
                "--port",
                Integer.toString(port),
                "--data",
                data.toString()));
        command.addAll(options);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("launcher.log").toFile())
                .start();
    }

    private String log() {
        try {
            var lines = Files.readAllLines(data.resolve("launcher.log"));
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
        } catch (IOException e) {
            return "(no log: %s)".formatted(e.getMessage());
        }
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(250);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// The top of the checkout: where the launcher is.
    static Path root() {
        return Path.of("").toAbsolutePath().getParent();
    }

    /// A port with nineteen free ones behind it, where the simulated city will listen.
    private static int freePorts() throws IOException {
        for (int base = 21_000; base < 30_000; base += 20) {
            if (isFree(base) && isFree(base + 10) && isFree(base + 11) && isFree(base + 12) && isFree(base + 19)) {
                return base;
            }
        }
        throw new IOException("No free ports were found");
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
