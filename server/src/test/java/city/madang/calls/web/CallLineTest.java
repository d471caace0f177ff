package city.madang.calls.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.madang.identity.People;
import city.madang.notices.Notices;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"madang.demo=true", "city.calls.ring-for=2s", "city.calls.burst=50"})
class CallLineTest {

    private static final String WATER = "{\"do\":\"ring\",\"subject\":\"office:water\"}";

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private Notices notices;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void bringsTwoPeopleTogetherAndWritesItDown() throws Exception {
        var mayor = new Visitor("mayor");
        var manager = new Visitor("manager-water");
        try (var from = mayor.line();
                var to = manager.line()) {
            from.say(WATER);
            var ringing = to.until("ringing");
            long call = ringing.path("call").asLong();
            assertThat(ringing.path("from").path("name").path("en").asString()).contains("Mayor");

            to.say("{\"do\":\"accept\",\"call\":%d}".formatted(call));
            to.say("{\"do\":\"signal\",\"call\":%d,\"to\":%d,\"body\":{\"candidate\":null}}"
                    .formatted(call, people.get("mayor").id()));
            assertThat(from.until("signal").path("from").asLong())
                    .isEqualTo(people.get("manager-water").id());
            from.say("{\"do\":\"leave\",\"call\":%d}".formatted(call));
            assertThat(to.until("ended").path("why").asString()).isEqualTo("ended");

            var page = "/office/calls/" + call;
            await(() -> mayor.open(page).body().contains("통화함"));
            assertThat(mayor.open(page).body()).contains("전화를 걸었습니다", "들어왔습니다", "나갔습니다");
            assertThat(manager.open("/office/calls").body()).contains(page);
            assertThat(new Visitor("officer").open(page).statusCode()).isEqualTo(404);
            assertThatThrownBy(
                            () -> jdbc.sql("update call_step set act = 'left'").update())
                    .hasStackTraceContaining("only ever added to");
        }
    }

    @Test
    void leavesANoticeWithWhoDidNotAnswer() throws Exception {
        long manager = people.get("manager-river").id();
        try (var from = new Visitor("mayor").line()) {
            from.say("{\"do\":\"ring\",\"subject\":\"office:river\"}");

            assertThat(from.until("unanswered").path("why").asString()).isEqualTo("missed");
            await(() -> notices.unread(manager) == 1);
        }
        var notice = notices.list(manager, null, 1).getFirst();
        assertThat(notice.kind()).isEqualTo("call-missed");
        assertThat(notice.link()).startsWith("/office/calls/");
    }

    @Test
    void answersASignOfLife() throws Exception {
        try (var line = new Visitor("mayor").line()) {
            assertThat(line.until("welcome").path("returnSeconds").asLong()).isEqualTo(60);

            line.say("{\"do\":\"here\"}");

            assertThat(line.until("here")).isNotNull();
        }
    }

    @Test
    void saysWhoIsInChargeAndWhetherTheyCanBeReached() throws Exception {
        try (var from = new Visitor("mayor").line()) {
            from.say("{\"do\":\"who\",\"subject\":\"district:11680\"}");

            var first = from.until("who").path("people").path(0);
            assertThat(first.path("name").path("en").asString()).startsWith("Gangnam-gu head");
            assertThat(first.path("reachable").asBoolean()).isFalse();
            assertThat(first.path("about").path("en").asString()).contains("Gangnam");
        }
    }

    @Test
    void doesNotLetAViewerCall() throws Exception {
        try (var from = new Visitor("viewer").line()) {
            from.say(WATER);

            assertThat(from.until("trouble").path("code").asString()).isEqualTo("not-allowed");
        }
    }

    @Test
    void answersNonsenseInWordsAndGoesOn() throws Exception {
        try (var from = new Visitor("mayor").line()) {
            for (var nonsense : new String[] {
                "",
                "[]",
                "{",
                "{\"do\":\"fly\"}",
                "{\"do\":\"ring\",\"subject\":\"x\"}",
                "{\"do\":\"accept\"}",
                "{\"do\":\"signal\",\"call\":1,\"to\":2,\"body\":{}}",
                "{\"do\":\"board\",\"call\":1,\"address\":\"https://elsewhere.example\"}"
            }) {
                from.say(nonsense);
                assertThat(from.until("trouble").path("code").asString())
                        .as(nonsense)
                        .isEqualTo("not-understood");
            }
            from.say("{\"do\":\"who\",\"subject\":\"office:water\"}");
            assertThat(from.until("who").path("mayCall").asBoolean()).isTrue();
        }
    }

    @Test
    void closesALineThatSaysTooMuch() throws Exception {
        var line = new Visitor("mayor").line();
        for (int i = 0; i < 200 && !line.closed.isDone(); i++) {
            line.say("{\"do\":\"here\"}");
        }
        assertThat(line.closed.get(20, TimeUnit.SECONDS)).isEqualTo(1008);
    }

    @Test
    void closesALineThatSaysSomethingTooLong() throws Exception {
        var line = new Visitor("mayor").line();
        line.say("x".repeat(LineEndpoint.LONGEST + 1));
        assertThat(line.closed.get(20, TimeUnit.SECONDS)).isEqualTo(1009);
    }

    @Test
    void refusesOtherSitesAndWhoIsNotSignedIn() {
        assertThatThrownBy(() -> new Visitor("mayor").line("https://elsewhere.example"))
                .hasStackTraceContaining("403");
        assertThatThrownBy(() -> new Visitor(null).line()).hasStackTraceContaining("401");
    }

    @Test
    void closesTheLineWhenItsPersonSignsOut() throws Exception {
        var mayor = new Visitor("mayor");
        var line = mayor.line();
        line.until("welcome");

        mayor.submit("/sign-out", "");

        assertThat(line.closed.get(20, TimeUnit.SECONDS)).isEqualTo(1008);
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Thread.sleep(50);
        }
    }

    /// Somebody signed in with a browser of their own.
    private final class Visitor {

        private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

        private final HttpClient http = HttpClient.newBuilder()
                .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
                .build();
        private final URI server = URI.create("http://localhost:" + port);
        private String token = "";

        Visitor(@Nullable String login) {
            if (login != null) {
                open("/sign-in");
                submit("/demo/sign-in", "login=" + login + "&");
            }
        }

        HttpResponse<String> open(String path) {
            var page = send(HttpRequest.newBuilder(server.resolve(path)).header("Accept", "text/html"));
            var found = TOKEN.matcher(page.body());
            if (found.find()) {
                token = found.group(1);
            }
            return page;
        }

        void submit(String path, String fields) {
            open("/policy");
            send(HttpRequest.newBuilder(server.resolve(path))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            fields + "_csrf=" + URLEncoder.encode(token, StandardCharsets.UTF_8))));
        }

        private HttpResponse<String> send(HttpRequest.Builder request) {
            try {
                return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        OpenLine line() {
            return line(server.toString());
        }

        OpenLine line(String origin) {
            var opened = new OpenLine();
            opened.socket = http.newWebSocketBuilder()
                    .header("Origin", origin)
                    .buildAsync(URI.create("ws://localhost:" + port + "/calls/line"), opened)
                    .join();
            return opened;
        }
    }

    /// The browser's end of a line.
    private static final class OpenLine implements WebSocket.Listener, AutoCloseable {

        private final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
        private final CompletableFuture<Integer> closed = new CompletableFuture<>();
        private final StringBuilder part = new StringBuilder();
        private @Nullable WebSocket socket;

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                heard.add(JsonMapper.shared().readTree(part.toString()));
                part.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closed.complete(code);
            return null;
        }

        void say(String message) {
            try {
                Objects.requireNonNull(socket).sendText(message, true).join();
            } catch (java.util.concurrent.CompletionException gone) {
                // The server closed the line meanwhile, which the test looks at.
            }
        }

        /// The next message of that kind; the test run's own limit ends a wait in vain.
        JsonNode until(String kind) throws InterruptedException {
            while (true) {
                var next = heard.take();
                if (next.path("say").asString().equals(kind)) {
                    return next;
                }
            }
        }

        @Override
        public void close() {
            Objects.requireNonNull(socket).sendClose(WebSocket.NORMAL_CLOSURE, "");
        }
    }
}
