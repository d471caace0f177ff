package city.madang.situation.web;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.catalogue.Sources;
import city.madang.identity.web.Browser;
import city.madang.indicators.Figures;
import city.madang.live.CityPicture;
import city.madang.live.Readership;
import city.madang.observations.Occurrence;
import city.madang.observations.Occurrences;
import city.madang.platform.Audience;
import city.madang.platform.LocalText;
import city.madang.platform.Position;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// Situations as officials act on them and as everybody sees them counted.
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "madang.demo=true")
class IncidentPagesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern NUMBER = Pattern.compile("/office/incidents/([0-9]+)");

    @LocalServerPort
    private int port;

    @Autowired
    private Occurrences occurrences;

    @Autowired
    private Sources sources;

    @Autowired
    private CityPicture picture;

    @Autowired
    private Figures figures;

    private final Instant now = Clock.systemUTC().instant().minusSeconds(60);
    private Browser mayor = new Browser(0);

    @BeforeEach
    void signIn() {
        mayor = new Browser(port);
        mayor.open("/sign-in");
        mayor.submit("/demo/sign-in/mayor", Map.of());
    }

    @Test
    void showsAgainWhatWasTypedIntoAFormThatIsRefused() {
        var page = opened("");

        var merge = mayor.submit(page + "/merge", Map.of("other", "the one next door", "text", "The same smoke"));
        assertThat(merge.statusCode()).isEqualTo(400);
        assertThat(merge.body()).contains("the one next door", "The same smoke", "role=\"alert\"");

        var severity = mayor.submit(page + "/severity", Map.of("severity", "Extreme", "text", ""));
        assertThat(severity.statusCode()).isEqualTo(400);
        assertThat(severity.body()).contains("<option value=\"Extreme\" selected>");

        var unit = mayor.submit(page + "/unit", Map.of("text", "Engine 5", "kind", "engine", "stage", "flying"));
        assertThat(unit.statusCode()).isEqualTo(400);
        assertThat(unit.body()).contains("Engine 5", "<option value=\"engine\" selected>");
    }

    @Test
    void doesWhatTheLastWordOfTheAddressSays() {
        var page = opened("");

        for (var act : List.of("log", "close", "reopen")) {
            assertThat(Browser.target(mayor.submit(page + "/" + act, Map.of("text", "Said of " + act))))
                    .isEqualTo(page + "?done=" + act);
        }
        assertThat(mayor.open(page).body()).contains("Said of log", "Said of close", "Said of reopen");
        assertThat(mayor.submit(page + "/forget", Map.of("text", "Nothing")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void countsOneEventOfManyReportsOnceAndNoDrill() throws InterruptedException {
        var place = new Position(126.99, 37.56);
        var call = report("fire-119", place, 0);
        var second = report("incidents-112", place, 35);
        occurrences.store(List.of(call, second));
        opened("yes");

        await(() -> open(Audience.Group.OFFICIAL).stream()
                .anyMatch(row -> row.path("title")
                                .path("en")
                                .asString("")
                                .equals(call.title().en())
                        && row.path("reports").asInt() == 2));
        await(() -> incidentsOpen() == open(Audience.Group.ANYONE).size());

        assertThat(open(Audience.Group.OFFICIAL))
                .filteredOn(row -> !row.path("drill").asBoolean())
                .hasSameSizeAs(open(Audience.Group.ANYONE));
    }

    /// Opens one and gives the address of its page.
    private String opened(String drill) {
        mayor.open("/office/incidents/new?lang=en");
        var answer = mayor.submit(
                "/office/incidents/new",
                Map.of(
                        "kind", "fire",
                        "severity", "Severe",
                        "title", "Fire " + UUID.randomUUID(),
                        "district", "11680",
                        "drill", drill));
        var number = NUMBER.matcher(Browser.target(answer));
        assertThat(number.find()).as(answer.body()).isTrue();
        mayor.open(number.group());
        return number.group();
    }

    private Occurrence report(String source, Position place, long seconds) {
        return new Occurrence(
                sources.get(source).number(),
                source + "-" + UUID.randomUUID(),
                "incident",
                LocalText.same("Fire seen by %s %s".formatted(source, now)),
                LocalText.same("Smoke"),
                "fire",
                "Severe",
                "open",
                now.plusSeconds(seconds),
                null,
                now.plusSeconds(seconds),
                place,
                null,
                null,
                Map.of());
    }

    /// The open situations of the wall and of the public pages.
    private List<JsonNode> open(Audience.Group readers) {
        var items = picture.now(List.of("situations"), Readership.of(readers))
                .path("situations")
                .path("items");
        return StreamSupport.stream(items.spliterator(), false)
                .filter(row -> !row.path("status").asString("").equals("closed"))
                .toList();
    }

    private double incidentsOpen() {
        var figure = figures.city(Readership.ANYONE).stream()
                .filter(one -> one.id().equals("incidents-open"))
                .findFirst()
                .orElseThrow();
        var value = figure.value();
        return value == null ? Double.NaN : value;
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(end);
            Thread.sleep(50);
        }
    }
}
