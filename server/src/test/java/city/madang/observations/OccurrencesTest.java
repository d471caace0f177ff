package city.madang.observations;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.platform.LocalText;
import city.madang.platform.Position;
import city.madang.platform.database.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

class OccurrencesTest {

    private static final Instant NOON = Instant.parse("2026-11-21T03:00:00Z");

    private final Occurrences occurrences =
            new Occurrences(new JdbcOccurrenceStore(JdbcClient.create(TestDatabase.migrated()), new JsonMapper()));

    @Test
    void storesAnOccurrenceOnceAndTellsOfIt() {
        var told = new ArrayList<StoredOccurrence>();
        occurrences.onChange(told::addAll);

        assertThat(occurrences.store(List.of(fire("a", "open", NOON)))).isEqualTo(new Receipt(1, 0));
        assertThat(occurrences.store(List.of(fire("a", "open", NOON)))).isEqualTo(new Receipt(0, 1));

        assertThat(told).hasSize(1);
        assertThat(occurrences.recent("incident", 10)).isEqualTo(told);
        assertThat(told.getFirst().occurrence()).isEqualTo(fire("a", "open", NOON));
    }

    @Test
    void replacesAChangedOccurrenceAndKeepsItsNumber() {
        occurrences.store(List.of(fire("a", "open", NOON), fire("b", "open", NOON)));
        var before = occurrences.recent("incident", 10);
        long newest = before.stream().mapToLong(StoredOccurrence::version).max().orElseThrow();

        assertThat(occurrences.store(List.of(fire("a", "closed", NOON.plusSeconds(60)), fire("b", "open", NOON))))
                .isEqualTo(new Receipt(1, 1));

        var changed = occurrences.since(newest, 10);
        assertThat(changed).singleElement().satisfies(one -> {
            assertThat(one.occurrence().status()).isEqualTo("closed");
            assertThat(before).extracting(StoredOccurrence::id).contains(one.id());
        });
    }

    @Test
    void countsTheLastOfTwoReportsInOneList() {
        assertThat(occurrences.store(List.of(fire("a", "open", NOON), fire("a", "closed", NOON))))
                .isEqualTo(new Receipt(1, 1));
        assertThat(occurrences.recent("incident", 1).getFirst().occurrence().status())
                .isEqualTo("closed");
    }

    @Test
    void showsAnOccurrenceAsItStoodThen() {
        occurrences.store(List.of(fire("a", "open", NOON)));
        occurrences.store(List.of(fire("a", "closed", NOON.plusSeconds(600))));

        assertThat(occurrences.asOf("incident", NOON.minusSeconds(1), 10)).isEmpty();
        assertThat(occurrences.asOf("incident", NOON.plusSeconds(300), 10))
                .extracting(one -> one.occurrence().status())
                .containsExactly("open");
        assertThat(occurrences.asOf("incident", NOON.plusSeconds(900), 10))
                .extracting(one -> one.occurrence().status())
                .containsExactly("closed");
    }

    @Test
    void countsByHourAndDistrict() {
        occurrences.store(List.of(
                fire("a", "open", NOON),
                fire("b", "open", NOON.plusSeconds(30)),
                fire("c", "closed", NOON.plusSeconds(3600))));

        assertThat(occurrences.counts("incident", NOON, NOON.plusSeconds(3600)))
                .containsExactly(new Occurrences.Count(NOON, "11680", "fire", "open", 2));
        assertThat(occurrences.open("incident")).isEqualTo(Map.of("11680", 2));
    }

    private static Occurrence fire(String key, String status, Instant updated) {
        return new Occurrence(
                1,
                key,
                "incident",
                new LocalText("화재", "Fire"),
                LocalText.same(""),
                "fire",
                "Severe",
                status,
                key.equals("a") ? NOON : updated,
                null,
                updated,
                new Position(127.03, 37.5),
                "11680",
                null,
                Map.of("unit", "pump 3"));
    }
}
