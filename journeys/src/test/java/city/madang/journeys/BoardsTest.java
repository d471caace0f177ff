package city.madang.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// People arrange their boards, meet over them, and read what happened.
@Tag("journey")
@ExtendWith(SharedCity.class)
@Order(SharedCity.LAST)
class BoardsTest {

    private static RunningCity city;

    @BeforeAll
    static void open(RunningCity shared) {
        city = shared;
    }

    @Test
    void followsADistrictHeadFromOneScreenToAnother() {
        String before;
        try (var browser = new Browser(1280, 900, true)) {
            var wall = wall(browser, "gangnam-head", "/office");
            assertThat(wall).hasURL(Pattern.compile("district=11680"));
            before = order(wall);

            openEditor(wall);
            press(wall.locator("[data-tools='chart'] [data-act='drag']"), "ArrowUp");
            press(wall.locator("[data-tools='press'] [data-act='remove']"), "Enter");
            press(wall.locator("[data-tools='ranking'] [data-act='across']"), "Enter");
            press(wall.getByRole(AriaRole.BUTTON, named("저장")), "Enter");
            assertThat(wall.getByText("저장했습니다")).isVisible();
            assertThat(browser.errors()).isEmpty();
        }
        assertThat(before).startsWith("figures,chart");

        try (var browser = new Browser(1920, 1080, true)) {
            var wall = wall(browser, "gangnam-head", "/office");

            openEditor(wall);

            assertThat(order(wall))
                    .startsWith("chart,figures")
                    .contains("ranking")
                    .doesNotContain("press");
            assertThat(wall.locator("#happening [data-panel='ranking']")).isVisible();
            assertThat(browser.errors()).isEmpty();
        }
    }

    @Test
    void letsOthersFollowLookAwayAndComeBack() {
        try (var host = Browser.withoutMaps(1280, 900);
                var guest = Browser.withoutMaps(1280, 900)) {
            var driving = wall(host, "mayor", "/office");
            driving.locator("header details summary").first().click();
            driving.getByText("회의 화면 공유").click();
            var link = driving.locator(".meeting input").inputValue();

            var following = wall(guest, "officer", link.substring(city.url().length()));
            assertThat(following.getByText("님의 화면을 보고 있습니다")).isVisible();
            assertThat(driving.locator(".meeting .who")).containsText("담당 공무원");

            driving.locator("#scene-safety").click();
            assertThat(following.locator("#scene-safety")).hasAttribute("aria-selected", "true");

            following.locator("#scene-life").click();
            assertThat(following.getByText("따로 보는 중").first()).isVisible();
            assertThat(driving.locator(".meeting .who")).containsText("따로 보는 중");
            driving.locator("#scene-mobility").click();
            following.getByText("돌아가기").click();
            assertThat(following.locator("#scene-mobility")).hasAttribute("aria-selected", "true");

            driving.getByText("끝내기").click();
            assertThat(following.getByText("회의 화면 공유가 끝났습니다")).isVisible();
        }
    }

    @Test
    void tellsTheDayOnAPageAndOnPaper() {
        try (var browser = new Browser(390, 844, false)) {
            browser.signIn(city.url(), "mayor");
            var page = browser.page();

            page.navigate(city.url() + "/office/brief");

            assertThat(page.locator("h1")).containsText("일일 보고");
            assertThat(page.locator(".part").first()).isVisible();
            var paper = page.request().get(city.url() + "/office/brief.pdf");
            assertThat(paper.status()).isEqualTo(200);
            assertThat(new String(paper.body(), 0, 5, StandardCharsets.US_ASCII))
                    .isEqualTo("%PDF-");
            page.getByText("← 전날").click();
            assertThat(page.getByText("하루 전체")).isVisible();
        }
    }

    private static Page wall(Browser browser, String login, String path) {
        browser.signIn(city.url(), login);
        var page = browser.page();
        page.navigate(city.url() + path);
        page.locator("[data-panel='figures']").waitFor();
        return page;
    }

    private static void openEditor(Page wall) {
        press(wall.locator("header details summary"), "Enter");
        press(wall.getByRole(AriaRole.BUTTON, named("편집")), "Enter");
        wall.locator("[data-tools='figures']").waitFor();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static void press(Locator what, String key) {
        what.focus();
        what.press(key);
    }

    private static String order(Page wall) {
        return String.join(
                ",",
                wall.locator("[data-panel]").all().stream()
                        .map(panel -> panel.getAttribute("data-panel"))
                        .toList());
    }
}
