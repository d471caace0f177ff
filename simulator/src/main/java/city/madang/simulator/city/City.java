package city.madang.simulator.city;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;

/// The whole imaginary city. Everything it says is a pure function of the seed and the moment asked about.
public final class City {

    /// Incidents whose units are kept: those of some days.
    private static final int KEPT = 500;

    private final Noise noise;
    private final Sites sites;
    private final Weather weather;
    private final Air air;
    private final Incidents incidents;
    private final Traffic traffic;
    private final Fleet fleet;
    private final RoadNetwork network = new RoadNetwork();
    private final Stations stations;
    private final Dispatch dispatch;
    private final Stories stories;
    private final Map<String, List<Unit>> sent = new ConcurrentHashMap<>();
    private final Map<String, List<Site>> kinds = new ConcurrentHashMap<>();

    public City(long seed) {
        noise = new Noise(seed);
        sites = new Sites(noise);
        weather = new Weather(noise);
        stations = new Stations(sites);
        dispatch = new Dispatch(noise, stations, network);
        stories = new Stories(noise, weather, sites, network, dispatch);
        weather.follow(stories);
        air = new Air(noise, weather);
        incidents = new Incidents(noise, weather, sites, stories);
        traffic = new Traffic(noise, weather, incidents, network);
        fleet = new Fleet(noise, traffic, network);
    }

    public Noise noise() {
        return noise;
    }

    public Weather weather() {
        return weather;
    }

    public Air air() {
        return air;
    }

    public Incidents incidents() {
        return incidents;
    }

    public Traffic traffic() {
        return traffic;
    }

    public RoadNetwork network() {
        return network;
    }

    public Fleet fleet() {
        return fleet;
    }

    public Stations stations() {
        return stations;
    }

    public Stories stories() {
        return stories;
    }

    /// The units sent to an incident.
    public List<Unit> units(Incident incident) {
        var story = stories.of(incident);
        if (story.isPresent()) {
            return story.get().units();
        }
        if (sent.size() > KEPT) {
            sent.clear();
        }
        return sent.computeIfAbsent(incident.id(), id -> dispatch.to(incident));
    }

    /// The sites of a kind, about `total` in the city, shared out by population.
    public List<Site> sites(String kind, String ko, String en, int total) {
        return kinds.computeIfAbsent(kind, key -> sites.byPopulation(key, new Name(ko, en), total));
    }

    /// The sites of a kind, `count` in each district.
    public List<Site> sites(String kind, String ko, String en, ToIntFunction<District> count) {
        return kinds.computeIfAbsent(kind, key -> sites.scatter(key, new Name(ko, en), count));
    }

    /// A point inside a district, always the same for the same key and slot: [longitude, latitude].
    public double[] point(District district, String key, long slot) {
        return sites.point(district, key, slot);
    }

    /// The 1,206 cameras of the city, 48 or 49 in each district. Those that watch traffic stand on a main road.
    public List<Site> cameras() {
        return kinds.computeIfAbsent(
                "camera",
                key -> sites
                        .scatter(
                                key,
                                new Name("교차로", "junction"),
                                district -> district.code().compareTo("11230") > 0 ? 48 : 49)
                        .stream()
                        .map(this::atItsPlace)
                        .toList());
    }

    /// What a camera was put up for: of ten in Seoul about four watch traffic and four prevent crime.
    public String useOf(Site camera) {
        var share = noise.uniform("camera/use", camera.number());
        return share < 0.42
                ? "traffic"
                : share < 0.8 ? "crime-prevention" : share < 0.9 ? "school" : share < 0.95 ? "flood" : "park";
    }

    private Site atItsPlace(Site camera) {
        if (!useOf(camera).equals("traffic")) {
            return camera;
        }
        var road = network.onRoad(camera.lon(), camera.lat());
        return new Site(
                camera.id(), camera.number(), camera.name(), camera.district(), road[0], road[1], camera.size());
    }

    /// Something that follows a daily rhythm around a mean, with its own small ups and downs.
    ///
    /// @param key names the thing and what is measured
    public double level(String key, double mean, Rhythm rhythm, Moment moment) {
        return mean * rhythm.at(moment) * wobble(key, 0.12, moment);
    }

    /// A factor around 1 that moves over twenty minutes and over hours.
    public double wobble(String key, double share, Moment moment) {
        var second = moment.epochSecond();
        return 1 + share * (0.5 * noise.wave(key, second, 1200) + noise.wave(key + "~", second, 5 * 3600));
    }
}
