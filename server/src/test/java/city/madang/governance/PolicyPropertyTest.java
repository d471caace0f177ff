package city.madang.governance;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.platform.Audience;
import city.madang.platform.CityException;
import city.madang.platform.pack.Pack;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/// Promises every policy keeps, tried on random ones and on that of Seoul.
class PolicyPropertyTest {

    private static final List<Audience.Group> GROUPS =
            List.of(Audience.Group.ANYONE, Audience.Group.OFFICIAL, Audience.Group.STEWARD, Audience.Group.MAYOR);
    private static final List<String> DATASETS = List.of("a", "ab", "b", "ba");
    private static final List<String> FIELDS = List.of("x", "xy", "y");
    private static final List<String> TREATMENTS = List.of(
            "show",
            "mask",
            "{place: district}",
            "{place: grid-500m}",
            "{place: grid-100m}",
            "{fewer-than: 5}",
            "{fewer-than: 9}",
            "{band: 5}",
            "{band: 10}");

    @RepeatedTest(300)
    void neverTellsANarrowerGroupLessThanAWiderOne(RepetitionInfo run) {
        var policy = randomPolicy(new Random(run.getCurrentRepetition()));

        for (var dataset : DATASETS) {
            for (var field : FIELDS) {
                requireRising(policy, dataset, field);
            }
        }
    }

    @RepeatedTest(300)
    void listsInTheLedgerExactlyWhatItWithholds(RepetitionInfo run) {
        var policy = randomPolicy(new Random(run.getCurrentRepetition()));

        for (var dataset : DATASETS) {
            for (var field : FIELDS) {
                for (var group : GROUPS) {
                    requireListed(policy, dataset, field, group);
                }
            }
        }
    }

    @Test
    void keepsItsPromisesInThePackOfSeoul() {
        var policy = Policies.ofSeoul();
        var fields = fieldsOfSeoul();

        assertThat(fields).hasSizeGreaterThan(30);
        fields.forEach((dataset, names) -> names.forEach(field -> {
            requireRising(policy, dataset, field);
            GROUPS.forEach(group -> requireListed(policy, dataset, field, group));
        }));
    }

    @Test
    void namesInThePackOfSeoulOnlyFieldsThatADatasetHas() {
        var fields = fieldsOfSeoul();

        for (var entry : Policies.ofSeoul().ledger()) {
            assertThat(fields.entrySet())
                    .as("%s of %s", entry.field(), entry.dataset())
                    .anyMatch(dataset -> Rule.matches(entry.dataset(), dataset.getKey())
                            && dataset.getValue().stream().anyMatch(field -> Rule.matches(entry.field(), field)));
        }
    }

    @Test
    void givesAReasonInBothLanguagesForEverythingWithheldInSeoul() {
        assertThat(Policies.ofSeoul().ledger()).isNotEmpty().allSatisfy(entry -> {
            assertThat(entry.reason().text().ko()).matches(".*[가-힣].*");
            assertThat(entry.reason().text().en()).isNotBlank();
            assertThat(entry.reason().law().ko()).startsWith("「").contains("제");
            assertThat(entry.reason().law().en()).contains("Act");
        });
    }

    private static void requireRising(Policy policy, String dataset, String field) {
        for (int wider = 0; wider + 1 < GROUPS.size(); wider++) {
            for (var place : new String[] {"11680", "11440"}) {
                var less = policy.of(GROUPS.get(wider), "11680").decide(dataset, field, place);
                var more = policy.of(GROUPS.get(wider + 1), "11680").decide(dataset, field, place);
                assertThat(more.revealsAtLeast(less))
                        .as(
                                "%s.%s: %s gets %s, %s gets %s",
                                dataset, field, GROUPS.get(wider), less, GROUPS.get(wider + 1), more)
                        .isTrue();
            }
        }
    }

    private static void requireListed(Policy policy, String dataset, String field, Audience.Group group) {
        var decided = policy.of(group, "11680").decide(dataset, field, "11440");
        var own = policy.of(group, "11680").decide(dataset, field, "11680");
        var listed = policy.ledger().stream()
                .filter(entry -> entry.group() == group)
                .filter(entry -> Rule.matches(entry.dataset(), dataset) && Rule.matches(entry.field(), field))
                .toList();
        if (decided.shows() && own.shows()) {
            return;
        }
        assertThat(listed)
                .as("%s.%s for %s", dataset, field, group)
                .anyMatch(entry -> entry.disclosure().equals(decided)
                        && (group == Audience.Group.ANYONE || entry.own().equals(own)));
    }

    /// Tries random rules until one is not refused for contradicting itself.
    private static Policy randomPolicy(Random random) {
        while (true) {
            try {
                var rules = new StringBuilder();
                for (int rule = random.nextInt(1, 4); rule > 0; rule--) {
                    rules.append(randomRule(random)).append('\n');
                }
                return Policies.of(rules.toString());
            } catch (CityException contradiction) {
                assertThat(contradiction).hasMessageContaining("cannot stand");
            }
        }
    }

    private static String randomRule(Random random) {
        var see = new ArrayList<String>();
        for (var who : List.of("anyone", "official", "own", "steward", "mayor")) {
            if (random.nextBoolean()) {
                see.add(who + ": " + TREATMENTS.get(random.nextInt(TREATMENTS.size())));
            }
        }
        return "- {dataset: \"%s\", fields: [\"%s\"], what: {ko: ㄱ, en: a}, reason: privacy, see: {%s}}"
                .formatted(
                        List.of("a", "b", "*", "a*", "*a").get(random.nextInt(5)),
                        List.of("x", "y", "*", "x*").get(random.nextInt(4)),
                        String.join(", ", see));
    }

    private static Map<String, TreeSet<String>> fieldsOfSeoul() {
        var file = new Pack(Path.of("..", "packs", "seoul")).read("datasets.yaml", Map.class);
        return list(file, "datasets").stream()
                .map(one -> (Map<?, ?>) one)
                .collect(Collectors.toMap(
                        one -> String.valueOf(one.get("id")),
                        one -> list(one, "fields").stream()
                                .map(String::valueOf)
                                .collect(Collectors.toCollection(TreeSet::new))));
    }

    private static List<?> list(Map<?, ?> map, String key) {
        return (List<?>) Objects.requireNonNull(map.get(key));
    }
}
