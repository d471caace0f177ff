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
            Route route,
            boolean outward,
            double lon,
            double lat,
            double bearing,
            double speed,
            long delay,
            int aboard,
            int stop) {}

    /// A route.
    ///
    /// @param path [longitude, latitude] of each corner
    /// @param reached metres from the start to each corner
    public record Route(String number, District from, District to, double[][] path, double[] reached) {
        double metres() {
            return reached[reached.length - 1];
        }
    }

    private static final int ROUTES = 60;
    private static final int BUSES = 400;
    /// Mean speed of a city bus with its stops, m/s (17 km/h); an estimate.
    private static final double PACE = 4.7;
    /// Seats and standing room of a city bus.
    private static final int ROOM = 55;

    private final Noise noise;
    private final Traffic traffic;
    private final List<Route> routes = new ArrayList<>();

    Fleet(Noise noise, Traffic traffic) {
        this.noise = noise;
        this.traffic = traffic;
        for (var i = 0; i < ROUTES; i++) {
            routes.add(route(i));
        }
    }

    public List<Route> routes() {
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
        var loop = 2 * route.metres();
        var phase = noise.uniform("bus/phase", number) * loop;
        var seconds = moment.epochMilli() / 1000.0 - delay;
        var driven = (phase + seconds * PACE) % loop;
        var outward = driven < route.metres();
        var along = outward ? driven : loop - driven;
        var at = corner(route, along);
        var from = route.path()[at];
        var to = route.path()[at + 1];
        var length = route.reached()[at + 1] - route.reached()[at];
        var part = length == 0 ? 0 : (along - route.reached()[at]) / length;
        var sense = outward ? 1 : -1;
        var east = (to[0] - from[0]) * Geometry.METRES_LON * sense;
        var north = (to[1] - from[1]) * Geometry.METRES_LAT * sense;
        var bearing = (Math.toDegrees(Math.atan2(east, north)) + 360) % 360;
        var halting = noise.wave("bus/halt" + number, moment.epochSecond(), 45);
        var speed = Math.max(0, PACE * 1.6 * (0.6 + halting) * (1.25 - 0.5 * traffic.load(moment)));
        var aboard = (int) Math.min(
                ROOM, 14 * Rhythm.BUS.at(moment) * (1 + 0.5 * noise.wave("bus/load" + number, along, 1500)));
        return new Bus(
                "%d".formatted(70_000 + number),
                route,
                outward,
                from[0] + part * (to[0] - from[0]),
                from[1] + part * (to[1] - from[1]),
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

    private static int corner(Route route, double along) {
        var at = 0;
        while (at < route.path().length - 2 && route.reached()[at + 1] <= along) {
            at++;
        }
        return at;
    }

    /// Draws two districts some kilometres apart and goes from centre to centre, over a bridge where the river is
    /// between.
    private Route route(int number) {
        var all = Districts.all();
        var from = all.get(number % all.size());
        var to = from;
        for (var attempt = 0; Geometry.metres(from.lon(), from.lat(), to.lon(), to.lat()) < 5000; attempt++) {
            to = all.get(noise.pick("route/to", number * 50L + attempt, all.size()));
        }
        var corners = new ArrayList<double[]>();
        corners.add(aside(from, number));
        var here = from;
        while (!here.equals(to)) {
            var next = nextToward(here, to);
            cross(corners, here, next);
            corners.add(aside(next, number));
            here = next;
        }
        return new Route(String.valueOf(100 + number * 7), from, to, corners.toArray(double[][]::new), reach(corners));
    }

    /// The neighbour nearest to `here` of those that are clearly nearer to the destination.
    private static District nextToward(District here, District to) {
        var best = to;
        var left = Geometry.metres(here.lon(), here.lat(), to.lon(), to.lat());
        for (var district : Districts.all()) {
            var rest = Geometry.metres(district.lon(), district.lat(), to.lon(), to.lat());
            var step = Geometry.metres(here.lon(), here.lat(), district.lon(), district.lat());
            if (rest < left - 1200 && step < Geometry.metres(here.lon(), here.lat(), best.lon(), best.lat())) {
                best = district;
            }
        }
        return best;
    }

    private static void cross(List<double[]> corners, District here, District next) {
        var north = here.lat() > Geometry.riverLatitude(here.lon());
        if (north == next.lat() > Geometry.riverLatitude(next.lon())) {
            return;
        }
        var middle = (here.lon() + next.lon()) / 2;
        var bridge = Geometry.BRIDGES[0];
        for (var candidate : Geometry.BRIDGES) {
            if (Math.abs(candidate[0] - middle) < Math.abs(bridge[0] - middle)) {
                bridge = candidate;
            }
        }
        var side = north ? 0.006 : -0.006;
        corners.add(new double[] {bridge[0], bridge[1] + side});
        corners.add(new double[] {bridge[0], bridge[1] - side});
    }

    /// A corner near the centre of a district, so that routes do not all lie on each other.
    private double[] aside(District district, int number) {
        var key = "route" + district.code();
        return new double[] {
            district.lon() + 0.012 * (noise.uniform(key, number) - 0.5),
            district.lat() + 0.01 * (noise.uniform(key + "n", number) - 0.5)
        };
    }

    private static double[] reach(List<double[]> corners) {
        var reached = new double[corners.size()];
        for (var i = 1; i < reached.length; i++) {
            var a = corners.get(i - 1);
            var b = corners.get(i);
            reached[i] = reached[i - 1] + Geometry.metres(a[0], a[1], b[0], b[1]);
        }
        return reached;
    }
}
