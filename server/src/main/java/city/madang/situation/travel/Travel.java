package city.madang.situation.travel;

import city.madang.observations.Datastreams;
import city.madang.observations.LiveState;
import city.madang.observations.Thing;
import city.madang.observations.Things;
import city.madang.platform.Position;
import city.madang.situation.SituationRules;
import city.madang.situation.travel.RoadGraph.Road;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Reckons how long it takes to get somewhere, with the speeds that the roads report now.
@Component
public class Travel {

    private static final Logger LOG = LoggerFactory.getLogger(Travel.class);
    private static final long FRESH_NANOS = 60_000_000_000L;
    /// Slower than this is a standstill that a fire engine gets through, km/h.
    private static final double SLOWEST = 8;
    private static final String PATH = "path";
    private static final String SPEED = "speed";

    private final Things things;
    private final Datastreams datastreams;
    private final LiveState live;
    private final SituationRules.TravelRules rules;
    private volatile Net net = new Net(-1, 0, new RoadGraph(List.of(), 0));

    Travel(Things things, Datastreams datastreams, LiveState live, SituationRules rules) {
        this.things = things;
        this.datastreams = datastreams;
        this.live = live;
        this.rules = rules.travel();
    }

    private record Net(int roads, long looked, RoadGraph graph) {}

    /// Reckons the ways from a place to everywhere.
    public RoadGraph.Ways from(Position place) {
        return graph().from(place, this::speed, rules.speed(), rules.detour());
    }

    private double speed(int road) {
        int datastream = datastreams.number(road, SPEED);
        double speed = datastream < 0 ? Double.NaN : live.result(datastream);
        return Double.isNaN(speed) ? rules.speed() : Math.max(SLOWEST, speed);
    }

    private RoadGraph graph() {
        var known = net;
        if (known.roads() >= 0 && System.nanoTime() - known.looked() < FRESH_NANOS) {
            return known.graph();
        }
        synchronized (this) {
            var roads = things.ofKind(rules.roads()).stream()
                    .flatMap(thing -> road(thing).stream())
                    .toList();
            var graph = roads.size() == net.roads() ? net.graph() : new RoadGraph(roads, rules.meet());
            if (roads.size() != net.roads()) {
                LOG.info("roads={} points={} ways are reckoned along them", roads.size(), graph.size());
            }
            net = new Net(roads.size(), System.nanoTime(), graph);
            return graph;
        }
    }

    private static List<Road> road(Thing thing) {
        var line = line(thing.spec().properties().get(PATH));
        return line == null || line.size() < 2 ? List.of() : List.of(new Road(thing.number(), line));
    }

    /// Reads `"126.971,37.560 126.984,37.571"`; nothing if it is no such line.
    static @Nullable List<Position> line(@Nullable String path) {
        if (path == null) {
            return null;
        }
        var line = new ArrayList<Position>();
        for (var pair : path.strip().split("\\s+")) {
            var parts = pair.split(",");
            try {
                line.add(new Position(Double.parseDouble(parts[0]), Double.parseDouble(parts[1])));
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
                return null;
            }
        }
        return line;
    }
}
