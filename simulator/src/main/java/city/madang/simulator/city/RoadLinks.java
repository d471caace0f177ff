package city.madang.simulator.city;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// Cuts the roads into the stretches whose speed is measured, one for each direction.
final class RoadLinks {

    /// Length of a stretch, metres, as near as the length of its road allows.
    private static final double LENGTH = 1600;
    /// From the middle of a road to the middle of the lanes of one direction, metres.
    private static final double LANES = 16;

    private static final Name OUTWARD = new Name("상행", "outward");
    private static final Name BACK = new Name("하행", "back");

    private final Noise noise;
    private final HashMap<String, Integer> numbers = new HashMap<>();
    private final List<RoadLink> links = new ArrayList<>();

    private RoadLinks(Noise noise) {
        this.noise = noise;
    }

    static List<RoadLink> of(RoadNetwork network, Noise noise) {
        var made = new RoadLinks(noise);
        network.roads().forEach(made::cut);
        return List.copyOf(made.links);
    }

    private void cut(Road road) {
        var line = Route.of(road.corners());
        var parts = (int) Math.max(1, Math.round(line.metres() / LENGTH));
        for (var part = 0; part < parts; part++) {
            var stretch = line.between(line.metres() * part / parts, line.metres() * (part + 1) / parts);
            var middle = stretch.at(stretch.metres() / 2);
            var district = Districts.nearest(middle.lon(), middle.lat());
            var number = numbers.merge(district.code(), 1, Integer::sum);
            add(road, district, number, 0, stretch.aside(LANES));
            add(road, district, number, 1, stretch.back().aside(LANES));
        }
    }

    private void add(Road road, District district, int number, int direction, Route route) {
        var id = "1%s%04d%02d".formatted(district.code().substring(2), number, direction);
        var middle = route.at(route.metres() / 2);
        links.add(new RoadLink(
                id,
                road.name(),
                direction == 0 ? OUTWARD : BACK,
                district,
                round(middle.lon()),
                round(middle.lat()),
                route,
                Math.round(road.free() * (0.88 + 0.24 * noise.uniform("link/free", id.hashCode())))));
    }

    private static double round(double degrees) {
        return Math.round(degrees * 1e6) / 1e6;
    }
}
