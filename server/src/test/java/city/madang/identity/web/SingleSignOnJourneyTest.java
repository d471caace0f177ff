package city.madang.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.identity.AuditEntry;
import city.madang.identity.AuditQuestion;
import city.madang.identity.AuditTrail;
import city.madang.identity.NewPerson;
import city.madang.identity.People;
import city.madang.identity.Role;
import city.madang.platform.LocalText;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// Signs in at a real provider that runs beside the city hall.
@SpringBootTest(webEnvironment = WebEnvironment.DEFINED_PORT)
@DirtiesContext
class SingleSignOnJourneyTest {

    private static final int PORT = freePort();
    private static final int PROVIDER_PORT = freePort();
    private static final ConfigurableApplicationContext PROVIDER =
            OidcProvider.start(PROVIDER_PORT, "http://localhost:" + PORT + "/sign-in/oidc");

    @Autowired
    private People people;

    @Autowired
    private AuditTrail audit;

    @Autowired
    private JdbcClient jdbc;

    @DynamicPropertySource
    static void configure(DynamicPropertyRegistry registry) {
        registry.add("server.port", () -> PORT);
        registry.add("madang.identity.oidc.issuer", () -> "http://localhost:" + PROVIDER_PORT);
        registry.add("madang.identity.oidc.client-id", () -> OidcProvider.CLIENT);
        registry.add("madang.identity.oidc.client-secret", () -> OidcProvider.SECRET);
        registry.add("madang.identity.oidc.name-en", () -> "City ID");
    }

    @AfterAll
    static void stopProvider() {
        PROVIDER.close();
    }

    @Test
    void signsInWhoeverHasTheVerifiedAddressAndKnowsThemAgainByTheirAccount() {
        add("jin", "jin@city.example");
        var browser = new Browser(PORT);
        browser.open("/desk/people");

        var end = signIn(browser, "sso-jin");

        assertThat(end).isEqualTo("/desk/people");
        assertThat(browser.call("/api/me").body()).contains("\"role\":\"officer\"");
        assertThat(audit.list(new AuditQuestion("jin", null, null, null), null, 10))
                .extracting(AuditEntry::action)
                .contains("sign-in", "account-linked");

        jdbc.sql("update person set email = 'new@city.example' where login = 'jin'")
                .update();
        var again = new Browser(PORT);
        signIn(again, "sso-jin");
        assertThat(again.call("/api/me").body()).contains("\"role\":\"officer\"");

        jdbc.sql("update person set email = 'jin@city.example' where login = 'jin'")
                .update();
        var heir = new Browser(PORT);
        assertThat(signIn(heir, "sso-heir"))
                .as("another account with the same address")
                .isEqualTo("/sign-in?sso=unknown");
    }

    @Test
    void refusesWhoIsNotKnownAndMakesNobody() {
        var browser = new Browser(PORT);

        assertThat(signIn(browser, "sso-stranger")).isEqualTo("/sign-in?sso=unknown");

        assertThat(browser.open("/sign-in?sso=unknown").body()).contains("그 계정을 여기서는 모릅니다");
        assertThat(browser.call("/api/me").body()).contains("\"group\":\"ANYONE\"");
        assertThat(people.findByEmail("stranger@elsewhere.example")).isEmpty();
    }

    @Test
    void trustsNoAddressThatTheProviderDidNotVerify() {
        add("boss", "boss@city.example");

        assertThat(signIn(new Browser(PORT), "sso-unverified")).isEqualTo("/sign-in?sso=unknown");
    }

    @Test
    void refusesWhoseAccountHereIsDeactivated() {
        add("gone", "gone@city.example");
        jdbc.sql("update person set active = false where login = 'gone'").update();

        assertThat(signIn(new Browser(PORT), "sso-gone")).isEqualTo("/sign-in?sso=unknown");
    }

    @Test
    void refusesAnAnswerThatNobodyAskedFor() {
        var browser = new Browser(PORT);

        assertThat(Browser.target(browser.open("/sign-in/oidc?code=made-up&state=made-up")))
                .isEqualTo("/sign-in?sso=failed");
    }

    @Test
    void offersTheProviderOnTheSignInPage() {
        assertThat(new Browser(PORT).open("/sign-in?lang=en").body()).contains("Sign in with City ID");
    }

    /// Goes to the provider, signs in there, and follows it back.
    ///
    /// @return the path of the page where it ends
    private static String signIn(Browser browser, String account) {
        var toProvider = browser.open("/sign-in/oidc/to/city");
        var authorize = location(toProvider);
        assertThat(authorize).startsWith("http://localhost:" + PROVIDER_PORT).contains("code_challenge=");
        browser.open(authorize);
        var provider = "http://localhost:" + PROVIDER_PORT;
        var signedIn = browser.submit(provider + "/login", Map.of("username", account, "password", "provider"));
        var back = location(browser.open(location(signedIn)));
        assertThat(back).startsWith("http://localhost:" + PORT + "/sign-in/oidc?code=");
        return Browser.target(browser.open(back));
    }

    private static String location(java.net.http.HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private void add(String login, String email) {
        people.add(new NewPerson(login, LocalText.same(login), Role.OFFICER, null, null, email, null, false));
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
