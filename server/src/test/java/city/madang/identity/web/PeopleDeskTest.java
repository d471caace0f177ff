package city.madang.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.identity.AuditEntry;
import city.madang.identity.AuditQuestion;
import city.madang.identity.AuditTrail;
import city.madang.identity.NewPerson;
import city.madang.identity.People;
import city.madang.identity.Person;
import city.madang.identity.Role;
import city.madang.platform.LocalText;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@CityTest
class PeopleDeskTest {

    private static final String PASSWORD = "a long enough sentence";

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private AuditTrail audit;

    @BeforeEach
    void stewards() {
        ensure("desk-steward", Role.DATA_STEWARD, null, null);
        ensure("desk-second", Role.DATA_STEWARD, null, null);
    }

    @Test
    void addsSomebodyWhoThenChoosesAPassword() {
        var steward = signedIn("desk-steward");
        steward.open("/desk/people/new");

        var added = steward.submit(
                "/desk/people/new",
                form(
                        "login",
                        "nuri",
                        "nameKo",
                        "한누리",
                        "nameEn",
                        "Han Nu-ri",
                        "email",
                        "Nuri@city.example",
                        "role",
                        "officer",
                        "office",
                        "transport"));

        assertThat(added.statusCode()).isEqualTo(200);
        assertThat(added.headers().firstValue("Cache-Control")).contains("no-store");
        var link = added.body().replaceAll("(?s).*value=\"http://localhost:[0-9]+(/setup/[^\"]+)\".*", "$1");
        assertThat(people.find("nuri")).hasValueSatisfying(nuri -> {
            assertThat(nuri.email()).isEqualTo("nuri@city.example");
            assertThat(nuri.office()).isEqualTo("transport");
        });

        var nuri = new Browser(port);
        assertThat(nuri.open(link).body()).contains("한누리");
        assertThat(nuri.submit(link + "/password", Map.of("password", "short", "again", "short"))
                        .body())
                .contains("15자 이상이어야");
        var begun = nuri.submit(link + "/password", Map.of("password", PASSWORD, "again", PASSWORD));
        assertThat(Browser.target(begun)).isEqualTo("/office");
        assertThat(nuri.call("/api/me").body()).contains("\"role\":\"officer\"");
        assertThat(new Browser(port).open(link).statusCode()).isEqualTo(404);
        assertThat(signedIn("nuri").call("/api/me").body()).contains("\"role\":\"officer\"");
    }

    @Test
    void keepsWhatWasTypedAndSaysWhatIsWrong() {
        var steward = signedIn("desk-steward");
        steward.open("/desk/people/new");

        var answer = steward.submit(
                "/desk/people/new",
                form("login", "desk-steward", "nameKo", "아무개 <b>", "email", "nobody", "role", "office-manager"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("이미 씁니다", "이름@기관", "부서장은 부서를 골라야 합니다", "value=\"아무개 &lt;b>\"", "value=\"nobody\"")
                .contains("고칠 곳이 3군데");
    }

    @Test
    void letsNobodyHoldAPlaceThatSomebodyHolds() {
        ensure("housing-manager", Role.OFFICE_MANAGER, null, "housing");
        var steward = signedIn("desk-steward");
        steward.open("/desk/people/new");

        var answer = steward.submit(
                "/desk/people/new",
                form("login", "housing-second", "nameKo", "둘째", "role", "office-manager", "office", "housing"));

        assertThat(answer.body()).contains("이미 맡고 있습니다");
        assertThat(people.find("housing-second")).isEmpty();
    }

    @Test
    void changesWhatSomebodyMayDoWhileTheyWork() {
        ensure("mover", Role.OFFICER, null, "tax");
        var mover = signedIn("mover");
        var steward = signedIn("desk-steward");
        steward.open("/desk/people/mover");

        var answer = steward.submit(
                "/desk/people/mover",
                form("nameKo", "옮긴이", "role", "district-head", "jurisdiction", "11500", "office", "gu-gangseo"));

        assertThat(Browser.target(answer)).isEqualTo("/desk/people/mover?done=changed");
        assertThat(mover.call("/api/me").body()).contains("\"role\":\"district-head\"", "\"jurisdiction\":\"11500\"");
    }

    @Test
    void signsSomebodyOutWhoIsDeactivatedAndEndsTheirLiveScreen() throws Exception {
        ensure("leaver", Role.OFFICER, null, null);
        var leaver = signedIn("leaver");
        try (var stream = openLive(leaver)) {
            assertThat(stream.read()).isPositive();
            var steward = signedIn("desk-steward");
            steward.open("/desk/people/leaver");

            steward.submit("/desk/people/leaver/deactivate", Map.of());

            stream.readAllBytes(); // returns because the stream ended
        }
        assertThat(leaver.call("/api/me").body()).contains("\"group\":\"ANYONE\"");
        var again = new Browser(port);
        again.open("/sign-in");
        assertThat(Browser.target(again.submit("/sign-in", Map.of("login", "leaver", "password", PASSWORD))))
                .isEqualTo("/sign-in?wrong");

        var steward = signedIn("desk-steward");
        steward.open("/desk/people/leaver");
        steward.submit("/desk/people/leaver/reactivate", Map.of());
        assertThat(signedIn("leaver").call("/api/me").body()).contains("\"group\":\"OFFICIAL\"");
    }

    @Test
    void makesANewLinkThatEndsWhatTheOldPasswordOpened() {
        ensure("forgetful", Role.OFFICER, null, null);
        var old = signedIn("forgetful");
        var steward = signedIn("desk-steward");
        steward.open("/desk/people/forgetful");

        var link = steward.submit("/desk/people/forgetful/link", Map.of())
                .body()
                .replaceAll("(?s).*value=\"http://localhost:[0-9]+(/setup/[^\"]+)\".*", "$1");
        var renewed = new Browser(port);
        renewed.open(link);
        renewed.submit(link + "/password", Map.of("password", PASSWORD + "!", "again", PASSWORD + "!"));

        assertThat(renewed.call("/api/me").body()).contains("\"group\":\"OFFICIAL\"");
        assertThat(old.call("/api/me").body()).contains("\"group\":\"ANYONE\"");
    }

    @Test
    void letsADistrictHeadLookAfterTheirOwnDistrictOnly() {
        ensure("guro-head", Role.DISTRICT_HEAD, "11530", "gu-guro");
        ensure("guro-officer", Role.OFFICER, "11530", "gu-guro");
        ensure("yangcheon-officer", Role.OFFICER, "11470", "gu-yangcheon");
        var head = signedIn("guro-head");
        head.open("/desk/people/new");

        assertThat(head.submit(
                                "/desk/people/new",
                                form("login", "guro-new", "nameKo", "새 사람", "role", "officer", "office", "gu-guro"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(head.submit(
                                "/desk/people/new",
                                form("login", "city-new", "nameKo", "새 사람", "role", "officer", "office", "tax"))
                        .body())
                .contains("자기 구나 부서의 역할만");
        assertThat(head.submit(
                                "/desk/people/new",
                                form("login", "guro-mayor", "nameKo", "새 사람", "role", "mayor", "reason", "x"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(head.open("/desk/people/guro-officer").body()).contains("계정 멈추기");
        assertThat(head.open("/desk/people/yangcheon-officer").body()).doesNotContain("계정 멈추기");
        assertThat(head.submit("/desk/people/yangcheon-officer/deactivate", Map.of())
                        .statusCode())
                .isEqualTo(403);
        assertThat(people.get("yangcheon-officer").active()).isTrue();
        assertThat(head.submit("/desk/people/guro-head/deactivate", Map.of()).statusCode())
                .isEqualTo(403);
    }

    @Test
    void findsPeopleForEverybodyOnTheStaffAndNobodyElse() {
        ensure("finder", Role.OFFICER, null, "parks");
        var finder = signedIn("finder");

        assertThat(finder.open("/desk/people?q=FINDER&place=parks").body()).contains("/desk/people/finder");
        assertThat(finder.open("/desk/people?q=finder&role=mayor").body()).contains("맞는 사람이 없습니다");
        assertThat(finder.open("/desk/people.csv?q=finder").body()).contains("finder,finder,officer");
        assertThat(new Browser(port).open("/desk/people").statusCode()).isEqualTo(302);
    }

    @Test
    void grantsACityWideRoleOnlyWhenASecondPersonAgrees() {
        ensure("climber", Role.OFFICER, null, null);
        var climber = signedIn("climber");
        var steward = signedIn("desk-steward");
        steward.open("/desk/people/climber");

        var asked = steward.submit(
                "/desk/people/climber", form("nameKo", "오르미", "role", "data-steward", "reason", "새 데이터 담당"));

        assertThat(Browser.target(asked)).isEqualTo("/desk/people/climber?done=waits");
        assertThat(people.get("climber").role()).isEqualTo(Role.OFFICER);
        var number = approvalOf(steward, "climber");
        assertThat(steward.submit("/desk/approvals/" + number + "/approve", Map.of("reason", ""))
                        .statusCode())
                .isEqualTo(403);
        assertThat(climber.open("/desk/approvals").body()).doesNotContain("climber)");

        var second = signedIn("desk-second");
        second.open("/desk/approvals");
        assertThat(second.submit("/desk/approvals/" + number + "/refuse", Map.of("reason", " "))
                        .body())
                .contains("거절하는 까닭을 적어 주세요");
        var approved = second.submit("/desk/approvals/" + number + "/approve", Map.of("reason", "확인함"));

        assertThat(Browser.target(approved)).isEqualTo("/desk/approvals?done=approved");
        assertThat(climber.call("/api/me").body()).contains("\"group\":\"STEWARD\"");
        assertThat(audit.list(new AuditQuestion(null, null, "person:climber", null, null), null, 20))
                .extracting(AuditEntry::action)
                .contains("approval-requested", "approval-approved", "person-changed");
        assertThat(second.submit("/desk/approvals/" + number + "/approve", Map.of("reason", ""))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void asksForAReasonWhereASecondPersonDecidesAndKeepsTheRest() {
        ensure("reasonless", Role.OFFICER, null, null);
        var steward = signedIn("desk-steward");
        steward.open("/desk/people/reasonless");

        var answer = steward.submit(
                "/desk/people/reasonless", form("nameKo", "새 이름", "role", "mayor", "email", "kept@city.example"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("까닭을 적어 주세요", "value=\"kept@city.example\"");
    }

    @Test
    void takesASecondPersonForTheWayIntoAStewardsAccount() {
        ensure("target", Role.DATA_STEWARD, null, null);
        var steward = signedIn("desk-steward");
        steward.open("/desk/people/target");

        steward.submit("/desk/people/target/link", Map.of("reason", "비밀번호를 잊음"));

        var number = approvalOf(steward, "target");
        var target = signedIn("target");
        target.open("/desk/approvals");
        assertThat(target.submit("/desk/approvals/" + number + "/approve", Map.of("reason", ""))
                        .statusCode())
                .isEqualTo(403);
        var second = signedIn("desk-second");
        second.open("/desk/approvals");
        assertThat(second.submit("/desk/approvals/" + number + "/approve", Map.of("reason", ""))
                        .body())
                .contains("/setup/");
    }

    @Test
    void letsADeputyActForWhoIsAwayAndRecordsBothNames() {
        ensure("away-head", Role.DISTRICT_HEAD, "11350", "gu-nowon");
        ensure("away-deputy", Role.OFFICER, "11350", "gu-nowon");
        var today = LocalDate.now(Clock.system(ZoneId.of("Asia/Seoul")));
        var head = signedIn("away-head");
        head.open("/account");
        assertThat(head.submit(
                                "/account/absence",
                                form(
                                        "deputy",
                                        "away-deputy",
                                        "first",
                                        today.toString(),
                                        "last",
                                        today.minusDays(1).toString(),
                                        "reason",
                                        "출장"))
                        .body())
                .contains("마지막 날이 첫날보다 앞섭니다", "value=\"출장\"");
        head.submit(
                "/account/absence",
                form("deputy", "away-deputy", "first", today.toString(), "last", today.toString(), "reason", "출장"));
        var deputy = signedIn("away-deputy");
        var offer = deputy.open("/account").body().replaceAll("(?s).*action=\"(/account/act/[0-9]+)\".*", "$1");

        deputy.submit(offer, Map.of());

        assertThat(deputy.call("/api/me").body())
                .contains("\"role\":\"district-head\"", "\"actingFor\":{\"ko\":\"away-head\"");
        assertThat(deputy.open("/account").body()).contains("away-head 대행");
        deputy.open("/desk/people/new");
        deputy.submit(
                "/desk/people/new",
                form("login", "nowon-new", "nameKo", "새 사람", "role", "officer", "office", "gu-nowon"));
        assertThat(audit.list(new AuditQuestion("away-head", "person-added", null, null), null, 1))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.login()).isEqualTo("away-deputy");
                    assertThat(entry.actingFor()).isEqualTo("away-head");
                });

        var end = head.open("/account").body().replaceAll("(?s).*action=\"(/account/absence/[0-9]+/end)\".*", "$1");
        head.submit(end, Map.of());
        assertThat(deputy.call("/api/me").body()).contains("\"role\":\"officer\"", "\"actingFor\":null");
    }

    @Test
    void listsWhereOneIsSignedInAndSignsOutTheOthers() {
        ensure("roamer", Role.OFFICER, null, null);
        var here = signedIn("roamer");
        var there = signedIn("roamer");

        var page = here.open("/account").body();
        assertThat(page).contains("이 기기", "다른 모든 기기에서 로그아웃");
        here.submit("/account/sessions/end", Map.of());

        assertThat(here.call("/api/me").body()).contains("\"group\":\"OFFICIAL\"");
        assertThat(there.call("/api/me").body()).contains("\"group\":\"ANYONE\"");
    }

    @Test
    void letsAStewardSignSomebodyOut() {
        ensure("watched", Role.OFFICER, null, null);
        var watched = signedIn("watched");
        var steward = signedIn("desk-steward");
        var page = steward.open("/desk/people/watched").body();
        var session = page.replaceAll("(?s).*name=\"session\" value=\"([0-9]+)\".*", "$1");

        steward.submit("/desk/people/watched/sessions/end", Map.of("session", session));

        assertThat(watched.call("/api/me").body()).contains("\"group\":\"ANYONE\"");
    }

    private static String approvalOf(Browser browser, String login) {
        return browser.open("/desk/approvals")
                .body()
                .replaceAll("(?s).*id=\"approval-([0-9]+)\">[^<]*" + login + ".*", "$1");
    }

    private InputStream openLive(Browser browser) throws IOException, InterruptedException {
        return browser.stream(HttpRequest.newBuilder(browser.at("/live?topics=figures")))
                .body();
    }

    private Person ensure(String login, Role role, @Nullable String jurisdiction, @Nullable String office) {
        return people.find(login)
                .orElseGet(() -> people.add(
                        new NewPerson(login, LocalText.same(login), role, jurisdiction, office, PASSWORD, false)));
    }

    private Browser signedIn(String login) {
        var browser = new Browser(port);
        browser.open("/sign-in");
        browser.submit("/sign-in", Map.of("login", login, "password", PASSWORD));
        browser.open("/account");
        return browser;
    }

    private static Map<String, String> form(String... fields) {
        var form = new HashMap<String, String>();
        for (int i = 0; i < fields.length; i += 2) {
            form.put(fields[i], fields[i + 1]);
        }
        return form;
    }
}
