package city.madang.indicators.web;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.identity.AuditQuestion;
import city.madang.identity.AuditTrail;
import city.madang.identity.web.Browser;
import city.madang.indicators.goals.Indicators;
import city.madang.indicators.pledges.Pledges;
import city.madang.live.BriefOffer;
import city.madang.live.Readership;
import city.madang.platform.Subject;
import city.madang.search.SearchOffer;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/// Indicators and pledges as officers and citizens meet them, over the demonstration figures of the
/// pack.
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "madang.demo=true")
class GoalsOverHttpTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern ENTRY = Pattern.compile("/desk/indicators/entries/([0-9]+)/approve");

    @LocalServerPort
    private int port;

    @Autowired
    private Indicators indicators;

    @Autowired
    private Pledges pledges;

    @Autowired
    private AuditTrail audit;

    @Autowired
    private List<BriefOffer> briefs;

    @Autowired
    private List<SearchOffer> searches;

    private Browser citizen = new Browser(0);

    @BeforeEach
    void waitForDemonstrationFigures() throws InterruptedException {
        citizen = new Browser(port);
        while (indicators
                        .report(indicators.list().get("international-projects"), Readership.ANYONE, null)
                        .latest()
                == null) {
            Thread.sleep(50);
        }
    }

    @Test
    void givesEveryoneAtLeastSixtyTwoIndicatorsWithDefinitionOwnerAndTarget() {
        var all = JSON.readTree(citizen.call("/api/indicators").body()).path("indicators");

        assertThat(all.size()).isGreaterThanOrEqualTo(62);
        all.forEach(one -> {
            assertThat(one.path("definition").path("en").asString(""))
                    .as(one.path("id").asString(""))
                    .isNotBlank();
            assertThat(one.path("office").asString("")).isNotBlank();
            assertThat(one.path("sdg").size()).isPositive();
        });
        assertThat(JSON.readTree(citizen.call("/api/indicators?state=late").body())
                        .path("indicators"))
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.path("standing").asString("")).endsWith("behind"));
        assertThat(citizen.open("/indicators?lang=en&sdg=5").body())
                .contains("Women on committees", "SDG 5.5")
                .doesNotContain("Revenue water");
    }

    @Test
    void publishesAnEntryOnlyWhenASecondPersonApproves() {
        var officer = signedIn("officer-women-family");
        officer.open("/desk/indicators/women-on-committees?period=2025");
        var form = Map.of("period", "2025", "v.city", "47.3", "reason", "Two committees were missing <b>");
        assertThat(Browser.target(officer.submit("/desk/indicators/women-on-committees", form)))
                .contains("done=entered");

        assertThat(latest("women-on-committees").path("value").asDouble()).isNotEqualTo(47.3);
        var desk = officer.open("/desk/indicators").body();
        assertThat(desk).contains("Two committees were missing &lt;b&gt;").doesNotContain("/approve\"");
        var manager = signedIn("manager-women-family");
        var found = ENTRY.matcher(manager.open("/desk/indicators").body());
        assertThat(found.find()).isTrue();
        var approve = "/desk/indicators/entries/" + found.group(1) + "/approve";

        assertThat(officer.submit(approve, Map.of()).statusCode()).isEqualTo(403);
        assertThat(signedIn("officer-transport").submit(approve, Map.of()).statusCode())
                .isEqualTo(403);
        assertThat(Browser.target(manager.submit(approve, Map.of()))).contains("done=approved");
        assertThat(manager.submit(approve, Map.of()).statusCode()).isEqualTo(409);

        assertThat(latest("women-on-committees").path("value").asDouble()).isEqualTo(47.3);
        assertThat(latest("women-on-committees").path("revision").asInt()).isEqualTo(2);
        assertThat(citizen.open("/indicators/women-on-committees?lang=en").body())
                .contains("47.3%", "Corrections", "<td class=\"number\">2</td>");
        assertThat(citizen.open("/api/indicators/women-on-committees.csv").body())
                .containsPattern("women-on-committees,2025,,,,[0-9.]+,1,false")
                .contains("women-on-committees,2025,,,,47.3,2,false");
        assertThat(audit.list(new AuditQuestion("manager-women-family", "indicator-approved", null, null), null, 5))
                .isNotEmpty();
    }

    @Test
    void losesNothingTypedWhenAFormCannotBeTaken() {
        var officer = signedIn("officer-housing");
        officer.open("/desk/indicators/substandard-homes?lang=en");

        var wrong = officer.submit(
                "/desk/indicators/substandard-homes",
                Map.of("period", "2025", "v.city", "5,9", "v.11680", "about six", "reason", "new survey"));
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("about six", "value=\"5,9\"", "new survey");

        assertThat(officer.submit(
                                "/desk/indicators/substandard-homes",
                                Map.of("period", "2025", "v.city", "130", "reason", "x"))
                        .body())
                .containsAnyOf("0 to 100", "0에서 100");
        assertThat(officer.submit("/desk/indicators/substandard-homes", Map.of("period", "2025", "v.city", "5.5"))
                        .body())
                .containsAnyOf("Say why published values are corrected", "고치는 이유를");
        assertThat(officer.submit("/desk/indicators/substandard-homes", Map.of("period", "2099", "v.city", "5.5"))
                        .body())
                .containsAnyOf("is not over yet", "아직 끝나지 않았");
    }

    @Test
    void sendsAnEntryBackWithItsReasonToBeTypedAnew() {
        var officer = signedIn("officer-labour");
        officer.open("/desk/indicators/living-wage-workers?period=2025");
        officer.submit(
                "/desk/indicators/living-wage-workers",
                Map.of("period", "2025", "v.female", "7123", "reason", "late report"));
        var manager = signedIn("manager-labour");
        var found = Pattern.compile("/desk/indicators/entries/([0-9]+)/return")
                .matcher(manager.open("/desk/indicators").body());
        assertThat(found.find()).isTrue();
        var back = "/desk/indicators/entries/" + found.group(1) + "/return";

        assertThat(Browser.target(manager.submit(back, Map.of("answer", " ")))).contains("reason-missing");
        manager.submit(back, Map.of("answer", "Please check the agencies"));

        assertThat(officer.open("/desk/indicators/living-wage-workers?period=2025")
                        .body())
                .contains("Please check the agencies", "value=\"7123\"");
    }

    @Test
    void letsOnlyTheOwnersOfficersEnter() {
        var other = signedIn("officer-transport");
        other.open("/desk/indicators");

        assertThat(other.submit("/desk/indicators/substandard-homes", Map.of("period", "2025", "v.city", "5"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(citizen.open("/desk/indicators").statusCode()).isIn(302, 303, 403);
        assertThat(citizen.call("/api/indicators/no-such").statusCode()).isEqualTo(404);
    }

    @Test
    void showsThePlanWithWhatIsLateFirst() {
        var plan = JSON.readTree(citizen.call("/api/pledges").body());

        assertThat(plan.path("visions").size()).isEqualTo(5);
        assertThat(plan.path("visions").path(4).path("areas").size()).isEqualTo(6);
        assertThat(pledges.plan().visions().getLast().tasks()).hasSize(29);
        assertThat(pledges.plan().visions().getLast().areas()).anySatisfy(area -> {
            assertThat(area.name().en()).isEqualTo("Gender equality");
            assertThat(area.tasks()).hasSize(5);
        });
        assertThat(citizen.open("/pledges?lang=en").body())
                .contains("A democratic Seoul whose owners are its residents");
    }

    @Test
    void takesAReportWithEvidenceAndGivesTheFileToEveryone() throws Exception {
        var officer = signedIn("officer-digital");
        officer.open("/desk/pledges/5-2-1");
        assertThat(officer.submit("/desk/pledges/5-2-1", Map.of("text", "It is open", "milestone", "d"))
                        .body())
                .contains("It is open")
                .containsAnyOf("link or a file", "주소나 파일");

        var answer = upload(officer, "/desk/pledges/5-2-1", new byte[3_000_000]);

        assertThat(Browser.target(answer)).isEqualTo("/pledges/5-2-1?done=reported");
        var page = citizen.open("/pledges/5-2-1").body();
        assertThat(page).contains("The wall is open to all", "proof.pdf");
        var link = Pattern.compile("/pledges/5-2-1/evidence/[0-9]+").matcher(page);
        assertThat(link.find()).isTrue();
        var file = citizen.open(link.group());
        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment");
        assertThat(file.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(upload(officer, "/desk/pledges/5-2-1", new byte[5_300_000]).statusCode())
                .isEqualTo(413);
    }

    @Test
    void answersForItsSubjectsAndIsFoundAndToldOf() {
        assertThat(indicators.ownerOffice(Subject.parse("indicator:pm25"))).contains("climate-environment");
        assertThat(searches)
                .filteredOn(offer -> offer.name().equals("goals"))
                .singleElement()
                .satisfies(offer -> {
                    try (var entries = offer.entries()) {
                        assertThat(entries).hasSizeGreaterThan(62 + 29);
                    }
                });
        assertThat(briefs).extracting(BriefOffer::order).contains(30, 40);
        assertThat(JSON.readTree(citizen.call("/api/state?topics=indicators,pledges")
                                .body())
                        .path("topics")
                        .path("indicators")
                        .path("items")
                        .size())
                .isGreaterThanOrEqualTo(62);
        briefs.stream()
                .filter(offer -> offer.order() == 30)
                .forEach(offer -> assertThat(
                                offer.lines(LocalDate.of(2026, 11, 20), city.madang.identity.Viewer.anyone(), null))
                        .isNotEmpty());
    }

    private static HttpResponse<String> upload(Browser browser, String path, byte[] bytes) throws Exception {
        var body = new java.io.ByteArrayOutputStream();
        for (var field : Map.of("_csrf", browser.token(), "text", "The wall is open to all", "milestone", "a")
                .entrySet()) {
            body.write("--edge\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                    .formatted(field.getKey(), field.getValue())
                    .getBytes(StandardCharsets.UTF_8));
        }
        body.write(
                "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"proof.pdf\"\r\nContent-Type: text/html\r\n\r\n"
                        .getBytes(StandardCharsets.UTF_8));
        body.write(bytes);
        body.write("\r\n--edge--\r\n".getBytes(StandardCharsets.UTF_8));
        return browser.send(HttpRequest.newBuilder(browser.at(path))
                .header("Content-Type", "multipart/form-data; boundary=edge")
                .header("Accept", "text/html")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private tools.jackson.databind.JsonNode latest(String id) {
        return JSON.readTree(citizen.call("/api/indicators/" + id).body())
                .path("indicator")
                .path("latest");
    }

    private Browser signedIn(String login) {
        var browser = new Browser(port);
        browser.open("/sign-in");
        browser.submit("/demo/sign-in", Map.of("login", login));
        browser.open("/desk/indicators");
        return browser;
    }
}
