package city.madang.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.identity.Jurisdictions;
import city.madang.identity.Offices;
import city.madang.identity.People;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "madang.demo=true")
class DemoJourneyTest {

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private Offices offices;

    @Autowired
    private Jurisdictions jurisdictions;

    @Test
    void hasSomebodyInChargeOfEveryOfficeAndDistrict() {
        var now = Clock.systemUTC().instant();

        assertThat(offices.list())
                .allSatisfy(office -> assertThat(people.inCharge(office.id(), now))
                        .as(office.id())
                        .hasValueSatisfying(
                                person -> assertThat(person.name().en()).endsWith("(demo)")));
        assertThat(jurisdictions.districts())
                .allSatisfy(district -> assertThat(people.inCharge(district.code(), now))
                        .as(district.code())
                        .hasValueSatisfying(
                                person -> assertThat(person.jurisdiction()).isEqualTo(district.code())));
    }

    @Test
    void signsInAsAnybodyOfTheList() {
        var browser = new Browser(port);
        assertThat(browser.open("/sign-in").body()).contains("manager-fire-119", "소방재난본부");

        browser.submit("/demo/sign-in", Map.of("login", "manager-fire-119"));

        assertThat(browser.call("/api/me").body()).contains("\"role\":\"office-manager\"", "\"office\":\"fire-119\"");
    }

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
