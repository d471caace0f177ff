package city.madang.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every page as people meet it who read with a screen reader, work without a mouse, or look while
/// something is broken.
@Tag("journey")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesTest {

    /// Until a banner appears or goes: the server looks every few seconds and waits for an answer
    /// first.
    private static final double BANNER_MILLIS = 120_000;

    /// The scripts the page has asked for, the map's worker among them.
    private static final String SCRIPTS =
            "performance.getEntriesByType('resource').filter(({name}) => name.endsWith('.js'))";

    /// Bytes over the line until the wall is whole for a citizen; the map library is four fifths of them.
    private static final int LIGHT = 480_000;

    private static RunningCity city;
    private Browser browser;

    @BeforeAll
    static void open(@TempDir Path data) throws Exception {
        city = RunningCity.start(data);
        city.await(
                "incidents have come",
                () -> city.json("/api/state?topics=incidents")
                                .path("topics")
                                .path("incidents")
                                .path("items")
                                .size()
                        > 0);
    }

    @AfterAll
    static void close() {
        city.close();
    }

    @AfterEach
    void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"1280, 800, ko", "390, 844, en"})
    void everyPageMeetsWcag22(int width, int height, String language) {
        browser = new Browser(width, height, true);
        browser.signIn(city.url(), "steward");
        var softly = new SoftAssertions();
        for (var path : new String[] {
            "/?",
            "/district/11680?",
            "/desk/sources?",
            "/desk/sources/bus-positions?",
            "/desk/audit?",
            "/policy?",
            "/indicators?",
            "/indicators/employment-rate?",
            "/pledges?",
            "/pledges/5-3-1?",
            "/desk/indicators?",
            "/desk/indicators/employment-rate?",
            "/desk/pledges?",
            "/account?",
            "/notices?",
            "/directives?",
            "/office/directives?",
            "/opinion?"
        }) {
            browser.page().navigate(city.url() + path + "lang=" + language);
            softly.assertThat(new Axe().violations(browser.page())).as(path).isEmpty();
        }
        softly.assertAll();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ko", "en"})
    void signingInMeetsWcag22(String language) {
        browser = new Browser(1280, 800, true);
        browser.page().navigate(city.url() + "/sign-in?lang=" + language);

        assertThat(new Axe().violations(browser.page())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1280, 800, /office?lang=ko&panel=sources",
        "1920, 1080, '/office?lang=en&district=11680&compare=11680,11710'",
        "390, 844, /office?lang=ko&panel=sources",
    })
    void theWallMeetsWcag22(int width, int height, String path) {
        browser = new Browser(width, height, true);
        browser.signIn(city.url(), "mayor");
        var page = browser.page();
        page.navigate(city.url() + path);
        assertThat(page.locator(".tiles > *").nth(3)).isVisible();
        assertThat(page.locator(".sources .totals")).isVisible();

        assertThat(new Axe().violations(page)).isEmpty();
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void theWallIsWorkedWithTheKeyboardAlone() {
        browser = new Browser(1280, 800, true);
        var page = browser.page();
        page.navigate(city.url() + "/office?lang=ko");
        assertThat(page.locator(".tiles > *").first()).isVisible();

        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertThat(page.locator(".tile").first()).isFocused();
        page.locator(".ranking button").first().focus();
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile("district="));
        page.keyboard().press("Escape");
        assertThat(page.locator(".crumb")).hasCount(0);
        page.keyboard().press("/");
        page.keyboard().type("목록");
        page.keyboard().press("Enter");
        assertThat(page.locator("dialog table")).isVisible();
        page.keyboard().press("Escape");
        assertThat(page.locator("dialog")).hasCount(0);
    }

    @Test
    void theWallsCodeIsLight() {
        browser = new Browser(1280, 800, true);
        var page = browser.page();
        page.navigate(city.url() + "/office");
        page.waitForFunction("() => " + SCRIPTS + ".some(({name}) => name.includes('worker'))");

        var bytes = (Number)
                page.evaluate("() => " + SCRIPTS + ".reduce((sum, {encodedBodySize}) => sum + encodedBodySize, 0)");
        assertThat(bytes.intValue()).isBetween(100_000, LIGHT);
    }

    @Test
    void leavingTheWallWhileItLoadsWritesNothingToTheConsole() {
        browser = new Browser(1280, 800, true);
        var page = browser.page();
        for (int waited = 0; waited < 1500; waited += 300) {
            page.navigate(city.url() + "/office");
            page.waitForTimeout(waited);
            page.navigate(city.url() + "/policy");
        }
        assertThat(browser.messages()).isEmpty();
    }

    @Test
    void theWallSaysThatTheRecordStoreIsAwayAndSinceWhen() {
        browser = new Browser(1280, 800, true);
        var page = browser.page();
        page.navigate(city.url() + "/office?lang=ko");
        assertThat(page.locator(".tiles > *").first()).isVisible();
        var banner = page.locator(".banners .alarm");

        city.database(RunningCity.Signal.STOP);
        try {
            assertThat(banner)
                    .containsText(
                            Pattern.compile("부터 기록 저장소가 응답하지 않습니다\\((방금|\\d+초 전|\\d+분 전)\\)"),
                            new LocatorAssertions.ContainsTextOptions().setTimeout(BANNER_MILLIS));
            assertThat(page.locator(".tiles > *").first()).isVisible();
        } finally {
            city.database(RunningCity.Signal.CONT);
        }
        assertThat(banner).hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(BANNER_MILLIS));
    }
}
