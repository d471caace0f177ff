package city.madang.intake;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.intake.connector.TestCitySystem;
import city.madang.observations.Occurrence;
import city.madang.observations.Occurrences;
import city.madang.observations.StoredOccurrence;
import city.madang.platform.database.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was known of an incident is known after a restart.
class RestartTest {

    private static final String SOURCES = """
            sources:
              - id: fire-119
                name: {ko: 소방, en: Fire}
                office: fire-119
                dataset: incidents
                connector: cap
                endpoint: {host: city, path: /cap}
                every: 1s
                freshness: {late: 1h, silent: 2h}
            """;

    @TempDir
    private Path folder;

    private volatile String feed = "<alerts/>";

    private static String alert(String id, String sent, String type, String headline, String references) {
        return """
                <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>%s</identifier><sender>119</sender>
                <sent>%s</sent><status>Actual</status><msgType>%s</msgType><references>%s</references>
                <info><language>ko-KR</language><event>화재</event><urgency>Immediate</urgency><severity>Severe</severity>
                <certainty>Observed</certainty><onset>2026-11-21T16:58:00+09:00</onset><headline>%s</headline>
                <area><areaDesc>중구</areaDesc></area></info></alert>""".formatted(id, sent, type, references, headline);
    }

    private static List<StoredOccurrence> incidents(TestCityHall hall) {
        return hall.bean(Occurrences.class).recent("incident", 10);
    }

    private static Occurrence only(TestCityHall hall) {
        assertThat(incidents(hall)).hasSize(1);
        return incidents(hall).getFirst().occurrence();
    }

    @Test
    void aMessageThatComesAfterwardsChangesTheIncidentItRefersTo() {
        try (var system = new TestCitySystem(exchange -> TestCitySystem.send(exchange, feed));
                var hall = TestCityHall.open(
                        folder,
                        TestDatabase.newUrl(),
                        SOURCES,
                        Map.of("city", system.target().url()),
                        Map.of())) {
            feed = alert("a", "2026-11-21T17:00:00+09:00", "Alert", "불", "");
            TestCityHall.await("the fire is known", () -> incidents(hall).size() == 1);
            feed = alert("b", "2026-11-21T17:05:00+09:00", "Update", "큰불", "119,a,2026-11-21T17:00:00+09:00");
            TestCityHall.await(
                    "the fire has grown", () -> only(hall).title().ko().equals("큰불"));
            long version = incidents(hall).getFirst().version();

            hall.restart();
            int asked = system.asked().size();
            TestCityHall.await("the feed is read again", () -> system.asked().size() > asked + 1);
            assertThat(incidents(hall).getFirst().version())
                    .as("what is unchanged is not stored again")
                    .isEqualTo(version);

            // It refers to the update only, which was heard before the restart.
            feed = alert("c", "2026-11-21T17:30:00+09:00", "Cancel", "꺼짐", "119,b,2026-11-21T17:05:00+09:00");
            TestCityHall.await("the fire is out", () -> only(hall).status().equals("closed"));
            assertThat(only(hall).key()).isEqualTo("a");
            assertThat(hall.bean(Occurrences.class).open("incident")).isEmpty();
        }
    }
}
