package city.madang.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// What the office is for, once from beginning to end: something happens, the mayor sees it, acts on it from the wall,
/// and the next day's brief tells what became of it. Four incidents are played by the simulated city at once. In the
/// fire three hands are
/// at work: the mayor at the wall by mouse, the head of the station on a phone by finger alone, and one who only
/// listens: by the names
/// that a screen reader gives, with the keyboard.
@Tag("journey")
@ExtendWith(SharedCity.class)
@Order(SharedCity.LAST)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MayorStoryTest {

    private static final Path PICTURES = Path.of(System.getProperty("madang.pictures", "target/pictures"));

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    /// How many times as fast as in life. The fire must still burn while the mayor acts.
    private static final int FIRE_SPEED = 10;

    private static final int SPEED = 30;

    private static final String STATION_HEAD = "manager-fire-119";

    private static final String ORDER = "인근 주민에게 창문을 닫으라고 알리세요";

    /// A recogniser such as browsers have: it hears what stands in `window.spoken`.
    private static final String RECOGNISER = """
            window.SpeechRecognition = window.webkitSpeechRecognition = class {
              start() { setTimeout(() => { this.onresult?.({ results: [[{ transcript: window.spoken }]] }); this.onend?.(); }, 0); }
              stop() {}
            };""";

    private static final String MOVING = """
            () => [...document.querySelectorAll('.situation video')].some((video) => video.videoWidth > 0 && video.currentTime > 0)""";

    private RunningCity city;
    private final Map<String, JsonNode> stories = new LinkedHashMap<>();

    @BeforeAll
    void open(RunningCity shared) throws IOException {
        Files.createDirectories(PICTURES);
        city = shared;
        // The incidents of the last days come in first: what is told now comes when they are through.
        stories.put("flood", city.story("flood", "11620", SPEED));
        city.await("the situation room has caught up", () -> one("flood") != null);
        stories.put("traffic", city.story("bus-accident", "11500", SPEED));
        stories.put("crowd", city.story("crowd", "11170", SPEED));
    }

    @Test
    @Order(1)
    void aFireIsSeenActedOnAndToldTheNextDay() {
        try (var browser = new Browser(1920, 1080, true)) {
            var wall = browser.page();
            wall.context().addInitScript(RECOGNISER);
            var phone = browser.touched(390, 844);
            var reader = browser.another(1280, 800);
            reader.context().addInitScript(RECOGNISER);
            reader.route(Pattern.compile("/CityMap-"), Route::abort); // who listens needs no map
            browser.signIn(city.url(), "mayor");
            wall.navigate(city.url() + "/office");
            Browser.signIn(phone, city.url(), STATION_HEAD);
            phone.navigate(city.url() + "/office");
            assertThat(phone.locator(".wall")).isVisible();
            Browser.signIn(reader, city.url(), "mayor");
            reader.navigate(city.url() + "/office");
            reader.waitForCondition(() -> reader.locator(".panel.incidents li").count() > 0);
            stories.put("fire", city.story("fire", "11440", FIRE_SPEED));
            city.await("the fire is known", () -> one("fire") != null);

            followByEar(reader);
            var situation = flyThere(wall);
            lookByFinger(phone);
            callTheStation(wall, phone);
            instructByEar(reader);
            var directive = instructByVoice(wall);
            carryOut(phone, reader);
            accept(wall, directive);
            told(wall, situation, directive);

            assertThat(errors(browser)).isEmpty();
            assertThat(browser.outside()).isEmpty();
        }
    }

    /// @return number of the situation
    private long flyThere(Page wall) {
        var id = one("fire").path("id").asLong();
        var title = titleOfFire();
        // One press goes to what is newest; whatever else came in is passed over.
        var news = wall.locator(".news");
        while (!news.locator("strong").innerText().equals(title)) {
            news.locator(".x").click();
        }
        news.locator(".go").click();
        assertThat(wall).hasURL(Pattern.compile("incident=" + id));

        var panel = wall.locator(".situation");
        assertThat(panel).containsText(title);
        assertThat(panel.locator(".clock")).containsText("7:00");
        assertThat(panel).containsText("출동대");
        assertThat(panel.locator("li", new Locator.LocatorOptions().setHasText("현장 도착"))
                        .first())
                .isVisible();
        assertThat(panel.locator("li", new Locator.LocatorOptions().setHasText("병상"))
                        .first())
                .isVisible();
        assertThat(panel.locator(".cameras li")).hasCount(4);
        wall.waitForFunction(MOVING);
        picture(wall, "story-wall-1920");
        return id;
    }

    /// Hears that something came in, gets there through the map as a list, hears that help arrives, opens a camera.
    private void followByEar(Page reader) {
        var title = titleOfFire();
        var told = reader.getByRole(AriaRole.LOG);
        assertThat(told.getByText("새 사건: " + title)).hasCount(1);

        reader.getByRole(AriaRole.GROUP, called("도시 지도"))
                .getByRole(AriaRole.BUTTON, within("지도를 목록으로 보기"))
                .press("Enter");
        reader.getByRole(AriaRole.DIALOG, called("목록으로 보는 지도"))
                .getByRole(AriaRole.BUTTON, within(title))
                .press("Enter");
        var panel = reader.getByRole(AriaRole.REGION, called(title));
        assertThat(panel).isFocused();
        assertThat(told).containsText("현장 도착");

        var camera = panel.getByRole(AriaRole.LIST, within("가까운 영상"))
                .getByRole(AriaRole.BUTTON, within("크게 보기"))
                .first();
        camera.press("Enter");
        var picture = reader.getByRole(AriaRole.DIALOG);
        assertThat(picture.getByRole(AriaRole.BUTTON, within("닫기"))).isFocused();
        reader.keyboard().press("Escape");
        assertThat(camera).isFocused();
    }

    /// Gives an order by names alone; the microphone is pressed as a screen reader presses, without a finger or a key.
    private void instructByEar(Page reader) {
        var act = reader.getByRole(AriaRole.BUTTON, called("지시: " + titleOfFire()));
        act.press("Enter");
        var dialog = reader.getByRole(AriaRole.DIALOG, called("지시: " + titleOfFire()));
        var text = dialog.getByRole(AriaRole.TEXTBOX, within("무엇을 해야 합니까"));
        assertThat(text).isFocused();
        reader.evaluate("text => { window.spoken = text; }", "피해 현황을 보고하세요.");
        dialog.getByRole(AriaRole.BUTTON, within("누르고 말하기")).evaluate("button => button.click()");
        assertThat(text).hasValue("피해 현황을 보고하세요.");
        dialog.getByRole(AriaRole.BUTTON, within("지시합니다")).press("Enter");
        assertThat(dialog.getByRole(AriaRole.STATUS)).containsText("지시했습니다");
        dialog.getByRole(AriaRole.BUTTON, within("닫기")).last().press("Enter");
        assertThat(act).isFocused();
    }

    /// Everything on a phone by finger: nothing hovers, nothing unseen is pressed, nothing is too small.
    private void lookByFinger(Page phone) {
        var finger = new Finger(phone);
        var map = phone.locator(".maplibregl-canvas");
        assertThat(phone.locator(".map .notice")).hasCount(0);
        finger.rest(map, phone.locator(".map .card"));
        assertThat(phone.locator(".map .card")).isVisible();
        assertThat(phone).not().hasURL(Pattern.compile("district="));

        var figures = phone.locator("#figures .panel").first();
        finger.move(figures.locator("header"), 0.8, 0.2);
        assertThat(phone.locator("[role=tab]").nth(1)).hasAttribute("aria-selected", "true");
        finger.move(figures.locator("header"), 0.2, 0.8);
        assertThat(phone.locator("[role=tab]").first()).hasAttribute("aria-selected", "true");
        figures.locator(".tile").nth(1).tap();
        assertThat(figures.locator(".tile").nth(1)).hasAttribute("aria-pressed", "true");
        assertThat(phone.locator("dialog")).hasCount(0);

        phone.locator(".news .go").tap();
        assertThat(phone.locator(".situation")).isVisible();
        phone.locator(".situation .cameras button").first().tap();
        phone.locator("dialog header button").tap();
        assertThat(finger.tooSmall()).isEmpty();
        phone.locator(".situation header .x").tap();

        finger.move(phone.locator(".time input"), 0.95, 0.5);
        phone.locator(".banners .past button").tap();
        assertThat(phone.locator(".banners .past")).hasCount(0);
    }

    private String titleOfFire() {
        return one("fire").path("title").path("ko").asString();
    }

    private static Page.GetByRoleOptions called(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Locator.GetByRoleOptions within(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }

    private void callTheStation(Page wall, Page phone) {
        var stations = wall.locator(".situation .parts > div", new Page.LocatorOptions().setHasText("소방서"));
        stations.first().locator("li .call").first().click();
        var head = wall.locator(".calls li").first();
        assertThat(head).containsText("배수아");
        head.locator("button").click();
        phone.getByRole(AriaRole.ALERTDIALOG)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("받기").setExact(true))
                .tap();
        for (var page : List.of(wall, phone)) {
            page.waitForFunction("""
                    () => [...document.querySelectorAll('.calls figure:not(.own) video')].some((video) => video.videoWidth > 0)""");
        }
        wall.locator(".calls")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("끊기"))
                .first()
                .click();
        assertThat(phone.locator(".calls figure")).hasCount(0);
    }

    /// @return the directive's page
    private String instructByVoice(Page wall) {
        wall.locator(".situation header .act").click();
        var dialog = wall.locator("dialog");
        assertThat(dialog.locator("#instruct-office")).hasValue("fire-119");
        wall.evaluate("text => { window.spoken = text; }", ORDER);
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("누르고 말하기"))
                .focus();
        wall.keyboard().press("Enter");
        assertThat(dialog.locator("#instruct-text")).hasValue(ORDER);
        dialog.locator("button[type=submit]").click();
        var follow = dialog.locator(".given a");
        assertThat(follow).isVisible();
        var link = follow.getAttribute("href");
        dialog.locator(".given button").click();
        return link;
    }

    /// On the phone by finger alone; who listens at the wall hears it, once.
    private void carryOut(Page phone, Page reader) {
        phone.navigate(city.url() + "/notices");
        phone.locator(".inbox button.open", new Page.LocatorOptions().setHasText("지시"))
                .first()
                .tap();
        assertThat(phone.locator(".order")).containsText(ORDER);
        assertThat(new Axe().violations(phone)).isEmpty();
        phone.locator(".acts form[action$='/acknowledge'] button").tap();
        assertThat(phone.locator("[role=status]")).isVisible();
        assertThat(reader.getByRole(AriaRole.LOG).getByText("지시 접수: " + titleOfFire()))
                .hasCount(1);
        var report = phone.locator("details.act-report");
        if (report.getAttribute("open") == null) {
            report.locator("summary").tap();
        }
        report.locator("textarea").fill("안내 방송을 하고 문자로 알렸습니다.");
        report.locator("button").tap();
        assertThat(phone.locator("h1 + p .state").first()).containsText("보고");
        assertThat((Integer)
                        phone.evaluate("() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth)"))
                .isZero();
        picture(phone, "story-phone-390");
    }

    private void accept(Page page, String directive) {
        page.navigate(city.url() + directive);
        assertThat(page.locator(".order")).containsText(ORDER);
        page.locator(".acts form[action$='/accept'] button").click();
        assertThat(page.locator("h1 + p .state").first()).containsText("완료");
    }

    /// The brief of the day, as it is read the morning after.
    private void told(Page page, long situation, String directive) {
        var title = titleOfFire();
        page.navigate(city.url() + "/office/brief?day=" + dayOf(stories.get("fire")));
        assertThat(page.locator(".part a[href='/office/incidents/" + situation + "']"))
                .containsText(title);
        page.navigate(city.url() + "/office/brief?day=" + LocalDate.now(SEOUL));
        assertThat(page.locator(".part a[href='" + directive + "']").first()).containsText(ORDER);
        picture(page, "story-brief-1920");
    }

    @Test
    @Order(2)
    void theWallIsUsedWithTheKeyboardAlone() {
        try (var browser = new Browser(1280, 800, true)) {
            var wall = browser.page();
            wall.context().addInitScript(RECOGNISER);
            browser.signIn(city.url(), "mayor");
            wall.navigate(city.url() + "/office");
            wall.waitForCondition(() -> wall.locator(".panel.incidents li").count() > 0);
            var first = wall.locator(".panel.incidents li button").first();
            first.focus();
            first.press("Enter");
            assertThat(wall.locator(".situation")).isVisible();
            var act = wall.locator(".situation header .act");
            act.focus();
            act.press("Enter");
            assertThat(wall.locator("#instruct-text")).isFocused();
            wall.keyboard().insertText("현장을 확인하고 보고하세요.");
            // From field to field with Tab, to the button that gives it.
            var reached = new ArrayList<String>();
            for (int step = 0; step < 30 && !"submit".equals(focused(wall)); step++) {
                wall.keyboard().press("Tab");
                reached.add(focused(wall));
            }
            assertThat(reached).contains("select-one", "datetime-local", "checkbox", "submit");
            wall.keyboard().press("Enter");
            assertThat(wall.locator("dialog .given")).isVisible();
            wall.keyboard().press("Escape");
            assertThat(wall.locator("dialog")).hasCount(0);
            assertThat(wall.locator(".situation")).isVisible();
            assertThat(act).isFocused();
            wall.keyboard().press("Escape");
            assertThat(wall.locator(".situation")).hasCount(0);
            assertThat(errors(browser)).isEmpty();
        }
    }

    /// A player that fell behind on a busy machine asks for a part that is over, and goes on with the next; one page
    /// has no map.
    private static List<String> errors(Browser browser) {
        return browser.errors().stream()
                .filter(error -> !error.contains("/live/") && !error.contains("/CityMap-"))
                .toList();
    }

    private static String focused(Page page) {
        return (String) page.evaluate("() => document.activeElement?.type ?? ''");
    }

    @Test
    @Order(3)
    void eachOfFourStoriesIsOneSituationThatEndsWithItsRecord() {
        try (var browser = new Browser(1280, 900, false)) {
            browser.signIn(city.url(), "mayor");
            var page = browser.page();
            for (var kind : stories.keySet()) {
                city.await(
                        "both emergency numbers told of one " + kind,
                        () -> one(kind) != null && one(kind).path("reports").asInt() >= 2);
                var id = one(kind).path("id").asLong();
                page.navigate(city.url() + "/office/incidents/" + id);
                assertThat(page.locator("main")).containsText("112 사건");
                assertThat(page.locator("main")).containsText("119 재난상황");
                assertThat(page.locator("main")).containsText("골든타임");
                assertThat(page.locator("main")).containsText("병상");
                city.await(
                        kind + " is over",
                        () -> "closed".equals(one(kind).path("status").asString()));
                page.navigate(city.url() + "/office/incidents/" + id + "/report");
                assertThat(page.locator("main")).containsText("마지막 철수");
                assertThat(page.locator("table tbody tr").first()).isVisible();
                assertThat(mine(kind)).as("one situation of one %s", kind).hasSize(1);
            }
        }
    }

    /// The situation of a story; absent until it came in.
    private JsonNode one(String kind) {
        var found = mine(kind);
        return found.isEmpty() ? null : found.getFirst();
    }

    /// Situations of a story's kind in its district since it was reported.
    private List<JsonNode> mine(String kind) {
        var story = stories.get(kind);
        var reported = OffsetDateTime.parse(story.path("reported").asString()).toEpochSecond();
        var found = new ArrayList<JsonNode>();
        for (var item : situations()) {
            if (item.path("category").asString().equals(kind)
                    && item.path("district")
                            .asString()
                            .equals(story.path("district").asString())
                    && item.path("source").asString().equals("fire-119")
                    && Math.abs(item.path("time").asLong() - reported) < 5) {
                found.add(item);
            }
        }
        return found;
    }

    private JsonNode situations() {
        return city.json("/api/state?topics=situations")
                .path("topics")
                .path("situations")
                .path("items");
    }

    private static String dayOf(JsonNode story) {
        return OffsetDateTime.parse(story.path("reported").asString())
                .atZoneSameInstant(SEOUL)
                .toLocalDate()
                .toString();
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(!name.contains("wall")));
    }
}
