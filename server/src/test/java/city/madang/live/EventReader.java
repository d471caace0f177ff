package city.madang.live;

import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;

/// A screen that reads server-sent events as a browser does.
final class EventReader implements AutoCloseable {

    record Event(String name, String id, String data) {}

    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpResponse<InputStream> answer;
    private final BufferedReader lines;
    private String id = "";

    EventReader(String url, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        answer = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        boolean zipped =
                answer.headers().firstValue("Content-Encoding").orElse("").equals("gzip");
        var in = zipped ? new GZIPInputStream(answer.body()) : answer.body();
        lines = new BufferedReader(new InputStreamReader(new Eager(in), StandardCharsets.UTF_8));
    }

    /// Hands out what is there: a decompressing stream claims that there is always more, and a reader then waits for
    /// it.
    private static final class Eager extends FilterInputStream {

        Eager(InputStream in) {
            super(in);
        }

        @Override
        public int available() {
            return 0;
        }
    }

    HttpResponse<InputStream> answer() {
        return answer;
    }

    /// Reads on to the first event that `wanted` accepts.
    Event next(Predicate<Event> wanted) throws IOException {
        while (true) {
            var event = next();
            if (wanted.test(event)) {
                return event;
            }
        }
    }

    Event next() throws IOException {
        var name = "message";
        var data = new StringBuilder();
        while (true) {
            var line = lines.readLine();
            if (line == null) {
                throw new IOException("The stream ended");
            }
            if (line.isEmpty() && !data.isEmpty()) {
                return new Event(name, id, data.toString());
            }
            if (line.startsWith("event: ")) {
                name = line.substring(7);
            } else if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("data: ")) {
                data.append(line.substring(6));
            }
        }
    }

    String rest() throws IOException {
        return new String(answer.body().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
