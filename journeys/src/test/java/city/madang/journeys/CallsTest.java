package city.madang.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/// People talk with each other from the wall. Their cameras and microphones are Chromium's fake ones.
@Tag("journey")
@ExtendWith(SharedCity.class)
@Order(SharedCity.LAST)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CallsTest {

    /// How many others are seen and heard: connected, sound comes in, and a picture has a size.
    private static final String PRESENT = """
            wanted => [...document.querySelectorAll('.calls figure:not(.own)[data-link=open] video')]
              .filter((video) => video.videoWidth > 0 && video.srcObject.getAudioTracks().some((track) => !track.muted))
              .length === wanted""";

    /// The moments at which the pictures of the others stand.
    private static final String MOMENTS =
            "() => [...document.querySelectorAll('.calls figure:not(.own) video')].map((video) => video.currentTime)";

    /// Whether every picture has gone on since.
    private static final String MOVED = """
            before => [...document.querySelectorAll('.calls figure:not(.own) video')]
              .every((video, index) => video.currentTime > before[index])""";

    private static RunningCity city;
    private Browser browser;
    private Page mayor;
    private Page head;

    @BeforeAll
    static void open(RunningCity shared) {
        city = shared;
    }

    @BeforeEach
    void openBrowser() {
        // A slow camera and no loudspeaker: six people then fit into one small machine.
        browser = Browser.withoutMaps(1280, 800, "--use-fake-device-for-media-stream=fps=5", "--mute-audio");
        mayor = browser.page();
        head = browser.another(390, 844);
    }

    @AfterEach
    void closeBrowser() {
        browser.close();
    }

    private void askForTheHeadOfGangnam() {
        browser.signIn(city.url(), "mayor");
        mayor.navigate(city.url() + "/office?district=11680");
        mayor.locator(".crumb .call").click();
        assertThat(mayor.locator(".calls li").first()).containsText("강남구청장");
    }

    /// On the wall, and the line is open: whoever is rung hears it.
    private void onTheWall(Page page, String login) {
        Browser.signIn(page, city.url(), login);
        var welcome = new AtomicBoolean();
        page.onWebSocket(socket -> socket.onFrameReceived(frame -> {
            if (frame.text() != null && frame.text().contains("\"welcome\"")) {
                welcome.set(true);
            }
        }));
        page.navigate(city.url() + "/office");
        assertThat(page.locator(".wall")).isVisible();
        page.waitForCondition(welcome::get);
    }

    private static void present(Page page, int others) {
        page.waitForFunction(PRESENT, others, new Page.WaitForFunctionOptions().setPollingInterval(500));
    }

    private static void press(Page page, String button) {
        page.locator(".calls")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button))
                .first()
                .click();
    }

    @Test
    void threeTalkAndLookAtTheSameBoard() {
        var officer = browser.another(390, 844);
        onTheWall(officer, "officer");
        onTheWall(head, "gangnam-head");
        askForTheHeadOfGangnam();
        assertThat(mayor.locator(".calls li").first()).containsText("연결 가능");
        // Whoever is busy in a dialog of the wall can answer all the same.
        head.locator(".command .opener").click();
        head.locator(".command input").fill("도움말");
        head.keyboard().press("Enter");
        assertThat(head.locator("dialog:modal")).isVisible();
        mayor.locator(".calls li button").first().click();
        assertThat(head.getByRole(AriaRole.ALERTDIALOG)).containsText("강남구");
        head.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("받기").setExact(true))
                .click();
        head.keyboard().press("Escape");
        assertThat(head.locator("dialog:modal")).hasCount(0);
        present(mayor, 1);
        present(head, 1);

        press(mayor, "사람 더 부르기");
        mayor.locator(".calls li:has-text('교통 담당') button").click();
        officer.getByRole(AriaRole.ALERTDIALOG)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("받기").setExact(true))
                .click();
        for (var page : List.of(mayor, head, officer)) {
            present(page, 2);
        }

        press(officer, "카메라 끄기");
        press(officer, "마이크 끄기");
        for (var page : List.of(mayor, head, officer)) {
            var tile = page.locator(page == officer ? ".calls figure.own" : ".calls figure:has-text('교통 담당')");
            assertThat(tile.locator(".initial")).isVisible();
            assertThat(tile).containsText("마이크 꺼짐");
        }
        press(officer, "카메라 켜기");
        assertThat(mayor.locator(".calls figure .initial")).hasCount(0);
        mayor.waitForFunction(MOVED, mayor.evaluate(MOMENTS));

        press(mayor, "현황판 함께 보기");
        assertThat(head).hasURL(Pattern.compile("district=11680"));
        assertThat(officer).hasURL(Pattern.compile("district=11680"));
        press(officer, "따로 보기");
        assertThat(officer.locator(".calls")).containsText("따라 보기");
        mayor.locator("[role=tab]").nth(1).click();
        assertThat(head).hasURL(Pattern.compile("scene="));
        assertThat(officer).not().hasURL(Pattern.compile("scene="));
        press(officer, "따라 보기");
        assertThat(officer).hasURL(Pattern.compile("scene="));

        press(mayor, "끊기");
        assertThat(head.locator(".calls figure")).hasCount(2);
        press(head, "끊기");
        assertThat(officer.locator(".calls figure")).hasCount(0);
        mayor.navigate(city.url() + "/office/calls");
        mayor.locator("tbody a").first().click();
        assertThat(mayor.locator("#steps")).containsText("현황판을 함께 보기 시작했습니다");
        assertThat(mayor.locator("#steps li:has-text('들어왔습니다')")).hasCount(2);
        assertThat(browser.messages()).noneMatch(message -> message.contains("A step of a call failed"));
        assertThat(browser.outside()).isEmpty();
    }

    /// Thirty pictures at once take two processors several minutes, so it is run by hand: `-Dcalls.six=true`.
    @Test
    @EnabledIfSystemProperty(named = "calls.six", matches = "true")
    void sixSeeAndHearEachOtherAndASeventhFindsNoSeat() {
        var guests = new LinkedHashMap<String, Page>();
        for (var login : List.of("mapo-head", "officer", "steward", "manager-fire-119")) {
            guests.put(login, browser.another(390, 600));
        }
        guests.forEach((login, page) -> onTheWall(page, login));
        onTheWall(head, "gangnam-head");
        askForTheHeadOfGangnam();
        mayor.locator(".calls li button").first().click();
        assertThat(head.getByRole(AriaRole.ALERTDIALOG)).isVisible();
        head.keyboard().press("Alt+Enter");
        var names = List.of("마포구청장", "교통 담당", "데이터 관리자", "배수아").iterator();
        for (var guest : guests.values()) {
            press(mayor, "사람 더 부르기");
            mayor.locator(".calls li:has-text('%s') button".formatted(names.next()))
                    .click();
            assertThat(guest.getByRole(AriaRole.ALERTDIALOG)).isVisible();
            guest.keyboard().press("Alt+Enter");
        }
        var all = new ArrayList<>(guests.values());
        all.addAll(List.of(mayor, head));
        for (var page : all) {
            present(page, 5);
            page.waitForFunction(
                    MOVED, page.evaluate(MOMENTS), new Page.WaitForFunctionOptions().setPollingInterval(500));
        }

        press(mayor, "사람 더 부르기");
        assertThat(mayor.locator(".calls")).containsText("여섯 명이 모두 찼습니다.");
        assertThat(mayor.locator(".calls li button:enabled")).hasCount(0);

        press(all.get(2), "끊기");
        assertThat(mayor.locator(".calls figure")).hasCount(5);
        assertThat(mayor.locator("p.unseen[aria-live]:has-text('데이터 관리자')")).containsText("나갔습니다");
        all.remove(2);
        all.forEach(page -> press(page, "끊기"));
        mayor.navigate(city.url() + "/office/calls");
        mayor.locator("tbody a").first().click();
        assertThat(mayor.locator("#steps li:has-text('들어왔습니다')")).hasCount(5);
        assertThat(mayor.locator("#steps li:has-text('데이터 관리자'):has-text('나갔습니다')"))
                .hasCount(1);
        assertThat(browser.messages()).noneMatch(message -> message.contains("A step of a call failed"));
    }

    @Test
    void aCallOutlivesABrokenNetwork() throws IOException {
        try (var network = new CallNetwork(mayor, head)) {
            onTheWall(head, "gangnam-head");
            askForTheHeadOfGangnam();
            mayor.locator(".calls li button").first().click();
            assertThat(head.getByRole(AriaRole.ALERTDIALOG)).isVisible();
            head.keyboard().press("Alt+Enter");
            present(mayor, 1);
            present(head, 1);

            network.letMediaPass(false);
            network.cutLine(head);
            assertThat(mayor.locator(".calls figure:not(.own)")).containsText("연결이 끊겨 기다리는 중");
            assertThat(head.locator(".calls figure:not(.own)")).containsText("다시 연결하는 중");
            assertThat(head.locator("p.unseen[aria-live]:has-text('시청과의 연결이 끊겼습니다')"))
                    .hasCount(1);
            network.letMediaPass(true);
            network.mendLine(head);
            assertThat(head.locator("p.unseen[aria-live]:has-text('시청과의 연결이 끊겼습니다')"))
                    .hasCount(0);

            present(mayor, 1);
            present(head, 1);
            mayor.waitForFunction(MOVED, mayor.evaluate(MOMENTS));
            press(mayor, "끊기");
            assertThat(head.locator(".calls figure")).hasCount(0);
        }
        // In a page of its own: a changed line must not be open in a page that is left.
        var record = mayor.context().newPage();
        record.navigate(city.url() + "/office/calls");
        record.locator("tbody a").first().click();
        assertThat(record.locator("#steps")).containsText("연결이 끊겼습니다");
        assertThat(record.locator("#steps")).containsText("다시 연결했습니다");
        assertThat(browser.messages()).noneMatch(message -> message.contains("A step of a call failed"));
    }

    @Test
    void whoReloadsThePageComesBackIntoTheCall() {
        onTheWall(head, "gangnam-head");
        askForTheHeadOfGangnam();
        assertThat(mayor.locator(".calls li").first()).containsText("연결 가능");
        mayor.locator(".calls li button").first().click();
        assertThat(head.getByRole(AriaRole.ALERTDIALOG)).isVisible();
        head.keyboard().press("Alt+Enter");
        present(mayor, 1);

        head.reload();
        press(head, "끊긴 통화로 돌아가기");

        present(head, 1);
        present(mayor, 1);
        press(mayor, "끊기");
        assertThat(head.locator(".calls figure")).hasCount(0);
    }

    @Test
    void whoDoesNotAnswerFindsANoticeAndTheCallerMayInstruct() {
        askForTheHeadOfGangnam();
        assertThat(mayor.locator(".calls li").first()).containsText("자리에 없음");
        mayor.locator(".calls li button").first().click();

        assertThat(mayor.locator(".calls [role=alert]")).containsText("받지 않았습니다");
        assertThat(mayor.locator(".calls [role=alert] a"))
                .hasAttribute("href", "/office/directives/new?subject=district%3A11680");
        Browser.signIn(head, city.url(), "gangnam-head");
        head.navigate(city.url() + "/notices");
        assertThat(head.locator(".inbox")).containsText("부재중 통화: 시장");
    }

    @Test
    void aRefusalIsToldToTheCaller() {
        onTheWall(head, "gangnam-head");
        askForTheHeadOfGangnam();
        mayor.locator(".calls li button").first().click();
        assertThat(head.getByRole(AriaRole.ALERTDIALOG)).isVisible();

        head.keyboard().press("Alt+Delete");

        assertThat(mayor.locator(".calls [role=alert]")).containsText("지금 받을 수 없다고");
        assertThat(head.getByRole(AriaRole.ALERTDIALOG)).hasCount(0);
    }
}
