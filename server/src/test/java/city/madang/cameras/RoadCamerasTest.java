package city.madang.cameras;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.catalogue.Place;
import city.madang.platform.LocalText;
import city.madang.platform.Position;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoadCamerasTest {

    /// A road eastward in three stretches, and the same road back beside it.
    private final List<Place> links = List.of(
            link("a", "Teheran-ro outward", "127.000,37.500 127.010,37.500"),
            link("b", "Teheran-ro outward", "127.010,37.500 127.020,37.502"),
            link("c", "Teheran-ro outward", "127.020,37.502 127.030,37.502"));

    private final Camera first = camera("1", 127.002, 37.5001);
    private final Camera second = camera("2", 127.012, 37.5003);
    private final Camera third = camera("3", 127.029, 37.5020);
    private final Camera park = camera("4", 127.015, 37.520);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void followsTheRoadInWhateverOrderItsStretchesAreKnown(long seed) {
        var shuffled = new ArrayList<>(links);
        Collections.shuffle(shuffled, new Random(seed));
        var cameras = new ArrayList<>(List.of(first, second, third, park));
        Collections.shuffle(cameras, new Random(seed));

        var roads = RoadCameras.of(shuffled, cameras);

        assertThat(roads.next(first, false)).contains(second);
        assertThat(roads.next(second, false)).contains(third);
        assertThat(roads.next(third, false)).isEmpty();
        assertThat(roads.next(third, true)).contains(second);
        assertThat(roads.next(first, true)).isEmpty();
    }

    @Test
    void leavesACameraOffTheRoadsAlone() {
        assertThat(RoadCameras.of(links, List.of(first, park)).next(park, false))
                .isEmpty();
        assertThat(RoadCameras.NONE.next(first, false)).isEmpty();
    }

    @Test
    void doesNotJoinTwoRoadsOfDifferentNames() {
        var crossing = new ArrayList<>(links.subList(0, 1));
        crossing.add(link("x", "Gangnam-daero outward", "127.010,37.500 127.010,37.510"));
        var other = camera("9", 127.0101, 37.505);

        assertThat(RoadCameras.of(crossing, List.of(first, other)).next(first, false))
                .isEmpty();
    }

    private static Place link(String key, String road, String path) {
        return new Place(
                "road-link",
                key,
                new LocalText(road, road),
                new Position(127.01, 37.5),
                null,
                null,
                Map.of("path", path),
                null);
    }

    private static Camera camera(String key, double lon, double lat) {
        return new Camera(key, new LocalText(key, key), new Position(lon, lat), null, "traffic", null);
    }
}
