package city.madang.situation;

import city.madang.catalogue.Boundaries;
import city.madang.catalogue.ObservedProperties;
import city.madang.catalogue.Sources;
import city.madang.governance.Policy;
import city.madang.identity.Jurisdictions;
import city.madang.identity.Viewer;
import city.madang.observations.Datastreams;
import city.madang.observations.LiveState;
import city.madang.platform.LocalText;
import city.madang.platform.Position;
import city.madang.situation.SituationRules.Nearby;
import city.madang.situation.travel.NearestIndex;
import city.madang.situation.travel.Spot;
import city.madang.situation.travel.Spots;
import city.madang.situation.travel.Travel;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Finds what stands around a place: help and how long it takes to come, weather, people, and what may be affected.
/// Thread-safe.
@Service
public class Surroundings {

    /// So many times as many as are wanted are looked at before they are ranked by travel.
    private static final int RANKED = 4;

    private static final int FACILITIES_NAMED = 5;
    private static final double SQUARE_METRES_PER_KM2 = 1e6;

    private final SituationRules rules;
    private final Spots spots;
    private final Travel travel;
    private final Datastreams datastreams;
    private final LiveState live;
    private final ObservedProperties properties;
    private final Boundaries boundaries;
    private final Jurisdictions jurisdictions;
    private final Sources sources;
    private final Policy policy;
    private final Clock clock;

    Surroundings(
            SituationRules rules,
            Spots spots,
            Travel travel,
            Datastreams datastreams,
            LiveState live,
            ObservedProperties properties,
            Boundaries boundaries,
            Jurisdictions jurisdictions,
            Sources sources,
            Policy policy,
            Clock clock) {
        this.rules = rules;
        this.spots = spots;
        this.travel = travel;
        this.datastreams = datastreams;
        this.live = live;
        this.properties = properties;
        this.boundaries = boundaries;
        this.jurisdictions = jurisdictions;
        this.sources = sources;
        this.policy = policy;
        this.clock = clock;
    }

    /// What was found.
    ///
    /// @param help by id of the pack's list, nearest or fastest first
    public record Found(
            Map<String, Group> help,
            List<Measured> weather,
            @Nullable People people,
            List<Affected> affected) {}

    /// One list of help.
    public record Group(LocalText name, List<Help> list) {}

    /// Somewhere that help comes from.
    ///
    /// @param metres along a straight line
    /// @param seconds it takes to come; NaN where only the distance counts
    /// @param amount how much there is of it, such as free beds; NaN if that is not known
    /// @param picture where its picture is had, for cameras that this viewer may look through
    public record Help(
            Spot spot,
            double metres,
            double seconds,
            double amount,
            @Nullable String picture) {}

    /// A reading of the nearest station.
    public record Measured(
            String property, LocalText name, LocalText unit, double value, Spot station, double metres) {}

    /// People nearby.
    ///
    /// @param count how many
    /// @param counted whether counters saw them; otherwise residents by the density of the neighbourhood
    /// @param within metres
    public record People(long count, boolean counted, double within) {}

    /// Facilities of one kind near enough to be affected.
    ///
    /// @param count how many there are
    /// @param nearest the first few, nearest first
    public record Affected(String id, LocalText name, int count, List<NearestIndex.Near> nearest) {}

    /// Finds what stands around a place, as far as a viewer may know of it.
    ///
    /// @param affected how far around facilities may be affected, metres
    public Found around(Position place, double affected, Viewer viewer) {
        var sight = policy.of(viewer);
        var ways = rules.nearby().stream().anyMatch(Nearby::byTravel) ? travel.from(place) : null;
        var help = new LinkedHashMap<String, Group>();
        for (var wanted : rules.nearby()) {
            var near = spots.nearest(
                    place,
                    orNone(wanted.places()),
                    orNone(wanted.things()),
                    wanted.limit() * (wanted.byTravel() ? RANKED : 1));
            var list = new ArrayList<Help>();
            for (var one : near) {
                if (mayKnow(one.spot(), viewer, sight)) {
                    double seconds = wanted.byTravel() && ways != null
                            ? ways.to(one.spot().position())
                            : Double.NaN;
                    list.add(new Help(
                            one.spot(),
                            one.metres(),
                            seconds,
                            amount(one.spot(), wanted, sight),
                            picture(one.spot(), sight)));
                }
            }
            list.sort(order(wanted));
            help.put(wanted.id(), new Group(wanted.name(), list.subList(0, Math.min(wanted.limit(), list.size()))));
        }
        return new Found(help, weather(place, viewer, sight), people(place, sight), affected(place, affected));
    }

    /// Those with something free first, then the fastest.
    static Comparator<Help> order(Nearby wanted) {
        Comparator<Help> fastest = wanted.byTravel()
                ? Comparator.comparingDouble(Help::seconds)
                : Comparator.comparingDouble(Help::metres);
        return Boolean.TRUE.equals(wanted.free())
                ? Comparator.comparing((Help help) -> !(help.amount() > 0)).thenComparing(fastest)
                : fastest;
    }

    private double amount(Spot spot, Nearby wanted, Policy.View sight) {
        var property = wanted.reading();
        return property == null ? Double.NaN : read(spot, property, sight);
    }

    private double read(Spot spot, String property, Policy.View sight) {
        int datastream = spot.thing() < 0 ? -1 : datastreams.number(spot.thing(), property);
        if (datastream < 0) {
            return Double.NaN;
        }
        double value = live.result(datastream);
        return Double.isNaN(value)
                ? value
                : sight.decide(datasetOf(spot), property, spot.district()).ofNumber(value);
    }

    private boolean isFresh(Spot spot, String property, long millis) {
        int datastream = spot.thing() < 0 ? -1 : datastreams.number(spot.thing(), property);
        return datastream >= 0 && live.has(datastream) && clock.millis() - live.time(datastream) <= millis;
    }

    private String datasetOf(Spot spot) {
        var source = spot.source();
        return source == null
                ? ""
                : sources.find(source).map(found -> found.dataset()).orElse("");
    }

    private boolean mayKnow(Spot spot, Viewer viewer, Policy.View sight) {
        var source = spot.source();
        if (source != null
                && !viewer.reaches(sources.find(source)
                        .map(found -> found.audience())
                        .orElse(city.madang.platform.Audience.Group.OFFICIAL))) {
            return false;
        }
        return sight.decide(datasetOf(spot), "position", spot.district()).shows();
    }

    private static @Nullable String picture(Spot spot, Policy.View sight) {
        // The cameras' own decision, see docs/api/live.md.
        return spot.kind().equals("camera")
                        && sight.decide("cameras", "picture", spot.district()).shows()
                ? "/cameras/%s/snapshot.jpg".formatted(spot.key())
                : null;
    }

    private List<Measured> weather(Position place, Viewer viewer, Policy.View sight) {
        var wanted = rules.weather();
        long fresh = wanted.fresh().duration().toMillis();
        var near = wanted.things().stream()
                .flatMap(kind -> spots.things(kind).nearest(place, FACILITIES_NAMED).stream())
                .filter(one -> one.metres() <= wanted.within() && mayKnow(one.spot(), viewer, sight))
                .sorted(Comparator.comparingDouble(NearestIndex.Near::metres))
                .toList();
        var found = new ArrayList<Measured>();
        for (var property : wanted.properties()) {
            for (var one : near) {
                double value = isFresh(one.spot(), property, fresh) ? read(one.spot(), property, sight) : Double.NaN;
                if (!Double.isNaN(value)) {
                    var known = properties.find(property);
                    found.add(new Measured(
                            property,
                            known.map(p -> p.name()).orElse(LocalText.same(property)),
                            known.map(p -> p.unit()).orElse(LocalText.same("")),
                            value,
                            one.spot(),
                            one.metres()));
                    break;
                }
            }
        }
        return found;
    }

    private @Nullable People people(Position place, Policy.View sight) {
        var wanted = rules.people();
        long fresh = wanted.fresh().duration().toMillis();
        double sum = 0;
        boolean counted = false;
        for (var kind : wanted.things()) {
            for (var near : spots.things(kind).within(place, wanted.within())) {
                for (var property : wanted.properties()) {
                    double value =
                            isFresh(near.spot(), property, fresh) ? read(near.spot(), property, sight) : Double.NaN;
                    if (!Double.isNaN(value)) {
                        sum += value;
                        counted = true;
                    }
                }
            }
        }
        return counted ? new People(Math.round(sum), true, wanted.within()) : residents(place, wanted.within());
    }

    /// Residents within a circle, if they live as densely as in the neighbourhood or district around it.
    private @Nullable People residents(Position place, double within) {
        var area = boundaries
                .neighbourhoodAt(place)
                .filter(one -> one.population() != null)
                .or(() -> boundaries.districtAt(place).flatMap(one -> jurisdictions.find(one.code())))
                .orElse(null);
        var population = area == null ? null : area.population();
        if (area == null || population == null) {
            return null;
        }
        double km2 = Math.PI * within * within / SQUARE_METRES_PER_KM2;
        return new People(Math.round(population.total() / area.areaKm2() * km2), false, within);
    }

    private List<Affected> affected(Position place, double metres) {
        var found = new ArrayList<Affected>();
        for (var wanted : rules.facilities()) {
            var near = new ArrayList<NearestIndex.Near>();
            orNone(wanted.things())
                    .forEach(kind -> near.addAll(spots.things(kind).within(place, metres)));
            orNone(wanted.places())
                    .forEach(kind -> spots.places(kind).within(place, metres).stream()
                            .filter(one -> near.stream()
                                    .noneMatch(other -> Objects.equals(
                                            other.spot().name(), one.spot().name())))
                            .forEach(near::add));
            near.sort(Comparator.comparingDouble(NearestIndex.Near::metres));
            if (!near.isEmpty()) {
                found.add(new Affected(
                        wanted.id(),
                        wanted.name(),
                        near.size(),
                        List.copyOf(near.subList(0, Math.min(FACILITIES_NAMED, near.size())))));
            }
        }
        return found;
    }

    private static List<String> orNone(@Nullable List<String> kinds) {
        return kinds == null ? List.of() : kinds;
    }
}
