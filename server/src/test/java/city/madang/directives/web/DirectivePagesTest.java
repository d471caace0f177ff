package city.madang.directives.web;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.identity.NewPerson;
import city.madang.identity.People;
import city.madang.identity.Role;
import city.madang.identity.web.Browser;
import city.madang.platform.LocalText;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "madang.identity.failures-per-address=10000")
class DirectivePagesTest {

    private static final String PASSWORD = "a long enough sentence";
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern REQUEST = Pattern.compile("name=\"request\" value=\"([^\"]+)\"");

    /// In a month, as a form field holds it.
    private static final String DUE = Clock.systemUTC()
            .instant()
            .plus(Duration.ofDays(30))
            .atOffset(ZoneOffset.UTC)
            .toLocalDateTime()
            .truncatedTo(ChronoUnit.MINUTES)
            .toString();

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private JsonMapper json;

    private Browser mayor = new Browser(0);
    private Browser officer = new Browser(0);

    @BeforeEach
    void signIn() {
        add("page-mayor", Role.MAYOR, "mayor-office");
        add("page-officer", Role.OFFICER, "parks");
        mayor = signedIn("page-mayor");
        officer = signedIn("page-officer");
    }

    @Test
    void givesADirectiveByAPlainFormAndKeepsWhatWasTypedWhenItIsRefused() {
        var form = mayor.open("/office/directives/new?subject=district:11680&lang=en")
                .body();
        assertThat(form).contains("Gangnam-gu", "gu-gangnam");
        var request = found(REQUEST, form);

        var refused = mayor.submit("/office/directives", fields(request, "", "Water <b>the trees</b>"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .contains("Choose the office", "Water &lt;b&gt;the trees&lt;/b&gt;", request)
                .doesNotContain("<b>the trees</b>");

        var given = mayor.submit("/office/directives", fields(request, "parks", "Water the trees"));
        assertThat(given.statusCode()).isEqualTo(302);
        var again = mayor.submit("/office/directives", fields(request, "parks", "Water the trees"));
        assertThat(Browser.target(again)).isEqualTo(Browser.target(given));
        assertThat(mayor.open(Browser.target(given)).body()).contains("Water the trees", "Sealed and unchanged");
    }

    @Test
    void keepsAReportsWordsWhenAFileIsTooLarge() throws Exception {
        var link =
                give("Mow the lawns " + UUID.randomUUID(), false).path("link").asString();
        var page = officer.open(link + "?lang=en").body();
        officer.submit(
                link + "/acknowledge", Map.of("request", UUID.randomUUID().toString()));

        var answer = upload(link + "/report", found(TOKEN, page), new byte[5 * 1024 * 1024 + 1]);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("at most 5 MB", "All mown");

        var fits = upload(link + "/report", found(TOKEN, page), new byte[4 * 1024 * 1024]);
        assertThat(fits.statusCode()).isEqualTo(302);
        assertThat(officer.open(link).body()).contains("lawn.bin", "4.0 MB");
    }

    @Test
    void answersAProgramInSentencesAndGivesOnce() {
        var request = UUID.randomUUID().toString();
        var body = Map.of(
                "request",
                request,
                "subject",
                "office:parks",
                "office",
                "parks",
                "text",
                "Count the benches",
                "due",
                DUE,
                "seen",
                Map.of("values", Map.of("title", "Benches", "rows", List.of())));
        assertThat(post("/api/directives", body).statusCode()).isEqualTo(201);
        var again = post("/api/directives", body);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(json.readTree(again.body()).path("repeated").asBoolean()).isTrue();

        var wrong = post("/api/directives", Map.of("request", request + "x", "subject", "office:parks", "due", "soon"));
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(json.readTree(wrong.body()).path("detail").asString()).isNotBlank();
        var picture = post(
                "/api/directives",
                Map.of(
                        "request",
                        request + "y",
                        "subject",
                        "office:parks",
                        "office",
                        "parks",
                        "text",
                        "x",
                        "due",
                        DUE,
                        "seen",
                        Map.of("picture", "bm90IGEgcGljdHVyZQ==")));
        assertThat(picture.statusCode()).isEqualTo(400);
        assertThat(picture.body()).contains("PNG");
    }

    @Test
    void showsEverybodyOnlyWhatWasGivenInPublicAndNoNames() {
        var open = "Plant " + UUID.randomUUID();
        var secret = "Hide " + UUID.randomUUID();
        give(open, true);
        var link = give(secret, false).path("link").asString();

        var anyone = new Browser(port);
        assertThat(anyone.open("/directives?lang=en").body())
                .contains(open)
                .doesNotContain(secret, "page-mayor", "page-officer");
        assertThat(anyone.open(link).statusCode()).isEqualTo(302);
        assertThat(anyone.call("/api/in-charge?subject=district:11680").statusCode())
                .isEqualTo(401);
        assertThat(anyone.call("/api/state?topics=directives").statusCode()).isEqualTo(403);
        assertThat(officer.open("/office/directives/new?subject=office:parks").statusCode())
                .isEqualTo(403);
    }

    @Test
    void ringsTheBellOfWhoIsToldAndLeadsThere() {
        var link =
                give("Rake the leaves " + UUID.randomUUID(), false).path("link").asString();

        var inbox = officer.open("/notices?lang=en").body();
        assertThat(inbox).contains("<b>1<span class=\"unseen\"> unread</span></b>", "Rake the leaves");
        var id = found(Pattern.compile("/notices/([0-9]+)/open"), inbox);
        var opened = officer.submit("/notices/" + id + "/open", Map.of());

        assertThat(Browser.target(opened)).isEqualTo(link);
        assertThat(mayor.submit("/notices/" + id + "/open", Map.of()).statusCode())
                .isEqualTo(404);
    }

    private JsonNode give(String text, boolean published) {
        var owner = people.get("page-officer").id();
        var answer = post(
                "/api/directives",
                Map.of(
                        "request", UUID.randomUUID().toString(),
                        "subject", "office:parks",
                        "office", "parks",
                        "owner", owner,
                        "text", text,
                        "due", DUE,
                        "published", published));
        assertThat(answer.statusCode()).isEqualTo(201);
        return json.readTree(answer.body());
    }

    private HttpResponse<String> post(String path, Map<String, ?> body) {
        var token = found(TOKEN, mayor.open("/office/directives").body());
        return mayor.send(HttpRequest.newBuilder(mayor.at(path))
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .header("X-CSRF-TOKEN", token)
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body))));
    }

    private HttpResponse<String> upload(String path, String token, byte[] file) throws Exception {
        var boundary = "limit-of-parts";
        var body = new ByteArrayOutputStream();
        Map.of("_csrf", token, "request", UUID.randomUUID().toString(), "text", "All mown")
                .forEach((name, value) ->
                        body.writeBytes("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                                .formatted(boundary, name, value)
                                .getBytes(StandardCharsets.UTF_8)));
        body.writeBytes(("--%s\r\nContent-Disposition: form-data; name=\"files\"; filename=\"lawn.bin\"\r\n"
                        + "Content-Type: application/octet-stream\r\n\r\n")
                .formatted(boundary)
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes("\r\n--%s--\r\n".formatted(boundary).getBytes(StandardCharsets.UTF_8));
        return officer.send(HttpRequest.newBuilder(officer.at(path))
                .header("Accept", "text/html")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private static Map<String, String> fields(String request, String office, String text) {
        return Map.of(
                "subject", "district:11680",
                "request", request,
                "office", office,
                "text", text,
                "due", DUE,
                "urgency", "urgent");
    }

    private static String found(Pattern pattern, String page) {
        var found = pattern.matcher(page);
        assertThat(found.find()).as("%s on the page", pattern).isTrue();
        return found.group(1);
    }

    private Browser signedIn(String login) {
        var browser = new Browser(port);
        browser.open("/sign-in");
        browser.submit("/sign-in", Map.of("login", login, "password", PASSWORD));
        return browser;
    }

    private void add(String login, Role role, String office) {
        if (people.find(login).isEmpty()) {
            people.add(new NewPerson(login, LocalText.same(login), role, null, office, PASSWORD, false));
        }
    }
}
