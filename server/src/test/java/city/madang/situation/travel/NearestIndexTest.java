package city.madang.situation.travel;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.platform.LocalText;
import city.madang.platform.Position;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NearestIndexTest {

    @Test
    void findsWhatLookingAtAllWouldFind() {
        for (long seed = 0; seed < 60; seed++) {
            var random = new Random(seed);
            var spots = spots(random, 1 + random.nextInt(400));
            var index = new NearestIndex(spots);
            var place = position(random, 0.5);
            int limit = 1 + random.nextInt(12);
            assertThat(index.nearest(place, limit).stream()
                            .map(near -> near.spot().key())
                            .toList())
                    .as("seed %d", seed)
                    .isEqualTo(spots.stream()
                            .sorted(Comparator.comparingDouble((Spot spot) -> place.metresTo(spot.position()))
                                    .thenComparing(Spot::key))
                            .limit(limit)
                            .map(Spot::key)
                            .toList());
        }
    }

    @Test
    void findsAllWithinADistance() {
        for (long seed = 0; seed < 60; seed++) {
            var random = new Random(seed);
            var spots = spots(random, 300);
            var place = position(random, 0.2);
            double metres = random.nextInt(6_000);
            assertThat(new NearestIndex(spots).within(place, metres))
                    .as("seed %d", seed)
                    .hasSize((int) spots.stream()
                            .filter(spot -> place.metresTo(spot.position()) <= metres)
                            .count());
        }
    }

    @Test
    void nothingIsNearestWhereThereIsNothing() {
        assertThat(new NearestIndex(List.of()).nearest(new Position(127, 37.5), 3))
                .isEmpty();
    }

    private static List<Spot> spots(Random random, int count) {
        var spots = new ArrayList<Spot>();
        for (int i = 0; i < count; i++) {
            spots.add(new Spot(
                    "camera", "%05d".formatted(i), LocalText.same("c" + i), position(random, 0.2), -1, null, null));
        }
        return spots;
    }

    private static Position position(Random random, double spread) {
        return new Position(127 + (random.nextDouble() - 0.5) * spread, 37.55 + (random.nextDouble() - 0.5) * spread);
    }
}
