package city.madang.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitUntilState;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// An order from the wall, followed to its end on a phone.
@Tag("journey")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DirectiveJourneyTest {

    private static final String OFFICER = "officer-climate-environment";

    /// Where pictures for the eye are kept; see `-Dmadang.pictures`.
    private static final Path PICTURES = Path.of(System.getProperty("madang.pictures", "target/pictures"));

    private RunningCity city;

    @BeforeAll
    void open(@TempDir Path data) throws Exception {
        Files.createDirectories(PICTURES);
        city = RunningCity.start(data);
    }

    @AfterAll
    void close() {
        city.close();
    }

    @Test
    void theMayorInstructsFromAFigureAndAnOfficerCarriesItOutOnAPhone() {
        try (var mayor = new Browser(1920, 1080, true);
                var officer = new Browser(390, 844, true)) {
            var link = instruct(mayor);
            carryOut(officer);
            accept(mayor.page(), link);

            assertThat(mayor.errors()).isEmpty();
            assertThat(officer.errors()).isEmpty();
            assertThat(mayor.outside()).isEmpty();
            assertThat(officer.outside()).isEmpty();
        }
    }

    /// Gives an order from the figure's tile, with the line cut in between: nothing typed is lost, nothing given twice.
    private String instruct(Browser mayor) {
        mayor.signIn(city.url(), "mayor");
        var wall = mayor.page();
        wall.navigate(city.url() + "/office");
        var tile = wall.locator(".tiles .holder").first();
        tile.locator(".tile").focus();
        tile.locator(".act").click();
        var dialog = wall.locator("dialog");
        assertThat(dialog.locator("dl")).containsText(Pattern.compile("[0-9]"));
        assertThat(dialog.locator("#instruct-office")).hasValue("climate-environment");
        dialog.locator("#instruct-text").fill("도로변 물청소를 두 배로 늘리고 결과를 보고하세요.");
        dialog.locator("#instruct-owner").selectOption(new com.microsoft.playwright.options.SelectOption().setIndex(2));
        picture(wall, "wall-instruct-1920");
        assertThat(new Axe().violations(wall)).isEmpty();

        wall.keyboard().press("Escape");
        tile.locator(".tile").focus();
        tile.locator(".act").click();
        assertThat(dialog.locator("#instruct-text")).hasValue(Pattern.compile("도로변 물청소"));

        dialog.locator("button[type=submit]").click();
        var follow = dialog.locator(".given a");
        assertThat(follow).isVisible();
        var link = follow.getAttribute("href");
        dialog.locator(".given button").click();
        assertThat(wall.locator("section.panel.directives")).containsText("초미세먼지");
        picture(wall, "wall-after-1920");
        return link;
    }

    private void carryOut(Browser officer) {
        var phone = officer.page();
        phone.navigate(city.url() + "/sign-in");
        var others = phone.locator("details:has(form[action='/demo/sign-in'])");
        others.locator("summary").click();
        others.locator("select").selectOption(OFFICER);
        others.locator("button").click();
        phone.waitForURL(address -> !address.contains("/sign-in"));
        phone.navigate(city.url() + "/notices");
        assertThat(phone.locator(".bell b")).containsText("1");
        picture(phone, "notices-390");
        phone.locator(".inbox button.open").first().click();

        assertThat(phone.locator(".order")).containsText("도로변 물청소");
        picture(phone, "directive-issued-390");
        assertThat(new Axe().violations(phone)).isEmpty();
        assertThat(overflow(phone)).isZero();
        phone.locator(".acts form[action$='/acknowledge'] button").click();
        assertThat(phone.locator("[role=status]")).isVisible();

        var report = phone.locator("details.act-report");
        if (report.getAttribute("open") == null) {
            report.locator("summary").click();
        }
        report.locator("textarea").fill("청소차 12대를 더 내보냈습니다.");
        report.locator("input[type=file]")
                .setInputFiles(new FilePayload("사진.txt", "text/plain", "물청소 구간 표".getBytes(StandardCharsets.UTF_8)));
        report.locator("button").click();
        assertThat(phone.locator("h1 + p .state").first()).containsText("보고");
        assertThat(phone.locator(".files")).containsText("사진.txt");
        assertThat(overflow(phone)).isZero();
        picture(phone, "directive-reported-390");
    }

    private void accept(Page page, String link) {
        page.setViewportSize(1280, 800);
        page.navigate(city.url() + link, new Page.NavigateOptions().setWaitUntil(WaitUntilState.LOAD));
        assertThat(page.locator(".seen-then img")).isVisible();
        assertThat((Integer) page.locator(".seen-then img").evaluate("image => image.naturalWidth"))
                .isGreaterThan(300);
        assertThat(page.locator(".hash .seen")).isVisible();
        picture(page, "directive-mayor-1280");
        assertThat(new Axe().violations(page)).isEmpty();
        page.locator(".acts form[action$='/accept'] button").click();
        assertThat(page.locator("h1 + p .state").first()).containsText("완료");

        page.navigate(city.url() + "/office/directives?state=all");
        var row = page.locator(".statistics tbody tr").first();
        assertThat(row).containsText("기후환경본부");
        assertThat(row.locator("td").nth(2)).hasText("1");
        assertThat(row.locator("td").nth(3)).hasText("1");
        picture(page, "list-1280");
        page.setViewportSize(390, 844);
        picture(page, "list-390");
    }

    private static int overflow(Page page) {
        return (Integer) page.evaluate("() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth)");
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(!name.startsWith("wall")));
    }
}
