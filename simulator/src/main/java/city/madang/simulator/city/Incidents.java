package city.madang.simulator.city;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What goes wrong. Fires: 5,173 a year by district and hour as in 2021–2022; from dispatch to arrival 296 s
/// in the median (log-normal, 0.37, so that 17.5 % pass the golden time of 420 s, 905 of 5,173); put out
/// within 752 s in the median. Source: safety-fire. The other kinds are estimates.
public final class Incidents {

    /// Fires by month as a multiple of the mean, 2021–2022.
    private static final double[] FIRE_MONTHS = {1.12, .96, .97, 1.08, 1.05, .89, 1.1, .92, .92, .93, .88, 1.16};

    private static final long SLOT = 600;

    private final Noise noise;
    private final Weather weather;
    private final Sites sites;
    private final Stories stories;
    private final Map<Long, List<Incident>> slots = new ConcurrentHashMap<>();

    Incidents(Noise noise, Weather weather, Sites sites, Stories stories) {
        this.stories = stories;
        this.noise = noise;
        this.weather = weather;
        this.sites = sites;
    }

    /// Those reported in the last `hours` before a moment, those of stories among them, newest first.
    public List<Incident> recent(Moment moment, int hours) {
        var found = new ArrayList<Incident>();
        var last = Math.floorDiv(moment.epochSecond(), SLOT);
        for (var slot = last; slot > last - hours * 3600L / SLOT - 1; slot--) {
            for (var incident : slot(slot)) {
                if (incident.reported() <= moment.epochSecond()) {
                    found.add(incident);
                }
            }
        }
        stories.begun(moment, hours * 3600L).forEach(story -> found.add(story.incident()));
        found.sort(Comparator.comparingLong(Incident::reported).reversed());
        return found;
    }

    /// Those not yet closed.
    public List<Incident> open(Moment moment) {
        return recent(moment, 9).stream()
                .filter(incident -> incident.open(moment))
                .toList();
    }

    /// The factor that incidents nearby leave of the speed, 0.2 to 1.
    double slowdown(double lon, double lat, Moment moment) {
        var factor = stories.slowdown(lon, lat, moment);
        for (var incident : openAt(moment)) {
            if (incident.lanes() && Geometry.metres(lon, lat, incident.lon(), incident.lat()) < 900) {
                factor = Math.min(factor, 0.35 + 0.1 * (4 - incident.size()));
            }
        }
        return factor;
    }

    private record Open(long second, List<Incident> incidents) {}

    private volatile Open latest = new Open(Long.MIN_VALUE, List.of());

    private List<Incident> openAt(Moment moment) {
        var known = latest;
        if (known.second() != moment.epochSecond()) {
            known = new Open(moment.epochSecond(), open(moment));
            latest = known;
        }
        return known.incidents();
    }

    private List<Incident> slot(long slot) {
        if (slots.size() > 4000) {
            slots.clear();
        }
        return slots.computeIfAbsent(slot, this::happen);
    }

    private List<Incident> happen(long slot) {
        var moment = new Moment(slot * SLOT * 1000);
        var happened = new ArrayList<Incident>();
        for (var kind : Incident.Kind.values()) {
            var expected = kind.perDay() * SLOT / 86_400 * likelihood(kind, moment);
            var count = poisson(expected, kind.name(), slot);
            for (var i = 0; i < count; i++) {
                happened.add(incident(kind, slot * 8 + i, moment));
            }
        }
        return List.copyOf(happened);
    }

    private double likelihood(Incident.Kind kind, Moment moment) {
        var rain = weather.rain(moment);
        return switch (kind) {
            case FIRE -> Rhythm.FIRE.at(moment) * FIRE_MONTHS[moment.month() - 1] / (1 + rain * 0.2);
            case RESCUE -> Rhythm.STREET.at(moment);
            case TRAFFIC -> Rhythm.STREET.at(moment) * (1 + Math.min(1.5, rain * 0.3));
            case GAS -> Rhythm.HOME.at(moment);
            case BURST -> weather.temperature(moment) < -6 ? 4 : 1;
            case OUTAGE -> 1 + Math.min(3, rain * 0.2);
            case FLOOD -> rain < 4 ? 0 : rain * 4;
            case CROWD -> Rhythm.EVENING.at(moment) * (moment.weekend() ? 1.6 : 0.8);
        };
    }

    private Incident incident(Incident.Kind kind, long number, Moment slot) {
        var key = kind.name();
        var district = district(kind, number);
        var at = sites.point(district, "incident" + key, number);
        var place = district.place(noise.pick(key + "/place", number, 97));
        var size = 1 + (int) Math.min(3, -Math.log(1 - noise.uniform(key + "/size", number)) / 1.1);
        var reported = slot.epochSecond() + (long) (noise.uniform(key + "/second", number) * SLOT);
        var dispatched = reported + 25 + (long) (50 * noise.uniform(key + "/dispatch", number));
        var arrived = dispatched + (long) Math.min(1800, 296 * Math.exp(0.373 * noise.normal(key + "/drive", number)));
        var fought = 752 * Math.exp(0.8 * noise.normal(key + "/fight", number)) * Math.sqrt(size);
        var controlled = arrived + (long) Math.clamp(fought, 180, 5 * 3600);
        var closed = controlled + 300 + (long) (1500 * size * noise.uniform(key + "/clear", number));
        var lanes = kind == Incident.Kind.TRAFFIC || (size > 1 && kind != Incident.Kind.RESCUE);
        var id = "%s-%s-%04d"
                .formatted(
                        key.charAt(0) + Integer.toString(kind.ordinal()),
                        slot.text("yyyyMMdd"),
                        Math.floorMod(number, 86_400 / SLOT * 8));
        return new Incident(
                id,
                kind,
                size,
                district,
                place,
                at[0],
                at[1],
                reported,
                dispatched,
                arrived,
                controlled,
                closed,
                lanes);
    }

    /// Draws a district: by fires a year for fires, by residents for the rest.
    private District district(Incident.Kind kind, long number) {
        var fire = kind == Incident.Kind.FIRE;
        var left = noise.uniform(kind + "/district", number) * (fire ? 5173.5 : Districts.POPULATION);
        for (var district : Districts.all()) {
            left -= fire ? district.fires() : district.population();
            if (left <= 0) {
                return district;
            }
        }
        return Districts.all().getLast();
    }

    private int poisson(double expected, String key, long slot) {
        var limit = Math.exp(-expected);
        var product = noise.uniform(key + "/count", slot * 16);
        var count = 0;
        while (product > limit && count < 6) {
            count++;
            product *= noise.uniform(key + "/count", slot * 16 + count);
        }
        return count;
    }
}
