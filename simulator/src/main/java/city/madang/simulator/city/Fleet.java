package city.madang.simulator.city;

import java.util.ArrayList;
import java.util.List;

/// The buses: sixty routes between districts, driven to and fro; late when the roads are full.
public final class Fleet {

    /// A bus on its way.
    ///
    /// @param bearing degrees from north
    /// @param speed m/s
    /// @param delay seconds behind the timetable
    /// @param aboard passengers
    public record Bus(
            String id,
            Line route,
            boolean outward,
            double lon,
            double lat,
            double bearing,
            double speed,
            long delay,
            int aboard,
            int stop) {}

    /// A route of the timetable.
    ///
    /// @param way the roads it takes, outward
    public record Line(String number, District from, District to, Route way) {}

    private static final int ROUTES = 60;
    private static final int BUSES = 400;
    /// Mean speed of a city bus with its stops, m/s (17 km/h); an estimate.
    private static final double PACE = 4.7;
    /// Seats and standing room of a city bus.
    private static final int ROOM = 55;

    private final Noise noise;
    private final Traffic traffic;
    private final RoadNetwork network;
    private final List<Line> routes = new ArrayList<>();

    Fleet(Noise noise, Traffic traffic, RoadNetwork network) {
        this.noise = noise;
        this.traffic = traffic;
        this.network = network;
        for (var i = 0; i < ROUTES; i++) {
            routes.add(route(i));
        }
    }

    public List<Line> routes() {
        return List.copyOf(routes);
    }

    /// The buses on the road: all in the daytime, one in six at night.
    public List<Bus> buses(Moment moment) {
        var buses = new ArrayList<Bus>();
        var night = moment.hour() < 4.5 && moment.hour() > 0.5;
        for (var i = 0; i < BUSES; i++) {
            if (!night || i % 6 == 0) {
                buses.add(bus(i, moment));
            }
        }
        return buses;
    }

    private Bus bus(int number, Moment moment) {
        var route = routes.get(number % ROUTES);
        var delay = delay(number, moment);
        var loop = 2 * route.way().metres();
        var phase = noise.uniform("bus/phase", number) * loop;
        var seconds = moment.epochMilli() / 1000.0 - delay;
        var driven = (phase + seconds * PACE) % loop;
        var outward = driven < route.way().metres();
        var along = outward ? driven : loop - driven;
        var spot = route.way().at(along);
        var bearing = (spot.bearing() + (outward ? 0 : 180)) % 360;
        var halting = noise.wave("bus/halt" + number, moment.epochSecond(), 45);
        var speed = Math.max(0, PACE * 1.6 * (0.6 + halting) * (1.25 - 0.5 * traffic.load(moment)));
        var aboard = (int) Math.min(
                ROOM, 14 * Rhythm.BUS.at(moment) * (1 + 0.5 * noise.wave("bus/load" + number, along, 1500)));
        return new Bus(
                "%d".formatted(70_000 + number),
                route,
                outward,
                spot.lon(),
                spot.lat(),
                bearing,
                speed,
                delay,
                aboard,
                (int) (along / 450));
    }

    private long delay(int number, Moment moment) {
        var usual = 420 * traffic.load(moment) * (1 + noise.wave("bus/late" + number, moment.epochSecond(), 3600));
        return Math.round(Math.max(-60, usual - 90));
    }

    /// Draws two districts some kilometres apart and goes by road from about one centre to about the other.
    private Line route(int number) {
        var all = Districts.all();
        var from = all.get(number % all.size());
        var to = from;
        for (var attempt = 0; Geometry.metres(from.lon(), from.lat(), to.lon(), to.lat()) < 5000; attempt++) {
            to = all.get(noise.pick("route/to", number * 50L + attempt, all.size()));
        }
        var start = aside(from, number);
        var end = aside(to, number);
        return new Line(String.valueOf(100 + number * 7), from, to, network.route(start[0], start[1], end[0], end[1]));
    }

    /// A point of a road near the centre of a district, so that routes do not all begin at the same stop.
    private double[] aside(District district, int number) {
        var key = "route" + district.code();
        return network.onRoad(
                district.lon() + 0.012 * (noise.uniform(key, number) - 0.5),
                district.lat() + 0.01 * (noise.uniform(key + "n", number) - 0.5));
    }
}
