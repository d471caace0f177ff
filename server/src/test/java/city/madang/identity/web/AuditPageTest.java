package city.madang.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.identity.AuditTrail;
import city.madang.identity.NewPerson;
import city.madang.identity.People;
import city.madang.identity.Role;
import city.madang.platform.LocalText;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

@CityTest
class AuditPageTest {

    private static final String PASSWORD = "a long enough sentence";

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private AuditTrail audit;

    private Browser steward = new Browser(0);

    @BeforeEach
    void signIn() {
        if (people.find("trail-keeper").isEmpty()) {
            people.add(new NewPerson(
                    "trail-keeper", LocalText.same("Keeper"), Role.DATA_STEWARD, null, null, PASSWORD, false));
        }
        steward = new Browser(port);
        steward.open("/sign-in");
        steward.submit("/sign-in", Map.of("login", "trail-keeper", "password", PASSWORD));
    }

    @Test
    void showsWhatWasAskedFor() {
        audit.record("pack-changed", "policy", Map.of("rule", "<b>bold</b>"));

        var page = steward.open("/desk/audit?action=pack-changed&person=&from=&until=");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("pack-changed", "&lt;b&gt;bold&lt;/b&gt;")
                .doesNotContain("<b>bold</b>");
        assertThat(steward.open("/desk/audit?action=pack-changed&until=2001-01-01")
                        .body())
                .contains("맞는 기록이 없습니다");
    }

    @Test
    void refusesADayThatIsNone() {
        assertThat(steward.open("/desk/audit?from=tomorrow").statusCode()).isEqualTo(400);
    }

    @Test
    void turnsPagesOfAHundred() {
        for (int entry = 0; entry < 101; entry++) {
            audit.record("leafed", "page:" + entry, Map.of());
        }

        var newest = steward.open("/desk/audit?action=leafed").body();
        var older = newest.replaceAll("(?s).*href=\"(/desk/audit\\?action=leafed&amp;before=[0-9]+)\".*", "$1")
                .replace("&amp;", "&");

        assertThat(newest).contains("page:100<", "page:1<").doesNotContain("page:0<");
        assertThat(steward.open(older).body()).contains("page:0<").doesNotContain("page:1<");
    }

    @Test
    void givesAFileThatNoSpreadsheetExecutes() {
        audit.record("formula-tried", "=HYPERLINK(\"http://evil.example\")", Map.of("korean", "한글"));

        var file = steward.open("/desk/audit.csv?action=formula-tried");

        assertThat(file.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(file.body())
                .startsWith("\uFEFFid,time,person,for,action,subject,detail,address,previous,hash")
                .contains("'=HYPERLINK", "korean=한글");
    }

    @Test
    void tellsThatTheChainIsIntactAndKnowsAHashWrittenDownEarlier() {
        var page = steward.open("/desk/audit").body();
        var head = page.replaceAll("(?s).*<code id=\"head\">([0-9a-f]{64})</code>.*", "$1");

        audit.record("something-later", "policy", Map.of());

        assertThat(page).contains("사슬이 온전합니다");
        assertThat(steward.open("/desk/audit?known=" + head).body()).contains("번 기록의 해시입니다");
        assertThat(steward.open("/desk/audit?known=" + "ab".repeat(32)).body()).contains("이런 해시를 가진 기록이 없습니다");
        assertThat(steward.open("/desk/audit?known=short").body())
                .contains("64자입니다")
                .contains("value=\"short\"");
    }

    @Test
    void givesEveryPartOfAnEntryAsALineOfJson() {
        audit.record("lined-up", "policy", Map.of("rule", "한 줄"));

        var line = JsonMapper.shared()
                .readTree(
                        steward.open("/desk/audit.jsonl?action=lined-up").body().strip());

        assertThat(line.get("action").asString()).isEqualTo("lined-up");
        assertThat(line.get("detail").get("rule").asString()).isEqualTo("한 줄");
        assertThat(line.get("link").get("hash").asString()).hasSize(64);
        assertThat(line.get("link").get("previous").asString()).hasSize(64);
    }

    @Test
    void recordsThatTheTrailWasTakenAway() {
        steward.open("/desk/audit.csv");

        assertThat(steward.open("/desk/audit?action=audit-exported").body()).contains("trail-keeper");
    }
}
