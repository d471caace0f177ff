package city.madang.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.identity.AuditEntry;
import city.madang.identity.AuditQuestion;
import city.madang.identity.AuditTrail;
import city.madang.identity.NewPerson;
import city.madang.identity.People;
import city.madang.identity.Role;
import city.madang.identity.signin.SetupLinks;
import city.madang.platform.LocalText;
import city.madang.platform.MadangProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@CityTest
class SignInJourneyTest {

    private static final String PASSWORD = "서울은 오늘도 맑고 바람이 붑니다";

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private AuditTrail audit;

    @Autowired
    private SetupLinks links;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MadangProperties run;

    @Test
    void signsInAndGoesOnToThePageThatWasAskedFor() {
        add("jin", Role.DATA_STEWARD);
        var browser = new Browser(port);
        browser.open("/desk/audit?action=sign-in");
        browser.open("/sign-in");
        var before = browser.session();

        var answer = browser.submit("/sign-in", Map.of("login", " Jin ", "password", PASSWORD));

        assertThat(Browser.target(answer)).isEqualTo("/desk/audit?action=sign-in");
        assertThat(browser.session()).isNotEmpty().isNotEqualTo(before);
        assertThat(browser.call("/api/me").body()).contains("\"group\":\"STEWARD\"", "\"role\":\"data-steward\"");
        assertThat(actionsOf("jin")).containsExactly("sign-in");
    }

    @Test
    void keepsTheSessionFromScriptsAndOtherSites() {
        var answer = new Browser(port).open("/sign-in");

        assertThat(answer.headers().firstValue("Set-Cookie").orElse(""))
                .startsWith("madang=")
                .contains("HttpOnly", "SameSite=Lax");
    }

    @Test
    void answersAWrongPasswordAndAnUnknownNameAlike() {
        add("min", Role.OFFICER);

        var wrong = attempt(new Browser(port), "min", "not the password at all");
        var unknown = attempt(new Browser(port), "nobody-here", "not the password at all");

        assertThat(wrong).isEqualTo("/sign-in?wrong").isEqualTo(unknown);
        assertThat(new Browser(port).open("/sign-in?wrong").body()).contains("로그인 이름이나 비밀번호가 맞지 않습니다");
        assertThat(subjectsOf("sign-in-refused")).contains("person:min", "person:unknown");
    }

    @Test
    void holdsAnAccountThatIsGuessedAtEvenFromTheRightPassword() {
        add("sol", Role.OFFICER);
        for (int attempt = 0; attempt < 5; attempt++) {
            assertThat(attempt(new Browser(port), "sol", "wrong")).isEqualTo("/sign-in?wrong");
        }

        assertThat(attempt(new Browser(port), "sol", PASSWORD)).startsWith("/sign-in?wait=");
        assertThat(subjectsOf("sign-in-held")).contains("person:sol");
    }

    @Test
    void holdsANameThatIsNoAccountJustTheSame() {
        for (int attempt = 0; attempt < 5; attempt++) {
            attempt(new Browser(port), "ghost", "wrong");
        }

        assertThat(attempt(new Browser(port), "ghost", "wrong")).startsWith("/sign-in?wait=");
    }

    @Test
    void refusesASignInThatAnotherSiteMadeTheBrowserSend() {
        add("han", Role.MAYOR);
        var browser = new Browser(port);

        var answer = browser.submit("/sign-in", Map.of("login", "han", "password", PASSWORD, "_csrf", "x"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(browser.call("/api/me").body()).contains("ANYONE");
    }

    @Test
    void signsOut() {
        add("eun", Role.VIEWER);
        var browser = new Browser(port);
        attempt(browser, "eun", PASSWORD);
        browser.open("/account");

        var answer = browser.submit("/sign-out", Map.of());

        assertThat(Browser.target(answer)).isEqualTo("/sign-in?out");
        assertThat(browser.call("/api/me").body()).contains("ANYONE");
        assertThat(actionsOf("eun")).containsExactly("sign-out", "sign-in");
    }

    @Test
    void makesTheFirstAccountOnceWithTheSetUpLink() {
        var path = "/setup/" + links.issue();
        var first = new Browser(port);
        assertThat(first.open(path).statusCode()).isEqualTo(200);

        var made = first.submit(path, account("founder", PASSWORD));
        var second = new Browser(port);
        var again = second.open(path);

        assertThat(Browser.target(made)).isEqualTo("/office");
        assertThat(first.call("/api/me").body()).contains("\"group\":\"MAYOR\"");
        assertThat(again.statusCode()).isEqualTo(404);
        assertThat(actionsOf("founder")).containsExactly("sign-in", "set-up");
    }

    @Test
    void leavesTheSetUpLinkOpenWhenThePasswordIsTooShort() {
        var path = "/setup/" + links.issue();
        var browser = new Browser(port);
        browser.open(path);

        var answer = browser.submit(path, account("hasty", "too short"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("15자 이상이어야 합니다", "value=\"hasty\"").doesNotContain("too short");
        assertThat(people.find("hasty")).isEmpty();
        assertThat(browser.open(path).statusCode()).isEqualTo(200);
    }

    @Test
    void knowsNoOtherSetUpLink() {
        links.issue();

        assertThat(new Browser(port).open("/setup/guess").statusCode()).isEqualTo(404);
    }

    @Test
    void closesTheSetUpLinkWhenItsDayIsOver() {
        var path = "/setup/" + links.issue();
        jdbc.sql("update setup_link set expires = now() - interval '1 second' where used is null")
                .update();

        assertThat(new Browser(port).open(path).statusCode()).isEqualTo(404);
    }

    @Test
    void keepsNoSecretOfASetUpLink() {
        var secret = links.issue();

        assertThat(jdbc.sql("select encode(secret_hash, 'escape') from setup_link")
                        .query(String.class)
                        .list())
                .noneMatch(stored -> secret.equals(stored));
    }

    @Test
    void leavesANewSetUpLinkWhereOnlyTheOwnerReadsIt() throws IOException {
        var file = run.data().resolve("setup-link.txt");

        assertThat(Files.getPosixFilePermissions(file))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        assertThat(Files.readString(file)).contains("/setup/");
    }

    @Test
    void changesAPasswordForWhoKnowsTheOldOne() {
        add("bora", Role.OFFICER);
        var browser = new Browser(port);
        attempt(browser, "bora", PASSWORD);
        browser.open("/account");
        var wanted = "an even longer sentence";

        var refused =
                browser.submit("/account/password", Map.of("current", "not it", "wanted", wanted, "again", wanted));
        var changed =
                browser.submit("/account/password", Map.of("current", PASSWORD, "wanted", wanted, "again", wanted));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Browser.target(changed)).isEqualTo("/account?changed=password");
        assertThat(attempt(new Browser(port), "bora", PASSWORD)).isEqualTo("/sign-in?wrong");
        assertThat(attempt(new Browser(port), "bora", wanted)).isEqualTo("/office");
    }

    @Test
    void hasNoDemonstrationOutsideOne() {
        var browser = new Browser(port);
        var page = browser.open("/sign-in");

        assertThat(page.body()).doesNotContain("/demo/sign-in").doesNotContain("class=\"demo\"");
        assertThat(browser.submit("/demo/sign-in/mayor", Map.of()).statusCode()).isEqualTo(404);
        assertThat(people.find("mayor")).isEmpty();
    }

    @Test
    void keepsDemoAccountsOutOnceTheServerIsNoDemonstration() {
        people.add(new NewPerson("old-demo", LocalText.same("Demo"), Role.MAYOR, null, null, PASSWORD, true));

        assertThat(attempt(new Browser(port), "old-demo", PASSWORD)).isEqualTo("/sign-in?wrong");
    }

    private void add(String login, Role role) {
        people.add(new NewPerson(login, LocalText.same(login), role, null, null, PASSWORD, false));
    }

    private static Map<String, String> account(String login, String password) {
        return Map.of("name", "이은하", "login", login, "password", password, "again", password, "role", "mayor");
    }

    private static String attempt(Browser browser, String login, String password) {
        browser.open("/sign-in");
        return Browser.target(browser.submit("/sign-in", Map.of("login", login, "password", password)));
    }

    private List<String> actionsOf(String login) {
        return audit.list(new AuditQuestion(login, null, null, null), null, 100).stream()
                .map(AuditEntry::action)
                .toList();
    }

    private List<String> subjectsOf(String action) {
        return audit.list(new AuditQuestion(null, action, null, null), null, 100).stream()
                .map(AuditEntry::subject)
                .toList();
    }
}
