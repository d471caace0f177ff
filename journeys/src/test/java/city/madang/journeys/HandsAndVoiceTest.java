package city.madang.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/// What the wall says to somebody whose camera or microphone may not be used: a sentence, and everything else goes on.
@Tag("journey")
@ExtendWith(SharedCity.class)
@Order(SharedCity.LAST)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HandsAndVoiceTest {

    private RunningCity city;

    @BeforeAll
    void open(RunningCity shared) {
        city = shared;
    }

    @Test
    void aRefusedCameraIsToldInASentence() {
        try (var browser = Browser.withoutMaps(1280, 800, "--use-fake-ui-for-media-stream=deny")) {
            browser.signIn(city.url(), "mayor");
            var wall = browser.page();
            wall.navigate(city.url() + "/office");
            press(wall, "손짓");
            press(wall, "카메라 켜기");

            assertThat(wall.locator("dialog [role=alert]")).containsText("카메라를 허용해 주세요");

            wall.keyboard().press("Escape");
            assertThat(wall.locator("dialog[open]")).hasCount(0);
            assertThat(browser.outside()).isEmpty();
        }
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .first()
                .click();
    }
}
