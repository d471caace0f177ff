package city.madang.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.identity.NewPerson;
import city.madang.identity.People;
import city.madang.identity.Role;
import city.madang.platform.LocalText;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@CityTest
class WebSecurityTest {

    private static final String PASSWORD = "a long enough sentence";

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Test
    void tellsAPageWhoIsLooking() {
        var answer = new Browser(port).call("/api/me");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"group\":\"ANYONE\"", "\"demo\":false");
    }

    @Test
    void answersHealthToAnyone() {
        assertThat(new Browser(port).call("/health").statusCode()).isEqualTo(200);
    }

    @Test
    void tellsAnyoneThatAnAddressIsUnknown() {
        assertThat(new Browser(port).call("/no-such-page").statusCode()).isEqualTo(404);
    }

    @Test
    void tellsAPersonInAPageThatAnAddressIsUnknown() {
        var answer = new Browser(port).open("/no-such-page");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("찾는 페이지가 없습니다", "공개 원칙");
    }

    @Test
    void sendsStrictHeadersWithEveryAnswer() {
        var headers = new Browser(port).call("/api/me").headers();

        assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'self'; script-src 'self';", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).contains("same-origin");
        assertThat(headers.firstValue("X-Frame-Options")).contains("DENY");
        assertThat(headers.firstValue("Server")).isEmpty();
    }

    @Test
    void opensNoSessionForSomebodyWhoReads() {
        var reader = new Browser(port);

        reader.open("/policy");
        reader.call("/api/policy");

        assertThat(reader.session()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "anyone, 200, 200, 200, 200",
        "official, 401, 200, 200, 200",
        "steward, 401, 403, 200, 200",
        "mayor, 401, 403, 403, 200",
        "source, 401, 403, 403, 403",
        "undecided, 401, 403, 403, 403"
    })
    void letsThroughWhomTheEndpointNames(String probe, int anyone, int officer, int steward, int mayor) {
        var path = "/probe/" + probe;

        assertThat(new Browser(port).call(path).statusCode()).isEqualTo(anyone);
        assertThat(as(Role.OFFICER).call(path).statusCode()).isEqualTo(officer);
        assertThat(as(Role.DATA_STEWARD).call(path).statusCode()).isEqualTo(steward);
        assertThat(as(Role.MAYOR).call(path).statusCode()).isEqualTo(mayor);
    }

    @ParameterizedTest
    @CsvSource({"steward, 401, 403, 200", "undecided, 401, 403, 403", "source, 401, 403, 403"})
    void guardsServletsLikeControllers(String servlet, int anyone, int officer, int steward) {
        var path = "/servlet/" + servlet + "/anything";

        assertThat(new Browser(port).call(path).statusCode()).isEqualTo(anyone);
        assertThat(as(Role.VIEWER).call(path).statusCode()).isEqualTo(officer);
        assertThat(as(Role.DATA_STEWARD).call(path).statusCode()).isEqualTo(steward);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/probe/mayor/",
                "/probe//mayor",
                "/probe/./mayor",
                "/probe/mayor;a=b",
                "/probe/%6dayor",
                "/PROBE/mayor"
            })
    void isNotFooledByOtherSpellingsOfAnAddress(String path) throws IOException {
        assertThat(rawGet(path)).doesNotContain("seen");
    }

    @Test
    void letsMachinesPushWithoutASession() {
        var machine = new Browser(port);

        var answer = machine.send(HttpRequest.newBuilder(machine.at("/intake/webhook/probe/air"))
                .POST(HttpRequest.BodyPublishers.ofString("{}")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(machine.session()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/intake/webhook/../../probe/mayor",
                "/intake/webhook/%2e%2e/%2e%2e/probe/mayor",
                "/sensorthings/..%2fprobe/mayor",
                "/sensorthings/..;/probe/mayor",
                "/sensorthings//../probe/mayor"
            })
    void letsNobodyInThroughTheMachinesDoor(String path) throws IOException {
        assertThat(rawGet(path)).doesNotContain("seen");
    }

    @Test
    void leadsAPersonWhoMayNotSeeAPageToTheSignIn() {
        var answer = new Browser(port).open("/desk/audit");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(Browser.target(answer)).isEqualTo("/sign-in");
    }

    @Test
    void tellsAProgramInAProblemDocument() {
        var answer = new Browser(port).call("/probe/official");

        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.body()).contains("\"status\":401");
    }

    @Test
    void tellsAPersonWhoseRoleDoesNotReachThatItDoesNot() {
        var answer = as(Role.VIEWER).open("/desk/audit");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(answer.body()).contains("지금 역할로는 볼 수 없는 곳입니다");
    }

    @Test
    void refusesAFormWithoutItsToken() {
        var answer = as(Role.MAYOR).submit("/probe/mayor", Map.of("_csrf", "made-up"));

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void refusesABodyThatIsTooLong() {
        var caller = new Browser(port);

        var answer = caller.send(HttpRequest.newBuilder(caller.at("/sign-in"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[3 << 20])));

        assertThat(answer.statusCode()).isEqualTo(413);
    }

    private Browser as(Role role) {
        var login = "guard-" + role.key();
        if (people.find(login).isEmpty()) {
            people.add(new NewPerson(login, LocalText.same(login), role, null, null, PASSWORD, false));
        }
        var browser = new Browser(port);
        browser.open("/sign-in");
        browser.submit("/sign-in", Map.of("login", login, "password", PASSWORD));
        return browser;
    }

    /// Sends an address as it is written; HTTP clients tidy it up.
    private String rawGet(String path) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            var request = "GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".formatted(path);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
