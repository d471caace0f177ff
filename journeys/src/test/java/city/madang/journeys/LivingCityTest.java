package city.madang.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What a newcomer sees after `./madang run`.
@Tag("journey")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LivingCityTest {

    private static final LocatorAssertions.ContainsTextOptions PATIENTLY =
            new LocatorAssertions.ContainsTextOptions().setTimeout(120_000);

    private static RunningCity city;
    private Browser browser;

    @BeforeAll
    static void open(@TempDir Path data) throws Exception {
        city = RunningCity.start(data);
        city.await("the sources have delivered", () -> freshSources() >= 300);
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

    @Test
    void theMayorsWallIsAliveAndAsksNoOtherHost() throws Exception {
        browser = new Browser(1920, 1080, true);
        browser.signIn(city.url(), "mayor");
        var page = browser.page();

        assertThat(page.locator(".tiles > *").nth(11)).isVisible();
        assertThat(page.locator("#figures")).containsText(Pattern.compile("[0-9]+"), PATIENTLY);
        var picture = page.locator(".column.right img").first();
        assertThat(picture).isVisible();
        page.waitForFunction(
                "() => [...document.querySelectorAll('.column.right img')].some(i => i.naturalWidth > 100)");
        assertThat(colours(page)).as("colours on the map").isGreaterThan(50);
        assertThat(browser.errors()).isEmpty();
        assertThat(browser.outside()).isEmpty();
    }

    @Test
    void theWallFitsEveryScreenItIsMadeFor() {
        browser = new Browser(1920, 1080, true);
        browser.signIn(city.url(), "mayor");
        var page = browser.page();
        for (var size :
                List.of(new int[] {390, 844}, new int[] {1280, 800}, new int[] {1920, 1080}, new int[] {3840, 2160})) {
            page.setViewportSize(size[0], size[1]);
            page.navigate(city.url() + "/office");
            assertThat(page.locator(".tiles > *").first()).isVisible();

            assertThat(overflow(page, "Width")).as("sideways at %d px", size[0]).isZero();
            if (size[0] >= 1280) {
                assertThat(overflow(page, "Height"))
                        .as("downwards at %d px", size[0])
                        .isZero();
            }
        }
    }

    @Test
    void aDistrictIsInTheAddressAndBackLeavesIt() {
        browser = new Browser(1920, 1080, true);
        var page = browser.page();
        page.navigate(city.url() + "/office?district=11680");
        assertThat(page.locator(".crumb")).containsText("강남구");

        page.locator(".crumb button.x").click();
        assertThat(page.locator(".crumb")).hasCount(0);
        assertThat(page.url()).doesNotContain("district=");

        page.goBack();
        assertThat(page.locator(".crumb")).containsText("강남구");
    }

    @Test
    void aTypedSentenceMovesTheWallAndNonsenseIsAnsweredInWords() {
        browser = new Browser(1920, 1080, true);
        var page = browser.page();
        page.navigate(city.url() + "/office");
        assertThat(page.locator(".tiles > *").first()).isVisible();

        page.keyboard().press("Control+k");
        page.getByRole(com.microsoft.playwright.options.AriaRole.COMBOBOX).fill("강남구 공기질 보여줘");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile("district=11680"));

        page.keyboard().press("Control+k");
        page.getByRole(com.microsoft.playwright.options.AriaRole.COMBOBOX).fill("qqqq zzzz");
        page.keyboard().press("Enter");
        assertThat(page.locator("#trouble")).isVisible();
    }

    @Test
    void theBoardLooksBackAnHourAndReturns() {
        browser = new Browser(1920, 1080, true);
        var page = browser.page();
        var hourAgo = Instant.now().minus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
        page.navigate(city.url() + "/office?at=" + hourAgo);

        assertThat(page.locator(".wall.past")).isVisible();
        assertThat(page.locator(".tiles > *").nth(3)).isVisible();
        var then = city.json("/api/state?topics=figures&at=" + hourAgo);
        assertThat(figure(then, "pm25").path("value").isNumber()).isTrue();
    }

    @Test
    void everyoneSeesTheSameCityWithoutJavaScript() {
        browser = new Browser(390, 844, false);
        var page = browser.page();
        page.navigate(city.url() + "/");

        assertThat(page.locator("main")).containsText("초미세먼지");
        assertThat(page.locator("main .state").first()).isVisible();
        assertThat(overflow(page)).isZero();
        page.navigate(city.url() + "/?lang=en");
        assertThat(page.locator("html")).hasAttribute("lang", "en");
        assertThat(browser.outside()).isEmpty();
    }

    @Test
    void whatTheMayorSeesAndOthersDoNotIsWithheldWithItsReason() {
        var camera = city.json("/api/state?topics=cameras")
                .path("topics")
                .path("cameras")
                .path("items")
                .get(0);
        assertThat(camera.has("picture")).isFalse();

        var refused = city.get(city.url() + "/cameras/" + camera.path("id").asString() + "/snapshot.jpg");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("Personal Information Protection Act");
        assertThat(city.get(city.url() + "/policy").body()).contains("「개인정보 보호법」 제25조");
    }

    @Test
    void aSourceThatMisbehavesIsShownWhileTheOthersFlow() {
        city.misbehave("bus-positions", "500", 90);
        city.await("the buses' source fails", () -> state("bus-positions").equals("failing"));
        assertThat(freshSources()).isGreaterThan(290);
        city.misbehave("bus-positions", "ok", 1);
        city.await("the buses are back", () -> state("bus-positions").equals("fresh"));
    }

    @Test
    void whatIsMalformedWaitsInQuarantineWithItsReason() {
        city.misbehave("traffic-incidents", "malformed", 60);
        browser = new Browser(1280, 800, true);
        browser.signIn(city.url(), "steward");
        var page = browser.page();
        city.await("something is in quarantine", () -> {
            page.navigate(city.url() + "/desk/sources/traffic-incidents");
            return page.locator("main form[action*='replay'], main form[action*='quarantine']")
                            .count()
                    > 0;
        });
        city.misbehave("traffic-incidents", "ok", 1);
    }

    @Test
    void theDeskListsEverySource() {
        browser = new Browser(1280, 800, false);
        browser.signIn(city.url(), "steward");
        browser.page().navigate(city.url() + "/desk/sources");

        assertThat(browser.page().locator("main tbody tr").count()).isGreaterThanOrEqualTo(300);
    }

    @Test
    void aSecondCityHallOnTheSameDataIsRefusedInOneSentence() throws Exception {
        var second = new ProcessBuilder(
                        RunningCity.root().resolve("madang").toString(),
                        "run",
                        "--port",
                        "20999",
                        "--data",
                        city.data().toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(second.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);

        assertThat(second.waitFor()).isNotZero();
        assertThat(said).contains("already runs on the data folder").hasLineCount(1);
    }

    private static int freshSources() {
        return city.json("/api/state?topics=sources")
                .path("topics")
                .path("sources")
                .path("totals")
                .path("fresh")
                .asInt(0);
    }

    private static String state(String source) {
        for (var row : city.json("/api/state?topics=sources")
                .path("topics")
                .path("sources")
                .path("rows")) {
            if (row.get(0).asString().equals(source)) {
                return row.get(3).asString();
            }
        }
        throw new AssertionError("No source '%s'".formatted(source));
    }

    private static JsonNode figure(JsonNode state, String id) {
        for (var figure : state.path("topics").path("figures").path("figures")) {
            if (figure.path("id").asString().equals(id)) {
                return figure;
            }
        }
        throw new AssertionError("No figure '%s'".formatted(id));
    }

    private static int overflow(Page page, String side) {
        return ((Number) page.evaluate(
                        "side => Math.max(0, document.documentElement['scroll' + side] - window['inner' + side])",
                        side))
                .intValue();
    }

    /// How far the page is wider than its screen, measured from outside, for a page without scripts.
    private static int overflow(Page page) {
        var box = page.locator("main").boundingBox();
        return (int) Math.max(0, box.x + box.width - page.viewportSize().width);
    }

    private static int colours(Page page) throws Exception {
        var image = ImageIO.read(
                new ByteArrayInputStream(page.locator("main canvas").first().screenshot()));
        var colours = new HashSet<Integer>();
        for (int y = 0; y < image.getHeight(); y += 4) {
            for (int x = 0; x < image.getWidth(); x += 4) {
                colours.add(image.getRGB(x, y));
            }
        }
        return colours.size();
    }
}
