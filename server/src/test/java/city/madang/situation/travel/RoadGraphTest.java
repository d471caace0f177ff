package city.madang.situation.travel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import city.madang.platform.Position;
import city.madang.situation.travel.RoadGraph.Road;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoadGraphTest {

    /// A river without a bridge between the two banks but one in the east: what is near as the crow flies is far by
    /// road.
    private static final List<Road> BANKS = List.of(
            new Road(0, List.of(new Position(127.00, 37.500), new Position(127.10, 37.500))),
            new Road(1, List.of(new Position(127.00, 37.520), new Position(127.10, 37.520))),
            new Road(2, List.of(new Position(127.10, 37.500), new Position(127.10, 37.520))));

    private final RoadGraph graph = new RoadGraph(BANKS, 60);

    @Test
    void ranksByTheWayAndNotByTheStraightLine() {
        var place = new Position(127.00, 37.500);
        var ways = graph.from(place, road -> 36, 25, 1.3);
        var acrossTheRiver = new Position(127.00, 37.520);
        var alongTheBank = new Position(127.05, 37.500);
        assertThat(place.metresTo(acrossTheRiver)).isLessThan(place.metresTo(alongTheBank));
        assertThat(ways.to(alongTheBank)).isLessThan(ways.to(acrossTheRiver));
    }

    @Test
    void takesTheTimeThatTheRoadTakesAtItsSpeed() {
        var from = new Position(127.00, 37.500);
        var to = new Position(127.10, 37.500);
        double seconds = from.metresTo(to) / 10;
        assertThat(graph.from(from, road -> 36, 25, 1.3).to(to)).isCloseTo(seconds, within(seconds * 0.02));
        assertThat(graph.from(from, road -> 18, 25, 1.3).to(to)).isCloseTo(2 * seconds, within(seconds * 0.04));
    }

    @Test
    void goesRoundAJam() {
        var square = new RoadGraph(
                List.of(
                        new Road(0, List.of(new Position(127.00, 37.50), new Position(127.02, 37.50))),
                        new Road(
                                1,
                                List.of(
                                        new Position(127.00, 37.50),
                                        new Position(127.00, 37.51),
                                        new Position(127.02, 37.51),
                                        new Position(127.02, 37.50)))),
                60);
        var from = new Position(127.00, 37.50);
        var to = new Position(127.02, 37.50);
        double free = square.from(from, road -> 40, 25, 1.3).to(to);
        double jammed = square.from(from, road -> road == 0 ? 5 : 40, 25, 1.3).to(to);
        assertThat(jammed).isGreaterThan(free).isLessThan(4 * free);
    }

    @Test
    void reckonsTheStraightLineWithADetourWhereThereAreNoRoads() {
        var none = new RoadGraph(List.of(), 60);
        var from = new Position(127.00, 37.50);
        var to = new Position(127.00, 37.51);
        double metres = from.metresTo(to);
        assertThat(none.from(from, road -> 36, 26, 1.3).to(to)).isCloseTo(metres * 1.3 / 26 * 3.6, within(1e-6));
        assertThat(none.from(from, road -> 36, 26, 1.3).byRoad(to)).isFalse();
    }

    @Test
    void readsTheLineOfAStretch() {
        assertThat(Travel.line("126.971,37.560 126.984,37.571"))
                .containsExactly(new Position(126.971, 37.560), new Position(126.984, 37.571));
        assertThat(Travel.line("126.971,37.560 far away")).isNull();
        assertThat(Travel.line(null)).isNull();
    }
}
