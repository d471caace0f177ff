package city.madang.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The public timeline answers as Mastodon's does.
class MastodonTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static Simulation simulation;
    private static HttpClient http;

    @BeforeAll
    static void start() throws Exception {
        simulation = Simulation.start(Options.forTests());
        http = HttpClient.newHttpClient();
    }

    @AfterAll
    static void stop() {
        simulation.close();
        http.close();
    }

    private static HttpResponse<String> ask(String query) throws Exception {
        var uri = URI.create(
                "http://localhost:%d/api/v1/timelines/public?local=true%s".formatted(simulation.httpPort(), query));
        return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void givesNewestFirstAndFollowsAnId() throws Exception {
        var seen = new ArrayList<Long>();
        var after = "0";
        for (int page = 0; page < 5; page++) {
            var answer = ask("&limit=40&min_id=" + after);
            var statuses = JSON.readTree(answer.body());
            assertThat(statuses.size()).isEqualTo(40);
            var ids = new ArrayList<Long>();
            statuses.forEach(status -> ids.add(status.path("id").asLong()));
            assertThat(ids).isSortedAccordingTo((a, b) -> Long.compare(b, a));
            assertThat(answer.headers().firstValue("Link").orElseThrow())
                    .contains("min_id=%d>; rel=\"prev\"".formatted(ids.getFirst()))
                    .contains("max_id=%d>; rel=\"next\"".formatted(ids.getLast()));
            seen.addAll(ids.reversed());
            after = String.valueOf(ids.getFirst());
        }
        assertThat(seen).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void saysTheSameAgainAndInBothLanguages() throws Exception {
        var first = JSON.readTree(ask("&limit=40&min_id=1").body());
        assertThat(first.size()).isEqualTo(40);
        var languages = new HashSet<String>();
        for (JsonNode status : first) {
            languages.add(status.path("language").asString(""));
            assertThat(status.path("content").asString("")).startsWith("<p>").endsWith("</p>");
            assertThat(status.path("account").path("acct").asString("")).matches("seoul[0-9]{4}");
        }
        assertThat(languages).containsExactlyInAnyOrder("ko", "en");
    }

    @Test
    void givesNothingBetweenTheNewestAndItself() throws Exception {
        var newest = JSON.readTree(ask("&limit=1").body()).get(0).path("id").asString("");
        assertThat(JSON.readTree(
                        ask("&limit=1&since_id=" + newest + "&max_id=" + newest).body()))
                .isEmpty();
    }
}
