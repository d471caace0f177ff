package city.madang.simulator.city;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.simulator.city.Air.Pollutant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CityTest {

    private static final Moment NOON = Moment.at("2026-05-20T12:00");

    private final City city = new City(1);

    @Test
    void saysTheSameForTheSameSeedAndMoment() {
        var other = new City(1);
        for (var district : Districts.all()) {
            assertThat(other.traffic().speed(district, NOON))
                    .isEqualTo(city.traffic().speed(district, NOON));
            assertThat(other.air().at(Pollutant.PM25, district, NOON))
                    .isEqualTo(city.air().at(Pollutant.PM25, district, NOON));
        }
        assertThat(other.fleet().buses(NOON).stream().map(Fleet.Bus::lon))
                .containsExactlyElementsOf(
                        city.fleet().buses(NOON).stream().map(Fleet.Bus::lon).toList());
        assertThat(other.incidents().recent(NOON, 24))
                .isEqualTo(city.incidents().recent(NOON, 24));
    }

    @Test
    void saysSomethingElseForAnotherSeed() {
        assertThat(new City(2).incidents().recent(NOON, 24))
                .isNotEqualTo(city.incidents().recent(NOON, 24));
    }

    @Test
    void knowsTheWholeCity() {
        assertThat(Districts.all()).hasSize(25);
        assertThat(Districts.all().stream().mapToInt(District::population).sum())
                .isEqualTo(Districts.POPULATION);
        assertThat(city.cameras()).hasSize(1206);
        assertThat(new HashSet<>(city.cameras())).hasSize(1206);
    }

    @Test
    void putsSitesIntoTheirOwnDistrict() {
        for (var site : city.sites("s-dot", "센서", "sensor", district -> 34)) {
            assertThat(Districts.nearest(site.lon(), site.lat())).isEqualTo(site.district());
        }
    }

    @Test
    void drivesSlowerInRain() {
        var dry = new ArrayList<Double>();
        var wet = new ArrayList<Double>();
        var district = Districts.get("11680");
        for (var hour = 0; hour < 24 * 90; hour++) {
            var moment = Moment.at("2026-07-01T00:00").plus(Duration.ofHours(hour));
            if (moment.hourOfDay() == 15) {
                (city.weather().rain(district, moment) > 3 ? wet : dry)
                        .add(city.traffic().speed(district, moment));
            }
        }
        assertThat(wet).isNotEmpty();
        assertThat(mean(wet)).isLessThan(0.95 * mean(dry));
    }

    @Test
    void drivesSlowerInTheEveningThanAtNight() {
        var evening = Moment.at("2026-05-20T18:20");
        var night = Moment.at("2026-05-20T03:30");
        for (var district : Districts.all()) {
            assertThat(city.traffic().speed(district, evening))
                    .isLessThan(city.traffic().speed(district, night));
        }
    }

    @Test
    void rainsOnAsManyDaysAsMeasured() {
        var wetDays = IntStream.range(0, 20 * 31)
                .filter(day ->
                        rainOf(Moment.at("2020-07-01T00:00").plus(Duration.ofDays(day % 31 + day / 31 * 365L))) >= 1)
                .count();
        // 56 % of the days of July were wet in 2016–2025.
        assertThat(wetDays / (20.0 * 31)).isBetween(0.44, 0.66);
    }

    private double rainOf(Moment midnight) {
        return IntStream.range(0, 96)
                .mapToDouble(quarter -> city.weather().rain(midnight.plusSeconds(quarter * 900L)) / 4)
                .sum();
    }

    @Test
    void breathesTheAirThatWasMeasured() {
        var values = IntStream.range(0, 8760)
                .mapToDouble(hour -> city.air()
                        .at(
                                Pollutant.PM25,
                                Districts.get("11140"),
                                Moment.at("2026-01-01T00:00").plus(Duration.ofHours(hour))))
                .sorted()
                .toArray();
        // Measured 2018–2022: mean 21, 5 % below 4, 5 % above 51 µg/m³.
        assertThat(IntStream.range(0, values.length)
                        .mapToDouble(i -> values[i])
                        .average()
                        .orElse(0))
                .isBetween(15.0, 27.0);
        assertThat(values[438]).isBetween(2.0, 9.0);
        assertThat(values[8322]).isBetween(38.0, 66.0);
    }

    @Test
    void sendsAnEngineToEveryFireWithinTheMeasuredTime() {
        var fires = new ArrayList<Incident>();
        for (var day = 0; day < 120; day++) {
            city.incidents().recent(NOON.plus(Duration.ofDays(day)), 24).stream()
                    .filter(incident -> incident.kind() == Incident.Kind.FIRE)
                    .forEach(fires::add);
        }
        // 14.2 fires a day; 17.5 % of the drives pass the golden time of 420 s.
        assertThat(fires.size() / 120.0).isBetween(11.0, 18.0);
        assertThat(fires).allSatisfy(fire -> assertThat(fire.dispatched()).isGreaterThan(fire.reported()));
        assertThat(fires).allSatisfy(fire -> assertThat(fire.closed()).isGreaterThan(fire.controlled()));
        var late = fires.stream()
                .filter(fire -> fire.arrived() - fire.dispatched() > 420)
                .count();
        assertThat(late / (double) fires.size()).isBetween(0.13, 0.22);
    }

    @Test
    void slowsTheRoadBesideAnAccident() {
        var accident = city.incidents().recent(NOON, 48).stream()
                .filter(incident -> incident.kind() == Incident.Kind.TRAFFIC)
                .findFirst()
                .orElseThrow();
        var during = new Moment((accident.reported() + 1) * 1000);
        assertThat(city.incidents().slowdown(accident.lon(), accident.lat(), during))
                .isLessThan(0.8);
    }

    @Test
    void keepsBusesInTheCityAndMoving() {
        var before = city.fleet().buses(NOON);
        var after = city.fleet().buses(NOON.plusSeconds(60));
        assertThat(before).hasSize(400);
        assertThat(before).allSatisfy(bus -> {
            assertThat(bus.lon()).isBetween(126.76, 127.19);
            assertThat(bus.lat()).isBetween(37.42, 37.71);
        });
        var moved = IntStream.range(0, 400)
                .filter(i -> before.get(i).lon() + before.get(i).lat()
                        != after.get(i).lon() + after.get(i).lat())
                .count();
        assertThat(moved).isGreaterThan(380);
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }
}
