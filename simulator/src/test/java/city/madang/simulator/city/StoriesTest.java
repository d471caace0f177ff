package city.madang.simulator.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoriesTest {

    private static final Moment NOON = Moment.at("2026-11-21T12:00");
    private static final District GANGNAM = Districts.get("11680");

    private City city = new City(1);

    @BeforeEach
    void newCity() {
        city = new City(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fire", "bus-accident", "flood", "crowd"})
    void playsEveryStoryFromTheCallToTheEnd(String script) {
        var story = city.stories().start(script, GANGNAM, 1, NOON);
        var incident = story.incident();
        assertThat(incident.district()).isEqualTo(GANGNAM);
        assertThat(incident.reported()).isEqualTo(NOON.epochSecond());
        assertThat(incident.dispatched()).isGreaterThan(incident.reported());
        assertThat(incident.arrived()).isBetween(incident.dispatched() + 45, incident.dispatched() + 900);
        assertThat(incident.controlled()).isGreaterThan(incident.arrived());
        assertThat(city.incidents().open(NOON.plusSeconds(60))).contains(incident);
        assertThat(incident.stage(NOON.plusSeconds(4200))).isEqualTo(Incident.Stage.CLOSED);
    }

    @Test
    void sendsEveryVehicleOnceWithItsClocksInOrder() {
        var story = city.stories().start("fire", GANGNAM, 1, NOON);
        assertThat(new HashSet<>(story.units().stream().map(Unit::id).toList())).hasSameSizeAs(story.units());
        assertThat(story.units()).hasSizeGreaterThan(12).allSatisfy(unit -> {
            assertThat(unit.times().enRoute()).isGreaterThan(unit.times().dispatched());
            assertThat(unit.times().arrived()).isGreaterThan(unit.times().enRoute());
            assertThat(unit.times().cleared()).isGreaterThan(unit.times().arrived());
            assertThat(unit.incident()).isEqualTo(story.id());
        });
    }

    @Test
    void drivesFromTheStationToTheSceneAndToAHospital() {
        var story = city.stories().start("bus-accident", GANGNAM, 1, NOON);
        var ambulance = story.units().stream()
                .filter(unit -> unit.transport() != null)
                .findFirst()
                .orElseThrow();
        var station = ambulance.station();
        assertThat(far(ambulance, ambulance.times().dispatched(), station.lon(), station.lat()))
                .isLessThan(1);
        var scene = story.scene();
        assertThat(far(ambulance, ambulance.times().arrived(), scene.lon(), scene.lat()))
                .isLessThan(1);
        var transport = Objects.requireNonNull(ambulance.transport());
        var hospital = transport.hospital();
        assertThat(far(ambulance, transport.delivered(), hospital.lon(), hospital.lat()))
                .isLessThan(1);
        assertThat(ambulance.state(new Moment(transport.left() * 1000))).isEqualTo(Unit.State.TRANSPORTING);
        assertThat(far(ambulance, ambulance.times().cleared() + 3600, station.lon(), station.lat()))
                .isLessThan(1);
    }

    private static double far(Unit unit, long second, double lon, double lat) {
        var spot = unit.spot(new Moment(second * 1000));
        return Geometry.metres(spot.lon(), spot.lat(), lon, lat);
    }

    @Test
    void playsFasterAtASpeed() {
        var story = city.stories().start("fire", GANGNAM, 10, NOON);
        assertThat(story.incident().closed()).isEqualTo(NOON.epochSecond() + 270);
        assertThat(story.toll(NOON.plusSeconds(115)).injured()).isEqualTo(9);
    }

    @Test
    void takesEmergencyBedsNearbyAndGivesThemBack() {
        var story = city.stories().start("crowd", GANGNAM, 1, NOON);
        var later = NOON.plusSeconds(1400);
        var taken = city.stations().emergencyRooms().stream()
                .mapToInt(room -> story.bedsTaken(room, later))
                .sum();
        assertThat(taken).isEqualTo(26);
        assertThat(city.stories().bedsTaken(story.hospitals().getFirst(), later))
                .isEqualTo(5);
        var dayAfter = NOON.plus(Duration.ofDays(1));
        assertThat(story.bedsTaken(story.hospitals().getFirst(), dayAfter)).isZero();
    }

    @Test
    void slowsTheRoadsAroundAndNoOthers() {
        var story = city.stories().start("bus-accident", GANGNAM, 1, NOON);
        var worst = NOON.plusSeconds(500);
        assertThat(city.stories().slowdown(story.scene().lon(), story.scene().lat(), worst))
                .isLessThan(0.4);
        assertThat(city.stories().slowdown(126.85, 37.56, worst)).isEqualTo(1);
    }

    @Test
    void rainsAndLiftsTheWaterInAFlood() {
        city.stories().start("flood", GANGNAM, 1, NOON);
        var worst = NOON.plusSeconds(960);
        assertThat(city.weather().rain(GANGNAM, worst)).isGreaterThan(50);
        assertThat(city.stories().water(GANGNAM, worst)).isGreaterThan(2);
        assertThat(city.stories().water(Districts.get("11320"), worst)).isZero();
    }

    @Test
    void fillsTheStreetInACrowd() {
        var story = city.stories().start("crowd", GANGNAM, 1, NOON);
        assertThat(city.stories().crowd(story.scene().lon(), story.scene().lat(), NOON.plusSeconds(400)))
                .isGreaterThan(5);
    }

    @Test
    void putsAnAccidentOnARoad() {
        var story = city.stories().start("bus-accident", 127.0276, 37.4979, 1, NOON);
        assertThat(Geometry.metres(
                        127.0276, 37.4979, story.scene().lon(), story.scene().lat()))
                .isLessThan(200);
    }

    @Test
    void happensByItselfAboutFourTimesADay() {
        var month = city.stories().begun(NOON, 30L * 86_400);
        assertThat(month).hasSizeBetween(115, 122);
        assertThat(month.stream().map(story -> story.scene().script().id()).distinct())
                .hasSizeGreaterThanOrEqualTo(3);
        assertThat(new City(1).stories().begun(NOON, 86_400).stream().map(Story::id))
                .containsExactlyElementsOf(city.stories().begun(NOON, 86_400).stream()
                        .map(Story::id)
                        .toList());
    }

    @Test
    void refusesWhatIsNoStory() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> city.stories().start("earthquake", GANGNAM, 1, NOON))
                .withMessageContaining("earthquake");
        assertThatIllegalArgumentException().isThrownBy(() -> city.stories().start("fire", GANGNAM, 0, NOON));
    }
}
