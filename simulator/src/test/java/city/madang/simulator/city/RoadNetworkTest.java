package city.madang.simulator.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class RoadNetworkTest {

    private final City city = new City(1);

    @Test
    void givesEveryDistrictMeasuredStretchesOfItsOwn() {
        var links = city.traffic().links();
        assertThat(links).hasSizeBetween(900, 1200);
        assertThat(links.stream().map(RoadLink::district).distinct()).hasSize(25);
        assertThat(new HashSet<>(links.stream().map(RoadLink::id).toList())).hasSameSizeAs(links);
        assertThat(links.stream().mapToDouble(RoadLink::metres))
                .allSatisfy(metres -> assertThat(metres).isBetween(250.0, 2500.0));
    }

    @Test
    void laysStretchesOfOneRoadEndToEnd() {
        var road = city.traffic().links().stream()
                .filter(link ->
                        link.road().en().equals("Teheran-ro") && link.way().en().equals("outward"))
                .toList();
        assertThat(road).hasSizeGreaterThan(2);
        for (var i = 1; i < road.size(); i++) {
            var end = road.get(i - 1).route().path();
            var start = road.get(i).route().path();
            assertThat(Geometry.metres(end[end.length - 1][0], end[end.length - 1][1], start[0][0], start[0][1]))
                    .isLessThan(60);
        }
    }

    @Test
    void writesALineThatMapsCanDraw() {
        assertThat(city.traffic().links())
                .allSatisfy(link -> assertThat(link.route().text())
                        .matches("12[67]\\.[0-9]+,37\\.[0-9]+( 12[67]\\.[0-9]+,37\\.[0-9]+)+")
                        .hasSizeLessThan(600));
    }

    @Test
    void reachesEveryDistrictFromEveryOtherWithoutLongDetours() {
        for (var from : Districts.all()) {
            for (var to : Districts.all()) {
                var straight = Geometry.metres(from.lon(), from.lat(), to.lon(), to.lat());
                var way = city.network().route(from.lon(), from.lat(), to.lon(), to.lat());
                assertThat(way.metres())
                        .as("%s to %s", from.en(), to.en())
                        .isBetween(straight - 1, 2 * straight + 4000);
            }
        }
    }

    @Test
    void crossesTheRiverOnlyOverBridges() {
        // City hall to Gangnam Station: the middle of the river is passed near a bridge.
        var way = city.network().route(126.977, 37.566, 127.0276, 37.498);
        for (var along = 0.0; along < way.metres(); along += 25) {
            var spot = way.at(along);
            if (Math.abs(spot.lat() - Geometry.riverLatitude(spot.lon())) < 0.0007) {
                assertThat(Arrays.stream(Geometry.BRIDGES)
                                .mapToDouble(bridge -> Geometry.metres(bridge[0], bridge[1], spot.lon(), spot.lat()))
                                .min()
                                .orElseThrow())
                        .isLessThan(700);
            }
        }
    }
}
