package city.madang.situation.travel;

import city.madang.catalogue.Place;
import city.madang.catalogue.Places;
import city.madang.observations.Thing;
import city.madang.observations.Things;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// The spots of every kind in memory, by kind, ready to find the nearest. Looked at again every few seconds when asked.
@Component
public class Spots {

    private static final long FRESH_NANOS = 5_000_000_000L;

    private final Places places;
    private final Things things;
    private final Map<String, Indexed> ofPlaces = new ConcurrentHashMap<>();
    private final Map<String, Indexed> ofThings = new ConcurrentHashMap<>();

    Spots(Places places, Things things) {
        this.places = places;
        this.things = things;
    }

    private record Indexed(long revision, long looked, NearestIndex index) {
        private boolean fresh() {
            return System.nanoTime() - looked < FRESH_NANOS;
        }
    }

    /// The places of the catalogue of one kind.
    public NearestIndex places(String kind) {
        var known = ofPlaces.get(kind);
        if (known != null && known.fresh()) {
            return known.index();
        }
        long revision = places.revision(kind);
        var index = known != null && known.revision() == revision
                ? known.index()
                : new NearestIndex(places.all(kind).stream().map(Spots::spot).toList());
        ofPlaces.put(kind, new Indexed(revision, System.nanoTime(), index));
        return index;
    }

    /// The things of one kind that stand still.
    public NearestIndex things(String kind) {
        var known = ofThings.get(kind);
        if (known != null && known.fresh()) {
            return known.index();
        }
        long revision = things.version();
        var index = known;
        if (known == null || known.revision() != revision) {
            var spots = things.ofKind(kind).stream()
                    .flatMap(thing -> spot(thing).stream())
                    .toList();
            index = new Indexed(revision, System.nanoTime(), new NearestIndex(spots));
        } else {
            index = new Indexed(revision, System.nanoTime(), known.index());
        }
        ofThings.put(kind, index);
        return index.index();
    }

    /// The nearest of several kinds of places and things together, nearest first. A place and a thing of the same name
    /// at the same spot are one: the thing, because it reports.
    public List<NearestIndex.Near> nearest(
            city.madang.platform.Position position, List<String> placeKinds, List<String> thingKinds, int limit) {
        var found = new ArrayList<NearestIndex.Near>();
        thingKinds.forEach(kind -> found.addAll(things(kind).nearest(position, limit)));
        placeKinds.forEach(kind -> places(kind).nearest(position, limit).stream()
                .filter(near -> found.stream().noneMatch(other -> same(near, other)))
                .forEach(found::add));
        found.sort(java.util.Comparator.comparingDouble(NearestIndex.Near::metres));
        return found.subList(0, Math.min(limit, found.size()));
    }

    /// Two entries of one building, metres.
    private static final double SAME_SPOT = 60;

    static boolean same(NearestIndex.Near one, NearestIndex.Near other) {
        return one.spot().name().ko().equals(other.spot().name().ko())
                && one.spot().position().metresTo(other.spot().position()) <= SAME_SPOT;
    }

    private static Spot spot(Place place) {
        return new Spot(
                place.kind(), place.key(), place.name(), place.position(), -1, place.district(), place.source());
    }

    private static List<Spot> spot(Thing thing) {
        var position = thing.position();
        return position == null
                ? List.of()
                : List.of(new Spot(
                        thing.kind(),
                        thing.key(),
                        thing.name(),
                        position,
                        thing.number(),
                        thing.district(),
                        thing.source()));
    }
}
