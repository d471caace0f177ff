package city.madang.intake.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.madang.intake.definition.SourceDefinition;
import city.madang.intake.definition.SourceDefinitions;
import city.madang.intake.net.AddressGuard;
import city.madang.intake.net.DeliveryException;
import city.madang.intake.net.Target;
import city.madang.intake.net.WebClient;
import city.madang.platform.pack.Pack;
import com.google.transit.realtime.GtfsRealtime.FeedEntity;
import com.google.transit.realtime.GtfsRealtime.FeedHeader;
import com.google.transit.realtime.GtfsRealtime.FeedMessage;
import com.google.transit.realtime.GtfsRealtime.Position;
import com.google.transit.realtime.GtfsRealtime.VehicleDescriptor;
import com.google.transit.realtime.GtfsRealtime.VehiclePosition;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebConnectorsTest {

    @TempDir
    private Path pack;

    private final WebClient web = new WebClient(new AddressGuard());
    private final TestDesk desk = new TestDesk();
    private final Map<String, String> incidents = new HashMap<>();

    @AfterEach
    void close() {
        web.close();
    }

    private SourceDefinition source(String connector, String endpoint, String more) {
        try {
            Files.createDirectories(pack.resolve("sources"));
            Files.writeString(
                    pack.resolve("sources/one.yaml"), """
                    sources:
                      - id: one
                        name: {ko: 시험, en: Test}
                        office: digital
                        dataset: test
                        connector: %s
                        endpoint: {host: test, %s}
                        every: 10s
                        map: {thing: {kind: t, key: "t:{id}"}, readings: [{property: pm10, from: v}]}
                        %s
                    """.formatted(connector, endpoint, more.replace("\n", "\n    ")));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return SourceDefinitions.load(new Pack(pack), List.of()).get("one");
    }

    private Fetcher fetcher(Target target, SourceDefinition source) {
        return new Connectors(
                        web,
                        name -> target,
                        pack.resolve("drop"),
                        name -> name == null ? "" : "secret",
                        (id, messages) -> incidents,
                        ZoneId.of("Asia/Seoul"),
                        Clock.systemUTC())
                .fetcher(source);
    }

    private Cursor fetch(TestCitySystem system, SourceDefinition source, Cursor cursor) throws Exception {
        return fetcher(system.target(), source).fetch(cursor, desk);
    }

    @Test
    void asksOnlyForWhatChanged() throws Exception {
        try (var system = new TestCitySystem(exchange -> {
            if ("\"v1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                TestCitySystem.send(exchange, 304, new byte[0]);
            } else {
                exchange.getResponseHeaders().set("ETag", "\"v1\"");
                TestCitySystem.send(exchange, "[{\"id\":1,\"v\":2}]");
            }
        })) {
            var source = source("http", "path: /a", "");
            var cursor = fetch(system, source, Cursor.START);
            fetch(system, source, cursor);

            assertThat(desk.taken).hasSize(1);
            assertThat(system.asked()).hasSize(2);
        }
    }

    @Test
    void readsPagesUntilOneIsShort() throws Exception {
        try (var system = new TestCitySystem(exchange -> TestCitySystem.send(
                exchange,
                exchange.getRequestURI().getQuery().contains("page=2") ? "[{\"id\":3}]" : "[{\"id\":1},{\"id\":2}]"))) {
            fetch(system, source("http", "path: /a?x=1, page: {param: page, size: 2}", ""), Cursor.START);

            assertThat(desk.texts("id")).containsExactly("1", "2", "3");
        }
    }

    @Test
    void sendsTheCredentialWhereItBelongs() throws Exception {
        try (var system = new TestCitySystem(exchange -> TestCitySystem.send(
                exchange, "[{\"id\":\"" + exchange.getRequestHeaders().getFirst("X-Key") + "\"}]"))) {
            fetch(
                    system,
                    source(
                            "http",
                            "path: \"/k/{credential}/{today}\", credential: c, header: {X-Key: \"k {credential}\"}",
                            ""),
                    Cursor.START);

            assertThat(desk.texts("id")).containsExactly("k secret");
            assertThat(system.asked().getFirst()).matches("/k/secret/\\d{8}");
        }
    }

    @Test
    void putsADocumentThatIsNoDocumentAside() throws Exception {
        try (var system = new TestCitySystem(exchange -> TestCitySystem.send(exchange, "<html>busy</html>"))) {
            fetch(system, source("http", "path: /a", ""), Cursor.START);

            assertThat(desk.refused).extracting(reason -> reason.code()).containsExactly("unreadable");
        }
    }

    @Test
    void asksAgainForADocumentThatWasUnreadable() throws Exception {
        try (var system = new TestCitySystem(exchange -> {
            exchange.getResponseHeaders().set("ETag", "\"v1\"");
            TestCitySystem.send(exchange, "<html>busy</html>");
        })) {
            assertThat(fetch(system, source("http", "path: /a", ""), Cursor.START))
                    .isEqualTo(Cursor.START);
        }
    }

    @Test
    void tellsAnErrorOfTheServer() {
        try (var system = new TestCitySystem(exchange -> TestCitySystem.send(exchange, 500, new byte[0]))) {
            assertThatThrownBy(() -> fetch(system, source("http", "path: /a", ""), Cursor.START))
                    .isInstanceOf(DeliveryException.class)
                    .hasMessageContaining("500");
        }
    }

    @Test
    void refusesABombBeforeItBursts() {
        try (var system = new TestCitySystem(exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            TestCitySystem.send(exchange, 200, bomb());
        })) {
            assertThatThrownBy(() -> fetch(system, source("http", "path: /a", ""), Cursor.START))
                    .hasMessageContaining("16000000");
        }
    }

    private static byte[] bomb() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            var zeros = new byte[1_000_000];
            for (int i = 0; i < 20; i++) {
                gzip.write(zeros);
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void givesUpOnAnAnswerWithoutEnd() {
        try (var system = new TestCitySystem(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            var part = new byte[65_536];
            for (int i = 0; i < 1000; i++) {
                exchange.getResponseBody().write(part);
            }
        })) {
            assertThatThrownBy(
                            () -> fetch(system, source("http", "path: /a, limits: {bytes: 1000000}", ""), Cursor.START))
                    .isInstanceOf(DeliveryException.class)
                    .hasMessageContaining("1000000");
        }
    }

    @Test
    void givesUpOnAnAnswerThatCreeps() {
        try (var system = new TestCitySystem(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            for (int i = 0; i < 100; i++) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
                pause();
            }
        })) {
            assertThatThrownBy(() -> fetch(system, source("http", "path: /a, limits: {time: 1s}", ""), Cursor.START))
                    .isInstanceOf(DeliveryException.class)
                    .hasMessageContaining("within 1 s");
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void followsRedirectsOnlyWithinTheHost() throws Exception {
        try (var other = new TestCitySystem(exchange -> TestCitySystem.send(exchange, "[]"));
                var system = new TestCitySystem(exchange -> {
                    var path = exchange.getRequestURI().getPath();
                    if (path.equals("/b")) {
                        TestCitySystem.send(exchange, "[{\"id\":1}]");
                        return;
                    }
                    var to = path.equals("/a") ? "/b" : "http://127.0.0.1:" + other.port() + "/";
                    exchange.getResponseHeaders().set("Location", to);
                    TestCitySystem.send(exchange, 302, new byte[0]);
                })) {
            fetch(system, source("http", "path: /a", ""), Cursor.START);
            assertThat(desk.taken).hasSize(1);

            assertThatThrownBy(() -> fetch(system, source("http", "path: /away", ""), Cursor.START))
                    .hasMessageContaining("another host");
            assertThat(other.asked()).isEmpty();
        }
    }

    @Test
    void staysAwayFromPrivateAddresses() {
        try (var system = new TestCitySystem(exchange -> TestCitySystem.send(exchange, "[]"))) {
            var outside = new Target("test", "http://localhost:" + system.port(), false);

            assertThatThrownBy(() ->
                            fetcher(outside, source("http", "path: /a", "")).fetch(Cursor.START, desk))
                    .isInstanceOf(DeliveryException.class)
                    .hasMessageContaining("private");
            assertThat(system.asked()).isEmpty();
        }
    }

    private static final String WINDOW = "path: \"/{credential}/json/S/{start}/{end}/\", credential: k, page-size: 2";

    @Test
    void readsWindowsOfTheOpenApiUntilOneIsShort() throws Exception {
        try (var system = new TestCitySystem(
                exchange -> TestCitySystem.send(
                        exchange,
                        exchange.getRequestURI().getPath().contains("/1/2/")
                                ? "{\"S\":{\"list_total_count\":2,\"RESULT\":{\"CODE\":\"INFO-000\"},\"row\":[{\"id\":1},{\"id\":2}]}}"
                                : "{\"S\":{\"list_total_count\":1,\"RESULT\":{\"CODE\":\"INFO-000\"},\"row\":[{\"id\":3}]}}"))) {
            fetch(system, source("seoul-openapi", WINDOW, "records: S.row"), Cursor.START);

            assertThat(desk.texts("id")).containsExactly("1", "2", "3");
            assertThat(system.asked()).containsExactly("/secret/json/S/1/2/", "/secret/json/S/3/4/");
        }
    }

    @Test
    void understandsAnXmlErrorToAJsonQuestion() {
        try (var system = new TestCitySystem(exchange -> TestCitySystem.send(
                exchange, "<RESULT><CODE>INFO-100</CODE><MESSAGE>인증키가 유효하지 않습니다.</MESSAGE></RESULT>"))) {
            assertThatThrownBy(() -> fetch(system, source("seoul-openapi", WINDOW, "records: S.row"), Cursor.START))
                    .isInstanceOf(DeliveryException.class)
                    .hasMessageContaining("INFO-100")
                    .hasMessageNotContaining("secret");
        }
    }

    @Test
    void takesNoDataForAnAnswer() throws Exception {
        try (var system = new TestCitySystem(
                exchange -> TestCitySystem.send(exchange, "{\"RESULT\":{\"CODE\":\"INFO-200\",\"MESSAGE\":\"없음\"}}"))) {
            fetch(system, source("seoul-openapi", WINDOW, "records: S.row"), Cursor.START);

            assertThat(desk.taken).isEmpty();
            assertThat(desk.refused).isEmpty();
        }
    }

    @Test
    void readsFeedsWithoutTheirMarkup() throws Exception {
        try (var system = new TestCitySystem(exchange -> TestCitySystem.send(exchange, """
                <?xml version="1.0"?><rss version="2.0"><channel><title>t</title><link>http://x/</link><description>d</description>
                <item><guid>a1</guid><title>제목</title><description>&lt;b&gt;본문&lt;/b&gt;</description>
                <pubDate>Sat, 21 Nov 2026 08:00:00 GMT</pubDate><category>교통</category></item></channel></rss>"""))) {
            fetch(system, source("feed", "path: /rss", ""), Cursor.START);

            assertThat(desk.texts("summary")).containsExactly("본문");
            assertThat(desk.texts("published")).containsExactly("2026-11-21T08:00:00Z");
            assertThat(desk.texts("categories[0]")).containsExactly("교통");
        }
    }

    @Test
    void refusesAFeedThatDeclaresEntities() throws Exception {
        try (var system = new TestCitySystem(exchange -> TestCitySystem.send(exchange, """
                <?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>
                <rss version="2.0"><channel><title>&x;</title></channel></rss>"""))) {
            fetch(system, source("feed", "path: /rss", ""), Cursor.START);

            assertThat(desk.taken).isEmpty();
            assertThat(desk.refused).hasSize(1);
        }
    }

    private static String alert(String id, String type, String references) {
        return """
                <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>%s</identifier><sender>119</sender>
                <sent>2026-11-21T17:00:00+09:00</sent><status>Actual</status><msgType>%s</msgType><references>%s</references>
                <info><language>ko-KR</language><event>화재</event><urgency>Immediate</urgency><severity>Severe</severity>
                <certainty>Observed</certainty><headline>화재 발생</headline><area><areaDesc>중구</areaDesc>
                <polygon>37.54,126.96 37.56,126.96 37.56,126.98 37.54,126.98 37.54,126.96</polygon></area></info></alert>""".formatted(id, type, references);
    }

    @Test
    void keepsOneIncidentThroughUpdatesAndCancellation() throws Exception {
        try (var system = new TestCitySystem(exchange -> TestCitySystem.send(
                exchange,
                "<alerts>" + alert("a", "Alert", "") + alert("b", "Update", "119,a,2026-11-21T17:00:00+09:00")
                        + alert("c", "Cancel", "119,b,2026-11-21T17:00:00+09:00") + "</alerts>"))) {
            fetch(system, source("cap", "path: /cap", ""), Cursor.START);

            assertThat(desk.texts("key")).containsExactly("a");
            assertThat(desk.texts("identifier")).containsExactly("c");
            assertThat(desk.texts("state")).containsExactly("closed");
            assertThat(Double.parseDouble(String.valueOf(desk.texts("lon").getFirst())))
                    .isBetween(126.9699, 126.9701);
            assertThat(Double.parseDouble(String.valueOf(desk.texts("lat").getFirst())))
                    .isBetween(37.5499, 37.5501);
        }
    }

    @Test
    void followsAFeedThatListsTheNewestFirst() throws Exception {
        try (var system = new TestCitySystem(exchange -> TestCitySystem.send(
                exchange,
                "<alerts>"
                        + alert("c", "Cancel", "119,b,2026-11-21T17:00:00+09:00")
                                .replace("T17:00", "T17:02")
                        + alert("b", "Update", "119,a,2026-11-21T17:00:00+09:00")
                                .replace("T17:00", "T17:01")
                        + alert("a", "Alert", "") + alert("d", "Ack", "119,a,2026-11-21T17:00:00+09:00")
                        + "</alerts>"))) {
            fetch(system, source("cap", "path: /cap", ""), Cursor.START);

            assertThat(desk.texts("key")).containsExactly("a");
            assertThat(desk.texts("state")).containsExactly("closed");
        }
    }

    @Test
    void knowsTheIncidentOfAMessageFromBeforeItWasStarted() throws Exception {
        incidents.put("b", "a");
        try (var system = new TestCitySystem(exchange -> TestCitySystem.send(
                exchange,
                "<alerts>" + alert("c", "Cancel", "119,b,2026-11-21T17:00:00+09:00")
                        + alert("y", "Update", "119,x,2026-11-21T17:00:00+09:00") + "</alerts>"))) {
            fetch(system, source("cap", "path: /cap", ""), Cursor.START);

            assertThat(desk.texts("key")).containsExactly("a", "x");
        }
    }

    @Test
    void readsVehiclesOfGtfsRealtime() throws Exception {
        var message = FeedMessage.newBuilder()
                .setHeader(FeedHeader.newBuilder().setGtfsRealtimeVersion("2.0").setTimestamp(1_795_248_000))
                .addEntity(FeedEntity.newBuilder()
                        .setId("e1")
                        .setVehicle(VehiclePosition.newBuilder()
                                .setVehicle(VehicleDescriptor.newBuilder().setId("bus-7"))
                                .setPosition(Position.newBuilder()
                                        .setLatitude(37.5f)
                                        .setLongitude(127.0f)
                                        .setSpeed(8))))
                .build();
        try (var system = new TestCitySystem(exchange -> TestCitySystem.send(exchange, 200, message.toByteArray()))) {
            fetch(system, source("gtfs-realtime", "path: /pb", ""), Cursor.START);

            assertThat(desk.texts("vehicle")).containsExactly("bus-7");
            assertThat(desk.texts("speed")).containsExactly("8.0");
            assertThat(desk.texts("timestamp")).containsExactly("1795248000");
        }
    }

    @Test
    void takesEveryDroppedFileOnce() throws Exception {
        var folder = Files.createDirectories(pack.resolve("drop/meters"));
        write(folder.resolve("a.csv"), "id,v\n1,2\n");
        write(folder.resolve("b.csv"), "");
        write(folder.resolve("note.txt"), "x");
        var fetcher = fetcher(
                new Target("x", "http://x", true),
                source("file-drop", "folder: meters, pattern: \"*.csv\"", "format: csv"));
        fetcher.fetch(Cursor.START, desk);
        fetcher.fetch(Cursor.START, desk);

        assertThat(desk.texts("id")).containsExactly("1");
        assertThat(desk.texts("$file")).containsExactly("a.csv");
        assertThat(folder.resolve("done/a.csv")).exists();
        assertThat(folder.resolve("failed/b.csv")).exists();
        assertThat(folder.resolve("note.txt")).exists();
    }

    @Test
    void leavesADroppedFileWhenItCannotBeStored() throws Exception {
        var folder = Files.createDirectories(pack.resolve("drop/meters"));
        write(folder.resolve("a.csv"), "id,v\n1,2\n");
        var fetcher = fetcher(new Target("x", "http://x", true), source("file-drop", "folder: meters", "format: csv"));
        desk.failure = new IllegalStateException("away");

        assertThatThrownBy(() -> fetcher.fetch(Cursor.START, desk)).isSameAs(desk.failure);
        assertThat(folder.resolve("a.csv")).exists();

        desk.failure = null;
        fetcher.fetch(Cursor.START, desk);
        assertThat(desk.taken).hasSize(1);
    }

    private static void write(Path file, String text) throws IOException {
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));
    }
}
