package city.madang.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/// People talk with each other from the wall. Their cameras and microphones are Chromium's fake ones.
@Tag("journey")
@ExtendWith(SharedCity.class)
@Order(SharedCity.LAST)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CallsTest {

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
        browser = new Browser(1280, 800, true);
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

    private void onTheWall(Page page, String login) {
        Browser.signIn(page, city.url(), login);
        page.navigate(city.url() + "/office");
        assertThat(page.locator(".wall")).isVisible();
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
