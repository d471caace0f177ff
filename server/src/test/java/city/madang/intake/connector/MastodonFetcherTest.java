package city.madang.intake.connector;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.intake.definition.ConnectorKind;
import city.madang.intake.definition.Endpoint;
import city.madang.intake.net.AddressGuard;
import city.madang.intake.net.WebClient;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MastodonFetcherTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Pattern MIN_ID = Pattern.compile("min_id=([0-9]+)");

    private final WebClient web = new WebClient(new AddressGuard());
    private final TestDesk desk = new TestDesk();

    @AfterEach
    void close() {
        web.close();
    }

    private Cursor fetch(TestCitySystem system, Cursor cursor) throws Exception {
        var endpoint = new Endpoint(
                "test",
                "/api/v1/timelines/public?local=true",
                null,
                Map.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        var clock = Clock.fixed(NOW, ZoneOffset.UTC);
        var requests = new Requests(web, system.target(), endpoint, "", ZoneId.of("Asia/Seoul"), clock);
        return new MastodonFetcher(requests, clock).fetch(cursor, desk);
    }

    private static String status(long id, String content) {
        return """
                {"id":"%d","created_at":"2026-11-21T11:00:00.000Z","language":"ko","spoiler_text":"",
                 "content":"%s","url":"https://social.example/@hong/%d",
                 "account":{"username":"hong","acct":"hong","display_name":"Hong Gildong"},"tags":[{"name":"서울"}]}
                """.formatted(id, content, id);
    }

    @Test
    void readsEightDaysBackPageByPageAndThenWhatIsNew() throws Exception {
        try (var system = new TestCitySystem(exchange -> {
            var asked = MIN_ID.matcher(exchange.getRequestURI().getQuery());
            long after = asked.find() ? Long.parseLong(asked.group(1)) : 0;
            long first = NOW.minusSeconds(3600).toEpochMilli() << 16;
            TestCitySystem.send(
                    exchange,
                    after < first
                            ? "[%s,%s]".formatted(status(first + 1, "둘"), status(first, "하나"))
                            : after < first + 2 ? "[%s]".formatted(status(first + 2, "셋")) : "[]");
        })) {
            var cursor = fetch(system, Cursor.START);

            assertThat(system.asked().getFirst())
                    .contains(
                            "local=true",
                            "limit=40",
                            "min_id=" + (NOW.minusSeconds(8 * 86_400).toEpochMilli() << 16));
            assertThat(desk.texts("text")).containsExactly("하나", "둘", "셋");

            fetch(system, cursor);
            assertThat(desk.texts("text")).hasSize(3);
            assertThat(system.asked()).hasSize(4);
        }
    }

    @Test
    void keepsTheWordsAndNobodysName() throws Exception {
        var content =
                "<p>비 &amp; 바람<br>조심 <a class=\\\"u-url mention\\\" href=\\\"https://a.example/@kim\\\">@<span>kim</span></a></p>"
                        + "<script>alert(1)</script><p>#<span>서울</span> @lee@b.example</p>";
        try (var system = new TestCitySystem(exchange -> TestCitySystem.send(
                exchange,
                exchange.getRequestURI().getQuery().endsWith("min_id=7") ? "[]" : "[" + status(7, content) + "]"))) {
            fetch(system, Cursor.START);

            assertThat(desk.texts("text")).containsExactly("비 & 바람 조심 @… #서울 @…");
            assertThat(desk.taken.toString()).doesNotContain("hong", "Hong", "kim", "lee");
        }
    }

    @Test
    void refusesWhatIsNoTimelineWithoutKeepingIt() throws Exception {
        try (var system = new TestCitySystem(
                exchange -> TestCitySystem.send(exchange, "{\"error\":\"@hong is over capacity\"}"))) {
            assertThat(fetch(system, Cursor.START).get("min-id")).isNotNull();
            assertThat(desk.taken).isEmpty();
            assertThat(desk.refused).hasSize(1);
        }
    }

    @Test
    void isAConnectorOfThePack() {
        assertThat(ConnectorKind.parse("mastodon")).isEqualTo(ConnectorKind.MASTODON);
    }
}
