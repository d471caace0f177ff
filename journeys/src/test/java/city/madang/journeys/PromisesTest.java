package city.madang.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The city's promises as people follow them: an officer enters a value, a colleague approves,
/// everybody sees it.
@Tag("journey")
@ExtendWith(SharedCity.class)
@Order(SharedCity.LAST)
class PromisesTest {

    private static RunningCity city;

    @BeforeAll
    static void open(RunningCity shared) {
        city = shared;
        city.await(
                "the figures of the demonstration are in",
                () -> !city.json("/api/indicators/international-projects")
                        .path("indicator")
                        .path("latest")
                        .isNull());
    }

    @Test
    void showsEverybodyACorrectionOnceASecondPersonApproved() {
        try (var officer = new Browser(1280, 900, false);
                var manager = new Browser(390, 844, false);
                var citizen = new Browser(390, 844, false)) {
            officer.signIn(city.url(), "officer-women-family");
            officer.page().navigate(city.url() + "/indicators/women-on-committees");
            officer.page()
                    .locator("a[href='/desk/indicators/women-on-committees']")
                    .click();
            officer.page().locator("#choose").selectOption(new SelectOption().setValue("2025"));
            officer.page().locator("form[method=get] button").click();
            officer.page().locator("input[name='v.city']").fill("47.3");
            officer.page().locator("#reason").fill("두 위원회가 빠져 있었다");
            officer.page()
                    .locator("form[action='/desk/indicators/women-on-committees'] button:has-text('승인 요청')")
                    .click();
            assertThat(officer.page().locator("[role=status]")).containsText("둘째 사람");

            citizen.page().navigate(city.url() + "/indicators/women-on-committees");
            assertThat(value(citizen)).not().containsText("47.3");

            manager.signIn(city.url(), "manager-women-family");
            manager.page().navigate(city.url() + "/desk/indicators");
            assertThat(manager.page().locator("article.entry").first()).containsText("두 위원회가 빠져 있었다");
            manager.page().locator("article.entry button").first().click();
            assertThat(manager.page().locator("[role=status]")).containsText("승인했습니다");

            citizen.page().reload();
            assertThat(value(citizen)).containsText("47.3");
            var correction = citizen.page()
                    .locator("section:has(h2:text-is('고친 기록')) tbody tr")
                    .first();
            assertThat(correction).containsText("47.3");
            assertThat(correction).containsText(Pattern.compile("2$"));
        }
    }

    @Test
    void findsAPledgeThatIsLateAndItsIndicatorsByKeyboard() {
        try (var citizen = new Browser(1280, 900, true)) {
            citizen.page().navigate(city.url() + "/pledges?lang=en");
            var first = citizen.page().locator("ul.tasks a").first();
            var name = first.textContent();
            first.focus();
            citizen.page().keyboard().press("Enter");
            assertThat(citizen.page().getByRole(AriaRole.HEADING, heading(1))).containsText(name);
            var indicator = citizen.page().locator("a[href^='/indicators/']").first();
            indicator.focus();
            citizen.page().keyboard().press("Enter");
            assertThat(citizen.page().locator("svg.course, main .note").first()).isVisible();
            org.assertj.core.api.Assertions.assertThat(citizen.outside()).isEmpty();
            org.assertj.core.api.Assertions.assertThat(citizen.errors()).isEmpty();
        }
    }

    private static com.microsoft.playwright.Page.GetByRoleOptions heading(int level) {
        return new com.microsoft.playwright.Page.GetByRoleOptions().setLevel(level);
    }

    private static Locator value(Browser browser) {
        return browser.page().locator("dl.facts dd").first();
    }
}
