package city.madang.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Hands and voice, from a film and a sound that Chromium takes for its camera and microphone, to what the wall does;
/// and what it says to somebody whose camera may not be used: a sentence, and everything else goes on.
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

    @Test
    void aHandThatIsShownOpensTheHelp(@TempDir Path folder) throws Exception {
        var photographs = shared().resolve("media-hands/rock");
        if (!Files.isDirectory(photographs)) {
            skip("there are no photographs of hands at " + photographs + " (set MADANG_SHARED_DATA)");
        }
        var film = folder.resolve("hand.mjpeg");
        try (var files = Files.list(photographs)) {
            run(
                    "ffmpeg",
                    "-loglevel",
                    "error",
                    "-loop",
                    "1",
                    "-i",
                    files.sorted().findFirst().orElseThrow().toString(),
                    "-t",
                    "1",
                    "-r",
                    "10",
                    "-vf",
                    "scale=640:480:force_original_aspect_ratio=decrease,pad=640:480:(ow-iw)/2:(oh-ih)/2",
                    film.toString());
        }
        try (var browser = Browser.filming(1280, 800, film)) {
            browser.signIn(city.url(), "mayor");
            var wall = browser.page();
            // Drawing the map would take the processor from looking for the hand.
            wall.route(Pattern.compile("/CityMap-"), Route::abort);
            wall.navigate(city.url() + "/office");
            press(wall, "손짓");
            press(wall, "카메라 켜기");

            assertThat(wall.locator("dialog[open] h2")).hasText("이렇게 말할 수 있습니다");
            assertThat(browser.outside()).isEmpty();
        }
    }

    @Test
    void whatIsSaidReachesTheRecogniserOfTheServer(@TempDir Path folder) throws Exception {
        var said = folder.resolve("said.wav");
        run("espeak-ng", "-v", "en-us+f3", "-s", "140", "-w", said.toString(), "hide buses");
        // Nobody speaks in the moment the button goes down.
        var sound = folder.resolve("sound.wav");
        run(
                "ffmpeg",
                "-loglevel",
                "error",
                "-i",
                said.toString(),
                "-af",
                "adelay=600,apad=pad_dur=1",
                "-ar",
                "48000",
                sound.toString());
        try (var browser =
                Browser.withoutMaps(1280, 800, "--use-file-for-fake-audio-capture=%s%%noloop".formatted(sound))) {
            browser.signIn(city.url(), "mayor");
            var wall = browser.page();
            wall.addInitScript("delete window.SpeechRecognition; delete window.webkitSpeechRecognition;");
            wall.navigate(city.url() + "/office?lang=en");
            wall.locator(".command .opener").click();
            var microphone = wall.locator(".command .microphone button");
            microphone.hover();
            var answer = wall.waitForResponse(
                    response -> response.url().contains("/api/speech")
                            && response.request().method().equals("POST"),
                    () -> {
                        wall.mouse().down();
                        wall.waitForTimeout(3_000);
                        wall.mouse().up();
                    });

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text()).contains("\"text\":\"").doesNotContain("\"text\":\"\"");
            assertThat(browser.outside()).isEmpty();
        }
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .first()
                .click();
    }

    private static Path shared() {
        var named = System.getenv("MADANG_SHARED_DATA");
        return Path.of(named == null ? "../../shared/data" : named)
                .toAbsolutePath()
                .normalize();
    }

    private static void skip(String why) {
        System.out.println("SKIPPED: " + why);
        Assumptions.abort(why);
    }

    private static void run(String... command) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor())
                .as(String.join(" ", command))
                .isZero();
    }
}
