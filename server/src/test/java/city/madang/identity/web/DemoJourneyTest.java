package city.madang.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "madang.demo=true")
class DemoJourneyTest {

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @CsvSource({
        "mayor, MAYOR, null",
        "gangnam-head, OFFICIAL, 11680",
        "steward, STEWARD, null",
        "officer, OFFICIAL, null",
        "viewer, OFFICIAL, null"
    })
    void signsInWithOneClick(String login, String group, String jurisdiction) {
        var browser = new Browser(port);
        browser.open("/sign-in");

        browser.submit("/demo/sign-in/" + login, Map.of());

        assertThat(browser.call("/api/me").body())
                .contains("\"group\":\"" + group + "\"", "\"demo\":true")
                .contains("\"jurisdiction\":" + (jurisdiction.equals("null") ? "null" : "\"" + jurisdiction + "\""));
    }

    @Test
    void goesOnToThePageThatWasAskedFor() {
        var browser = new Browser(port);
        browser.open("/desk/audit");
        browser.open("/sign-in");

        var answer = browser.submit("/demo/sign-in/steward", Map.of());

        assertThat(Browser.target(answer)).isEqualTo("/desk/audit");
        assertThat(browser.open("/desk/audit").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "/office, /office",
        "//evil.example, /office",
        "/\\evil.example, /office",
        "https://evil.example/, /office"
    })
    void goesOnToPagesOfThisServerOnly(String next, String target) {
        var browser = new Browser(port);
        browser.open("/sign-in");

        assertThat(Browser.target(browser.submit("/demo/sign-in/mayor", Map.of("next", next))))
                .isEqualTo(target);
    }

    @Test
    void refusesAClickThatAnotherSiteMadeTheBrowserSend() {
        assertThat(new Browser(port)
                        .submit("/demo/sign-in/mayor", Map.of("_csrf", "x"))
                        .statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign-in", "/policy"})
    void saysOnEveryPageThatItIsADemonstration(String path) {
        assertThat(new Browser(port).open(path).body()).contains("시연용 도시입니다");
    }

    @Test
    void knowsNoOtherAccount() {
        var browser = new Browser(port);
        browser.open("/sign-in");

        assertThat(browser.submit("/demo/sign-in/root", Map.of()).statusCode()).isEqualTo(404);
    }
}
