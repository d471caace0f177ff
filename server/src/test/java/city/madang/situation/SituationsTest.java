package city.madang.situation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.madang.catalogue.Freshness;
import city.madang.catalogue.SourceSpec;
import city.madang.catalogue.Sources;
import city.madang.identity.NewPerson;
import city.madang.identity.People;
import city.madang.identity.Person;
import city.madang.identity.Role;
import city.madang.identity.Viewer;
import city.madang.live.CityPicture;
import city.madang.live.Readership;
import city.madang.observations.Occurrence;
import city.madang.observations.Occurrences;
import city.madang.platform.Audience;
import city.madang.platform.CityException;
import city.madang.platform.LocalText;
import city.madang.platform.Position;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;

@ApplicationModuleTest(
        verifyAutomatically = false,
        mode = BootstrapMode.ALL_DEPENDENCIES) // ModularityTest does, without the templates
class SituationsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Autowired
    private Situations situations;

    @Autowired
    private Opening opening;

    @Autowired
    private Handling handling;

    @Autowired
    private Regrouping regrouping;

    @Autowired
    private ReportStore reports;

    @Autowired
    private Occurrences occurrences;

    @Autowired
    private Sources sources;

    @Autowired
    private People people;

    @Autowired
    private CityPicture picture;

    @Autowired
    private JdbcClient jdbc;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final Random random = new Random();
    private Position place = new Position(127, 37.5);

    @BeforeEach
    void registerSourcesAndGoSomewhereElse() {
        place = new Position(126.9 + random.nextDouble() * 0.2, 37.48 + random.nextDouble() * 0.1);
        sources.register(Stream.of("fire-119", "incidents-112", "traffic-incidents", "situation-room")
                .map(id -> new SourceSpec(
                        id,
                        LocalText.same(id),
                        "safety",
                        "incidents",
                        "http",
                        Audience.Group.ANYONE,
                        new Freshness(Duration.ofHours(1), Duration.ofHours(2)),
                        null,
                        null))
                .toList());
    }

    @Test
    void makesOneSituationOfWhatTwoSystemsTell() throws InterruptedException {
        var call = report("fire-119", 0, 0);
        var second = report("incidents-112", 35, 40);
        occurrences.store(List.of(call));
        occurrences.store(List.of(second));
        var situation = awaitOne(second.key());
        assertThat(situation.id()).isEqualTo(awaitOne(call.key()).id());
        assertThat(situations.reports(situation.id())).hasSize(2);
        assertThat(whats(situation)).contains("reported", "joined");
    }

    @Test
    void itDoesNotMatterWhichSystemIsFaster() throws InterruptedException {
        var all = List.of(
                report("fire-119", 0, 0),
                report("incidents-112", 35, 40),
                unit("119-1", 40, 100, 300, "engine"),
                unit("119-1", 40, 90, 410, "ambulance"));
        for (int i = 0; i < 4; i++) {
            var suffix = UUID.randomUUID().toString().substring(0, 8);
            var away = new Position(place.lon() + 0.02 * (i + 1), place.lat());
            var shuffled = new java.util.ArrayList<>(
                    all.stream().map(one -> renamed(one, suffix, away)).toList());
            Collections.shuffle(shuffled, random);
            for (var one : shuffled) {
                occurrences.store(List.of(one));
            }
            var situation = awaitUnits(all.getFirst().key() + suffix, 2);
            assertThat(situations.reports(situation.id())).hasSize(2);
            var clocks = situations.clocks(situation, situations.units(situation.id()));
            assertThat(clocks.arrived()).isEqualTo(Duration.ofSeconds(300));
            assertThat(clocks.golden()).isEqualTo(Clocks.Golden.MET);
            assertThat(situation.began()).isEqualTo(now);
            assertThat(situation.severity()).isEqualTo(Severity.SEVERE);
        }
    }

    @Test
    void whatIsSplitStaysApartAndWhatIsMergedStaysTogether() throws InterruptedException {
        var call = report("fire-119", 0, 0);
        var second = report("incidents-112", 35, 40);
        occurrences.store(List.of(call, second));
        var situation = awaitReports(call.key(), 2);
        var mayor = viewer("mayor", Role.MAYOR, "mayor-office");

        var other = regrouping.split(situation.id(), second.key(), "Another building", mayor);
        assertThat(situations.reports(situation.id())).hasSize(1);
        occurrences.store(List.of(updated(second, "Smoke is seen")));
        await(() -> situations.reports(other.id()).getFirst().text().en().equals("Smoke is seen"));
        assertThat(situations.get(other.id()).id()).isEqualTo(other.id());

        var whole = regrouping.merge(other.id(), situation.id(), "The same after all", mayor);
        assertThat(whole.id()).isEqualTo(situation.id());
        assertThat(situations.get(other.id()).id()).isEqualTo(situation.id());
        assertThat(whats(whole)).contains("split", "merged");
    }

    @Test
    void anActIsOnlyForThoseEntitledAndIsWrittenDown() {
        var mayor = viewer("mayor", Role.MAYOR, "mayor-office");
        var situation = opening.open(given(false), mayor);
        var looker = viewer("looker", Role.VIEWER, "safety");
        var tax = viewer("tax", Role.OFFICER, "tax");
        assertThatThrownBy(() -> handling.log(situation.id(), "I was here", looker))
                .isInstanceOf(CityException.class);
        assertThatThrownBy(() -> handling.close(situation.id(), "Over", tax)).isInstanceOf(CityException.class);

        var firefighter = viewer("fire", Role.OFFICER, "fire-119");
        handling.log(situation.id(), "Second alarm", firefighter);
        handling.handOver(situation.id(), person(firefighter).id(), "", mayor);
        handling.judge(situation.id(), Severity.EXTREME, "Many people inside", firefighter);
        assertThatThrownBy(() -> handling.handOver(situation.id(), person(mayor).id(), " ", firefighter))
                .as("a hand-over needs a note")
                .isInstanceOf(CityException.class);
        handling.close(situation.id(), "Fire out", firefighter);
        assertThatThrownBy(() -> handling.close(situation.id(), "Again", firefighter))
                .isInstanceOf(CityException.class);
        handling.reopen(situation.id(), "Smoke again", firefighter);

        assertThat(situations.get(situation.id()).severity()).isEqualTo(Severity.EXTREME);
        assertThat(situations.get(situation.id()).open()).isTrue();
        assertThat(whats(situation)).contains("reported", "log", "taken", "severity", "closed", "reopened");
    }

    @Test
    void aTitleAndAPlaceAreEnoughToReport() {
        var given = given(true);
        var situation = opening.open(
                new NewSituation(
                        given.kind(),
                        given.severity(),
                        given.title(),
                        LocalText.same(""),
                        new Position(127.047, 37.517), // Gangnam-gu
                        null,
                        null,
                        null,
                        null,
                        true),
                viewer("mayor", Role.MAYOR, "mayor-office"));
        assertThat(situation.district()).isNotNull();
    }

    @Test
    void closingWhatTheRoomReportedClosesItForEverybody() {
        var mayor = viewer("mayor", Role.MAYOR, "mayor-office");
        var situation = opening.open(given(false), mayor);
        var key = situations.reports(situation.id()).getFirst().key();
        handling.close(situation.id(), "False alarm", mayor);
        assertThat(occurrences
                        .find("incident", List.of(key))
                        .getFirst()
                        .occurrence()
                        .status())
                .isEqualTo("closed");
    }

    @Test
    void aDrillIsNoReportIsNotPublicAndNeverMergesWithAnythingReal() {
        var mayor = viewer("mayor", Role.MAYOR, "mayor-office");
        var drill = opening.open(given(true), mayor);
        var real = opening.open(given(false), mayor);
        assertThat(real.id()).isNotEqualTo(drill.id());
        assertThat(situations.reports(drill.id())).isEmpty();
        assertThat(situations.between(now.minusSeconds(3600), now.plusSeconds(3600)))
                .extracting(Situation::id)
                .contains(real.id())
                .doesNotContain(drill.id());
        assertThat(ids(Audience.Group.ANYONE)).contains(real.id()).doesNotContain(drill.id());
        assertThat(ids(Audience.Group.OFFICIAL)).contains(real.id(), drill.id());
        assertThatThrownBy(() -> regrouping.merge(drill.id(), real.id(), "", mayor))
                .hasMessageContaining("drill");
        assertThatThrownBy(() -> opening.open(given(true), viewer("officer", Role.OFFICER, "safety")))
                .isInstanceOf(CityException.class);
    }

    @Test
    void aRoadClosedAndWhatIsOnlyANoticeHaveNoClock() throws InterruptedException {
        var works = categorised(report("fire-119", 0, 0), "works");
        var notice = categorised(report("traffic-incidents", 0, 700), "traffic");
        occurrences.store(List.of(works, notice));
        for (var key : List.of(works.key(), notice.key())) {
            var situation = awaitOne(key);
            assertThat(situations.clocks(situation, List.of()).golden()).isEqualTo(Clocks.Golden.NONE);
            var row = picture.now(List.of("situation:" + situation.id()), Readership.of(Audience.Group.OFFICIAL))
                    .path("situation:" + situation.id())
                    .path("situation");
            assertThat(row.path("golden").path("seconds").isNull()).isTrue();
        }
    }

    @Test
    void thePublicSeesACoarserPlaceAndNoUnits() throws InterruptedException {
        var call = report("fire-119", 0, 0);
        occurrences.store(List.of(call));
        var situation = awaitOne(call.key());
        var name = "situation:" + situation.id();
        var everybody = picture.now(List.of(name), Readership.ANYONE).path(name);
        var staff = picture.now(List.of(name), Readership.of(Audience.Group.OFFICIAL))
                .path(name);
        assertThat(everybody.path("situation").path("lon").asDouble()).isNotEqualTo(place.lon());
        assertThat(staff.path("situation").path("lon").asDouble())
                .isCloseTo(place.lon(), org.assertj.core.api.Assertions.within(1e-6));
        assertThat(everybody.has("units")).isFalse();
        assertThat(everybody.has("steps")).isFalse();
        assertThat(staff.has("units")).isTrue();
        assertThat(staff.path("steps")).isNotEmpty();
    }

    @Test
    void theTimelineCannotBeChanged() {
        var mayor = viewer("mayor", Role.MAYOR, "mayor-office");
        opening.open(given(false), mayor);
        assertThatThrownBy(
                        () -> jdbc.sql("update situation_step set text_ko = ''").update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> jdbc.sql("delete from situation_step").update())
                .isInstanceOf(DataAccessException.class);
    }

    // ---- fixtures

    private NewSituation given(boolean drill) {
        return new NewSituation(
                "fire",
                Severity.SEVERE,
                LocalText.same("Fire in a market"),
                LocalText.same("Black smoke"),
                new Position(126.85 + random.nextDouble() * 0.3, 37.48 + random.nextDouble() * 0.15),
                "11680",
                null,
                null,
                null,
                drill);
    }

    private Occurrence report(String source, long seconds, double metresEast) {
        return new Occurrence(
                sources.get(source).number(),
                source + "-" + UUID.randomUUID(),
                "incident",
                LocalText.same("Fire"),
                LocalText.same("Smoke"),
                "fire",
                source.equals("fire-119") ? "Severe" : "Minor",
                "open",
                now.plusSeconds(seconds),
                null,
                now.plusSeconds(seconds),
                new Position(place.lon() + metresEast / 88_000, place.lat()),
                "11680",
                null,
                source.equals("fire-119") ? Map.of("incidentNumber", "119-1") : Map.of());
    }

    private Occurrence unit(String incident, long dispatched, long enRoute, long arrived, String kind) {
        return new Occurrence(
                sources.get("fire-119").number(),
                "unit:" + UUID.randomUUID(),
                "unit",
                LocalText.same(kind),
                LocalText.same(""),
                kind,
                "Unknown",
                "open",
                now.plusSeconds(dispatched),
                null,
                now.plusSeconds(arrived),
                place,
                "11680",
                null,
                Map.of(
                        "incident", incident,
                        "dispatched", now.plusSeconds(dispatched).toString(),
                        "enRoute", now.plusSeconds(enRoute).toString(),
                        "arrived", now.plusSeconds(arrived).toString()));
    }

    /// The same somewhere else, under other names.
    private static Occurrence renamed(Occurrence one, String suffix, Position away) {
        var facts = new java.util.HashMap<>(one.properties());
        facts.computeIfPresent("incident", (name, value) -> value + suffix);
        facts.computeIfPresent("incidentNumber", (name, value) -> value + suffix);
        return new Occurrence(
                one.source(),
                one.key() + suffix,
                one.kind(),
                one.title(),
                one.text(),
                one.category(),
                one.severity(),
                one.status(),
                one.time(),
                one.until(),
                one.updated(),
                away,
                one.district(),
                one.link(),
                facts);
    }

    private static Occurrence categorised(Occurrence one, String category) {
        return new Occurrence(
                one.source(),
                one.key(),
                one.kind(),
                LocalText.same("A lane is closed"),
                one.text(),
                category,
                "Minor",
                one.status(),
                one.time(),
                one.until(),
                one.updated(),
                one.position(),
                one.district(),
                one.link(),
                Map.of());
    }

    private static Occurrence updated(Occurrence one, String text) {
        return new Occurrence(
                one.source(),
                one.key(),
                one.kind(),
                one.title(),
                LocalText.same(text),
                one.category(),
                one.severity(),
                one.status(),
                one.time(),
                one.until(),
                one.updated().plusSeconds(60),
                one.position(),
                one.district(),
                one.link(),
                one.properties());
    }

    private Viewer viewer(String login, Role role, @Nullable String office) {
        var name = login + "-" + UUID.randomUUID().toString().substring(0, 8);
        return Viewer.of(people.add(new NewPerson(name, LocalText.same(name), role, null, office, null, false)));
    }

    private static Person person(Viewer viewer) {
        return java.util.Objects.requireNonNull(viewer.person());
    }

    private List<String> whats(Situation situation) {
        return situations.steps(situation.id()).stream().map(Step::what).toList();
    }

    private List<Long> ids(Audience.Group group) {
        var items = picture.now(List.of("situations"), Readership.of(group))
                .path("situations")
                .path("items");
        return java.util.stream.StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.path("id").asLong())
                .toList();
    }

    private Situation awaitOne(String key) throws InterruptedException {
        await(() -> reports.find(key).isPresent());
        return situations.get(reports.find(key).orElseThrow().situation());
    }

    private Situation awaitReports(String key, int count) throws InterruptedException {
        var situation = awaitOne(key);
        await(() -> situations.reports(situation.id()).size() == count);
        return situations.get(situation.id());
    }

    private Situation awaitUnits(String key, int count) throws InterruptedException {
        await(() -> reports.find(key).isPresent()
                && situations.units(reports.find(key).orElseThrow().situation()).size() == count
                && situations
                                .reports(reports.find(key).orElseThrow().situation())
                                .size()
                        == 2);
        return awaitOne(key);
    }

    private static void await(java.util.function.BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(end);
            Thread.sleep(20);
        }
    }
}
