package city.madang.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Lines of calls that are open and on which nobody talks, as every office wall holds one (docs/api/calls.md).
final class CallLines implements AutoCloseable {

    /// How often a wall at rest says that it lives, seconds.
    private static final int BEAT_SECONDS = 15;

    /// So many windows of one person may be open (`city.calls.lines-per-person`).
    static final int PER_PERSON = 8;

    private final AtomicLong answered = new AtomicLong();
    private final List<WebSocket> lines = new ArrayList<>();
    private final ScheduledExecutorService beats = Executors.newSingleThreadScheduledExecutor();
    private final HttpClient http = HttpClient.newHttpClient();

    /// @param cookies of sessions; each carries up to [#PER_PERSON] lines
    CallLines(URI url, List<String> cookies, int count) {
        var address = URI.create(url.toString().replaceFirst("^http", "ws")).resolve("/calls/line");
        for (int i = 0; i < count; i++) {
            var line = http.newWebSocketBuilder()
                    .header("Cookie", cookies.get(i / PER_PERSON))
                    .header("Origin", url.resolve("/").toString().replaceFirst("/$", ""))
                    .buildAsync(address, new Counting())
                    .join();
            lines.add(line);
            beats.scheduleAtFixedRate(
                    () -> line.sendText("{\"do\":\"here\"}", true),
                    BEAT_SECONDS * 1000L * i / count,
                    BEAT_SECONDS * 1000L,
                    TimeUnit.MILLISECONDS);
        }
    }

    /// Signs of life that were answered so far.
    long answered() {
        return answered.get();
    }

    @Override
    public void close() {
        beats.shutdownNow();
        lines.forEach(WebSocket::abort);
        http.close();
    }

    private final class Counting implements WebSocket.Listener {

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket line, CharSequence text, boolean last) {
            if (text.toString().contains("\"here\"")) {
                answered.incrementAndGet();
            }
            line.request(1);
            return null;
        }
    }
}
