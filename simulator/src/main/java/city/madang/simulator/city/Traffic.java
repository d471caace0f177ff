package city.madang.simulator.city;

import java.util.List;

/// Road traffic: slow in the two peaks, slower in rain and snow, slowest beside an incident.
public final class Traffic {

    private final Noise noise;
    private final Weather weather;
    private final Incidents incidents;
    private final List<RoadLink> links;

    Traffic(Noise noise, Weather weather, Incidents incidents, RoadNetwork network) {
        this.noise = noise;
        this.weather = weather;
        this.incidents = incidents;
        this.links = RoadLinks.of(network, noise);
    }

    /// All stretches, road by road.
    public List<RoadLink> links() {
        return links;
    }

    /// How full the roads are, 0 (empty) to 1 (as full as they get).
    public double load(Moment moment) {
        var hour = moment.hour();
        var morning = bell(hour, 8.3, 1.4) * (moment.weekend() ? 0.35 : 1);
        var evening = bell(hour, 18.3, 1.7) * (moment.weekend() ? 0.75 : 1);
        var day = 0.62 * (bell(hour, 13.5, 4.2)) * (moment.weekend() ? 1.1 : 1);
        return Math.min(1, 0.08 + Math.max(day, Math.max(morning, evening)));
    }

    /// Mean speed of a district, km/h.
    public double speed(District district, Moment moment) {
        var centre = Geometry.metres(district.lon(), district.lat(), 126.99, 37.55);
        var free = 33 + Math.min(7, centre / 2000);
        var crowded = 0.38 + 0.1 * Math.exp(-centre / 5000);
        var local = 1 + 0.07 * noise.wave("traffic/" + district.code(), moment.epochSecond(), 2400);
        return free * (1 - crowded * load(moment)) * slowedByWeather(district, moment) * local;
    }

    /// The factor rain or snow leaves of a speed, 0.6 to 1.
    public double slowedByWeather(District district, Moment moment) {
        var rain = weather.rain(district, moment);
        var depth = weather.snows(moment) ? 0.4 : 0.3;
        return 1 - depth * (1 - Math.exp(-rain / 4));
    }

    /// Speed on one stretch, km/h.
    public double speed(RoadLink link, Moment moment) {
        var local = 1
                + 0.14 * noise.wave(link.id(), moment.epochSecond(), 600)
                + 0.12 * noise.wave(link.id() + "h", moment.epochSecond(), 5400);
        var own = link.free() / 37 * speed(link.district(), moment) * local;
        return Math.max(3, own * incidents.slowdown(link.lon(), link.lat(), moment));
    }

    /// Vehicles an hour in one lane.
    public double volume(String key, Moment moment) {
        var local = 1 + 0.12 * noise.wave("volume/" + key, moment.epochSecond(), 1800);
        return 950 * Math.pow(load(moment), 0.8) * local;
    }

    private static double bell(double hour, double middle, double width) {
        var far = (hour - middle) / width;
        return Math.exp(-far * far / 2);
    }
}
