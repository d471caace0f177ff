package city.madang.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What a steward does at the desk of a source, in a browser, and what becomes of the data.
@Tag("journey")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeskTest {

    private static final String SOURCE = "smart-bins";

    /// How far ahead of ours the time of a record may be: intake takes plans of a month.
    private static final int AHEAD_DAYS = 31;

    private static final String EVER = URLEncoder.encode(
            "phenomenonTime ge 2020-01-01T00:00:00Z and phenomenonTime le 2100-01-01T00:00:00Z",
            StandardCharsets.UTF_8);

    private static RunningCity city;
    private static String token;

    private final HttpClient http = HttpClient.newHttpClient();
    private String bin;
    private Browser browser;

    @BeforeAll
    static void open(@TempDir Path data) throws Exception {
        city = RunningCity.start(data);
        var credentials = new Properties();
        try (var in = Files.newBufferedReader(data.resolve("credentials.properties"))) {
            credentials.load(in);
        }
        token = credentials.getProperty(SOURCE);
        city.await("the bins have reported", () -> state(null).equals("fresh"));
    }

    @AfterAll
    static void close() {
        city.close();
    }

    @BeforeEach
    void signIn() {
        bin = "desk-" + UUID.randomUUID();
        browser = new Browser(1280, 900, true);
        browser.signIn(city.url(), "steward");
        desk();
    }

    @AfterEach
    void closeBrowser() {
        browser.close();
    }

    private Page desk() {
        browser.page().navigate(city.url() + "/desk/sources/" + SOURCE);
        return browser.page();
    }

    private int push(Instant time, int fill) {
        var body = """
                {"bin":"%s","ko":"시험 수거함","en":"Test bin","lon":126.98,"lat":37.56,"gu":"11140","time":"%s","fill":%d}
                """.formatted(bin, time, fill);
        try {
            return http.send(
                            HttpRequest.newBuilder(URI.create(city.url() + "/intake/webhook/" + SOURCE))
                                    .header("Authorization", "Bearer " + token)
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .statusCode();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// How many readings of this test's bin are stored.
    private int stored() {
        var filter = URLEncoder.encode("properties/key eq 'smart-bin:%s'".formatted(bin), StandardCharsets.UTF_8);
        var things = city.json("/sensorthings/v1.1/Things?$filter=" + filter).path("value");
        if (things.isEmpty()) {
            return 0;
        }
        var streams = city.json("/sensorthings/v1.1/Things(%d)/Datastreams"
                        .formatted(things.get(0).path("@iot.id").asInt()))
                .path("value");
        return streams.isEmpty()
                ? 0
                : city.json("/sensorthings/v1.1/Datastreams(%d)/Observations?$filter=%s"
                                .formatted(streams.get(0).path("@iot.id").asInt(), EVER))
                        .path("value")
                        .size();
    }

    private static String state(Instant at) {
        var past = at == null ? "" : "&at=" + at;
        for (var row : city.json("/api/state?topics=sources" + past)
                .path("topics")
                .path("sources")
                .path("rows")) {
            if (row.get(0).asString().equals(SOURCE)) {
                return row.get(3).asString();
            }
        }
        return "";
    }

    /// Goes on with the Tab key until the focus is where it should be.
    private static void tabTo(Page page, String selector) {
        for (int i = 0; i < 400; i++) {
            page.keyboard().press("Tab");
            if ((boolean) page.evaluate("selector => document.activeElement.matches(selector)", selector)) {
                return;
            }
        }
        throw new AssertionError("The Tab key does not reach " + selector);
    }

    private String row() {
        return "table.records tbody tr:has(pre:text('%s'))".formatted(bin);
    }

    @Test
    void aSampleOfWhatCameCanBeReadByKeyboard() {
        var page = desk();
        var sample = page.locator(".samples details").first();
        assertThat(sample.locator("pre")).isHidden();

        tabTo(page, ".samples details:first-child summary");
        page.keyboard().press("Enter");

        assertThat(sample.locator("pre")).isVisible();
        assertThat(sample.locator("pre")).containsText("bin");
    }

    @Test
    void aRecordThatCameTooEarlyIsReplayedByKeyboardAndStoredThen() {
        var soon = Instant.now().plus(AHEAD_DAYS, ChronoUnit.DAYS).plusSeconds(10);
        assertThat(push(soon, 61)).isEqualTo(200);
        assertThat(stored()).isZero();

        var page = desk();
        assertThat(page.locator(row())).containsText("시각");
        city.await("its time is near enough", () -> Instant.now().isAfter(soon.minus(AHEAD_DAYS, ChronoUnit.DAYS)));
        var box = page.locator(row() + " input[type=checkbox]").getAttribute("value");
        tabTo(page, "input[name=record][value='" + box + "']");
        page.keyboard().press("Space");
        tabTo(page, "form[action$='/replay'] .actions button:not([formaction])");
        page.keyboard().press("Enter");

        assertThat(page.locator("[role=status]")).containsText("1개 기록을 받았고 0개");
        assertThat(page.locator(row())).hasCount(0);
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void aRecordIsDiscardedWithAReasonAndNeverStored() {
        assertThat(push(Instant.now(), 9000)).isEqualTo(200);
        var page = desk();
        page.locator(row() + " input[type=checkbox]").check();
        page.locator("#why").fill("시험 기록");
        page.locator("button[formaction$='/discard']").click();

        assertThat(page.locator("[role=status]")).containsText("1개 기록을 버렸습니다");
        assertThat(page.locator(row())).hasCount(0);
        page.locator("summary", new Page.LocatorOptions().setHasText("처리한 기록")).click();
        assertThat(page.locator("main")).containsText("시험 기록");
        // Sent again, it is counted there and does not come back.
        assertThat(push(Instant.now(), 9000)).isEqualTo(200);
        assertThat(stored()).isZero();
    }

    @Test
    void discardingWithoutAReasonIsRefused() {
        assertThat(push(Instant.now(), 9000)).isEqualTo(200);
        var page = desk();
        page.locator(row() + " input[type=checkbox]").check();
        page.locator("button[formaction$='/discard']").click();
        assertThat(page.locator("[role=status]")).hasCount(0);

        assertThat(desk().locator(row())).hasCount(1);
    }

    @Test
    void aPausedSourceIsToldToWaitAndGoesOnWhenItIsResumedByKeyboard() {
        var page = desk();
        page.locator("form[action$='/pause'] button").click();
        assertThat(page.locator("h1 .state")).hasText("멈춤");
        var paused = Instant.now();
        assertThat(push(Instant.now(), 40)).isEqualTo(503);
        assertThat(stored()).isZero();
        city.await("the pause is noticed", () -> state(null).equals("waiting"));
        city.await("the pause is kept", () -> state(paused.plusSeconds(3)).equals("waiting"));

        tabTo(page, "form[action$='/resume'] button");
        page.keyboard().press("Enter");
        assertThat(page.locator("h1 .state")).not().hasText("멈춤");
        assertThat(push(Instant.now(), 41)).isEqualTo(200);
        assertThat(stored()).isEqualTo(1);
        city.await("the source is well again", () -> state(null).equals("fresh"));

        assertThat(state(paused.minusSeconds(10))).as("before the pause").isEqualTo("fresh");
        assertThat(state(paused.plusSeconds(3))).as("in the pause").isEqualTo("waiting");
    }

    @Test
    void howItFaredIsDrawnAndSaid() {
        var page = desk();
        var strips = page.locator(".availability svg");

        assertThat(strips).hasCount(2);
        assertThat(strips.first()).hasAttribute("aria-label", Pattern.compile("24.*%"));
        assertThat(page.locator(".availability rect.good").first()).hasAttribute("height", Pattern.compile(".+"));
        assertThat(browser.errors()).isEmpty();
        assertThat(browser.outside()).isEmpty();
    }
}
