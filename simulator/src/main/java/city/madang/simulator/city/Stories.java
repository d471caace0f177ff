package city.madang.simulator.city;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// The stories: four in about a day by themselves, and those somebody starts. Thread-safe.
public final class Stories {

    /// One story begins in each of these, seconds.
    private static final long SLOT = 6 * 3600;
    /// The longest that anything is felt of a story at speed 1, seconds.
    private static final long LONGEST = 8000;

    private final Noise noise;
    private final Weather weather;
    private final Sites sites;
    private final RoadNetwork network;
    private final Dispatch dispatch;
    private final List<Script> scripts = Script.all();
    private final List<Story> started = new CopyOnWriteArrayList<>();
    private final Map<Long, Story> usual = new ConcurrentHashMap<>();

    private record Felt(long second, List<Story> stories) {}

    private volatile Felt latest = new Felt(Long.MIN_VALUE, List.of());

    Stories(Noise noise, Weather weather, Sites sites, RoadNetwork network, Dispatch dispatch) {
        this.noise = noise;
        this.weather = weather;
        this.sites = sites;
        this.network = network;
        this.dispatch = dispatch;
    }

    public List<Script> scripts() {
        return scripts;
    }

    /// Starts a story now, somewhere in a district.
    ///
    /// @throws IllegalArgumentException if there is no such script
    public Story start(String script, District district, double speed, Moment now) {
        var at = sites.point(district, "story/" + script, now.epochSecond());
        return start(script, at[0], at[1], speed, now);
    }

    /// Starts a story now, at a position; an accident on the nearest road.
    ///
    /// @throws IllegalArgumentException if there is no such script
    public synchronized Story start(String script, double lon, double lat, double speed, Moment now) {
        var second = now.epochSecond();
        while (numbered(second)) {
            second++;
        }
        var story = story(find(script), lon, lat, second, speed);
        started.add(story);
        latest = new Felt(Long.MIN_VALUE, List.of());
        return story;
    }

    private boolean numbered(long second) {
        return started.stream().anyMatch(story -> story.scene().start() == second);
    }

    private Script find(String id) {
        return scripts.stream()
                .filter(script -> script.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no story '%s'; there are %s"
                        .formatted(id, scripts.stream().map(Script::id).toList())));
    }

    /// Those of which anything is felt at a moment.
    public List<Story> felt(Moment moment) {
        var known = latest;
        if (known.second() != moment.epochSecond()) {
            var stories = begun(moment, LONGEST).stream()
                    .filter(story -> story.felt(moment))
                    .toList();
            known = new Felt(moment.epochSecond(), stories);
            latest = known;
        }
        return known.stories();
    }

    /// Those that began in the last seconds before a moment, newest first.
    public List<Story> begun(Moment moment, long seconds) {
        var now = moment.epochSecond();
        var found = new ArrayList<Story>(started);
        for (var slot = Math.floorDiv(now - seconds, SLOT); slot <= Math.floorDiv(now, SLOT); slot++) {
            found.add(usual.computeIfAbsent(slot, this::happen));
        }
        found.removeIf(story -> story.scene().start() > now || story.scene().start() < now - seconds);
        found.sort(
                Comparator.comparingLong((Story story) -> story.scene().start()).reversed());
        return found;
    }

    /// The story of an incident.
    public Optional<Story> of(Incident incident) {
        return begun(new Moment(incident.reported() * 1000), 1).stream()
                .filter(story -> story.id().equals(incident.id()))
                .findFirst();
    }

    /// Rain that a story adds, mm/h.
    double rain(District district, Moment moment) {
        var sum = 0.0;
        for (var story : felt(moment)) {
            if (story.peak().rain() > 0 && story.scene().district().equals(district)) {
                sum += story.peak().rain() * story.swell(moment);
            }
        }
        return sum;
    }

    /// How much higher water stands in a district, metres.
    public double water(District district, Moment moment) {
        var sum = 0.0;
        for (var story : felt(moment)) {
            if (story.scene().district().equals(district)) {
                sum += story.peak().water() * story.swell(moment);
            }
        }
        return sum;
    }

    /// People that a story adds at a place, per square metre: all of them within 250 m, none beyond 700 m.
    public double crowd(double lon, double lat, Moment moment) {
        var sum = 0.0;
        for (var story : felt(moment)) {
            var far =
                    Geometry.metres(lon, lat, story.scene().lon(), story.scene().lat());
            sum += story.peak().crowd() * story.swell(moment) * Math.clamp((700 - far) / 450, 0, 1);
        }
        return sum;
    }

    /// Emergency beds that stories take in a hospital.
    public int bedsTaken(Site hospital, Moment moment) {
        return felt(moment).stream()
                .mapToInt(story -> story.bedsTaken(hospital, moment))
                .sum();
    }

    /// The factor that stories leave of the speed on a road: within 500 m as the script says, none beyond 1,800 m.
    double slowdown(double lon, double lat, Moment moment) {
        var factor = 1.0;
        for (var story : felt(moment)) {
            var far =
                    Geometry.metres(lon, lat, story.scene().lon(), story.scene().lat());
            var near = Math.clamp((1800 - far) / 1300, 0, 1);
            factor = Math.min(factor, 1 - (1 - story.peak().speed()) * story.swell(moment) * near);
        }
        return factor;
    }

    /// The story of six hours: a flood only where it rains, a crowd only in the evening.
    private Story happen(long slot) {
        var start = slot * SLOT + (long) (noise.uniform("story/start", slot) * SLOT);
        var moment = new Moment(start * 1000);
        var script = scripts.get(noise.pick("story/script", slot, scripts.size()));
        var district = Districts.all().get(noise.pick("story/district", slot, 25));
        var likely = switch (script.kind()) {
            case FLOOD -> weather.fallen(district, moment) > 1;
            case CROWD -> moment.hour() > 17 && moment.hour() < 24;
            default -> true;
        };
        var chosen = likely ? script : find(slot % 2 == 0 ? "fire" : "bus-accident");
        var at = sites.point(district, "story", slot);
        return story(chosen, at[0], at[1], start, 1);
    }

    private Story story(Script script, double lon, double lat, long start, double speed) {
        var at = script.kind() == Incident.Kind.TRAFFIC ? network.onRoad(lon, lat) : new double[] {lon, lat};
        var district = Districts.nearest(at[0], at[1]);
        var place = district.place(noise.pick("story/place", start, 97));
        var id = "S%d-%s".formatted(start, script.id());
        var scene = new Scene(id, script, district, place, at[0], at[1], start, speed);
        var units = dispatch.to(scene);
        return new Story(scene, incident(scene, units), units, dispatch.hospitals(at[0], at[1]));
    }

    private static Incident incident(Scene scene, List<Unit> units) {
        var script = scene.script();
        return new Incident(
                scene.id(),
                script.kind(),
                script.size(),
                scene.district(),
                scene.place(),
                scene.lon(),
                scene.lat(),
                scene.start(),
                units.stream()
                        .mapToLong(unit -> unit.times().dispatched())
                        .min()
                        .orElseThrow(),
                units.stream().mapToLong(unit -> unit.times().arrived()).min().orElseThrow(),
                scene.at(script.controlled()),
                scene.at(script.closed()),
                true);
    }
}
