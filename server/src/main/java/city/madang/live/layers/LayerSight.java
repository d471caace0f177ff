package city.madang.live.layers;

import city.madang.catalogue.Layer;
import city.madang.governance.Disclosure;
import city.madang.governance.Policy;
import city.madang.live.JsonBytes;
import city.madang.observations.StateView;
import city.madang.observations.Thing;
import city.madang.platform.Position;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What one readership sees of a layer: which things, which properties, and how exactly. Decided once when things
/// change, not for every reading; the constant part of every thing is kept as JSON. Constant.
final class LayerSight {

    private static final String POSITION = "position";
    private static final String LONGITUDE = "longitude";
    private static final String LATITUDE = "latitude";
    private static final long MILLIS = 1000;
    /// Constant properties of things that maps draw; see docs/api/live.md.
    private static final List<String> DRAWN = List.of("path", "route");

    private final LayerIndex index;
    private final int[] shown;
    private final byte[] propertyNames;
    private final byte[] @Nullable [] things;
    private final byte[] allThings;
    /// By row and shown property; absent if everything is shown as it is.
    private final Disclosure @Nullable [][] disclosures;
    private final Disclosure @Nullable [] positions;
    private final int longitude;
    private final int latitude;
    private final UnaryOperator<@Nullable Position> districtMiddle;

    /// @param view the policy for these readers
    /// @param visible whether these readers may know of a thing at all
    /// @param districtMiddle the middle of the district around a position
    LayerSight(
            LayerIndex index,
            Layer layer,
            Policy.View view,
            Predicate<Thing> visible,
            UnaryOperator<@Nullable Position> districtMiddle) {
        this.index = index;
        this.districtMiddle = districtMiddle;
        this.shown = shown(layer, view);
        this.longitude = placeOf(layer, LONGITUDE);
        this.latitude = placeOf(layer, LATITUDE);
        this.propertyNames = names(layer, shown);
        this.disclosures = disclosures(layer, view);
        this.positions = longitude < 0 ? null : positions(layer, view);
        this.things = new byte[index.rows()][];
        for (int row = 0; row < index.rows(); row++) {
            var thing = index.thing(row);
            things[row] =
                    visible.test(thing) ? json(thing, view.decide(layer.dataset(), POSITION, thing.district())) : null;
        }
        this.allThings = joined(things);
    }

    /// Properties that are withheld from these readers everywhere are absent.
    private static int[] shown(Layer layer, Policy.View view) {
        var kept = new ArrayList<Integer>();
        for (int i = 0; i < layer.properties().size(); i++) {
            var property = layer.properties().get(i);
            if (view.dependsOnPlace(layer.dataset(), property)
                    || !(view.decide(layer.dataset(), property) instanceof Disclosure.Mask)) {
                kept.add(i);
            }
        }
        return kept.stream().mapToInt(Integer::intValue).toArray();
    }

    private int placeOf(Layer layer, String property) {
        for (int i = 0; i < shown.length; i++) {
            if (layer.properties().get(shown[i]).equals(property)) {
                return i;
            }
        }
        return -1;
    }

    private static byte[] names(Layer layer, int[] shown) {
        var out = new JsonBytes().beginArray();
        for (int property : shown) {
            out.string(layer.properties().get(property));
        }
        return out.endArray().toByteArray();
    }

    private Disclosure @Nullable [][] disclosures(Layer layer, Policy.View view) {
        var all = new Disclosure[index.rows()][shown.length];
        boolean plain = true;
        for (int row = 0; row < all.length; row++) {
            var district = index.thing(row).district();
            for (int i = 0; i < shown.length; i++) {
                all[row][i] = view.decide(layer.dataset(), layer.properties().get(shown[i]), district);
                plain &= all[row][i].shows();
            }
        }
        return plain ? null : all;
    }

    private Disclosure @Nullable [] positions(Layer layer, Policy.View view) {
        var all = new Disclosure[index.rows()];
        for (int row = 0; row < all.length; row++) {
            all[row] = view.decide(layer.dataset(), POSITION, index.thing(row).district());
        }
        return Arrays.stream(all).allMatch(Disclosure::shows) ? null : all;
    }

    private byte[] json(Thing thing, Disclosure place) {
        var position = thing.position();
        var seen = position == null ? null : place.ofPosition(position, districtMiddle);
        var out = new JsonBytes().beginArray();
        out.number(thing.number()).string(thing.key());
        out.string(thing.name().ko()).string(thing.name().en());
        out.number(seen == null ? Double.NaN : seen.lon()).number(seen == null ? Double.NaN : seen.lat());
        out.string(thing.district());
        drawn(thing, place, out);
        return out.endArray().toByteArray();
    }

    private static void drawn(Thing thing, Disclosure place, JsonBytes out) {
        var properties = thing.spec().properties();
        if (!place.shows() || DRAWN.stream().noneMatch(properties::containsKey)) {
            return;
        }
        out.beginObject();
        for (var name : DRAWN) {
            var value = properties.get(name);
            if (value != null) {
                out.name(name).string(value);
            }
        }
        out.endObject();
    }

    private static byte[] joined(byte[] @Nullable [] parts) {
        var out = new JsonBytes(1024).beginArray();
        for (var part : parts) {
            if (part != null) {
                out.json(part);
            }
        }
        return out.endArray().toByteArray();
    }

    LayerIndex index() {
        return index;
    }

    boolean visible(int row) {
        return things[row] != null;
    }

    void writeProperties(JsonBytes out) {
        out.name("properties").json(propertyNames);
    }

    void writeThings(JsonBytes out) {
        out.name("things").json(allThings);
    }

    void writeThing(int row, JsonBytes out) {
        var json = things[row];
        if (json != null) {
            out.json(json);
        }
    }

    /// Writes the newest readings of a thing, or nothing if it never had any.
    void writeReadings(int row, StateView state, JsonBytes out) {
        long newest = newest(row, state);
        if (newest == Long.MIN_VALUE || !visible(row)) {
            return;
        }
        out.beginArray().number(index.thing(row).number()).beginArray();
        var moved = positions == null ? null : moved(row, state, positions[row]);
        for (int i = 0; i < shown.length; i++) {
            out.number(value(row, i, state, moved));
        }
        out.endArray().number(Math.floorDiv(newest, MILLIS)).endArray();
    }

    private double value(int row, int i, StateView state, @Nullable Seen moved) {
        if (moved != null && (i == longitude || i == latitude)) {
            return i == longitude ? moved.lon() : moved.lat();
        }
        int datastream = index.datastream(row, shown[i]);
        double value = datastream < 0 ? Double.NaN : state.result(datastream);
        return disclosures == null ? value : disclosures[row][i].ofNumber(value);
    }

    /// A position as these readers see it; NaN where they do not.
    private record Seen(double lon, double lat) {
        private static final Seen NOWHERE = new Seen(Double.NaN, Double.NaN);
    }

    private Seen moved(int row, StateView state, Disclosure disclosure) {
        if (longitude < 0 || latitude < 0) {
            return Seen.NOWHERE;
        }
        int lon = index.datastream(row, shown[longitude]);
        int lat = index.datastream(row, shown[latitude]);
        if (lon < 0 || lat < 0 || !state.has(lon) || !state.has(lat)) {
            return Seen.NOWHERE;
        }
        var seen = disclosure.ofPosition(new Position(state.result(lon), state.result(lat)), districtMiddle);
        return seen == null ? Seen.NOWHERE : new Seen(seen.lon(), seen.lat());
    }

    private long newest(int row, StateView state) {
        long newest = Long.MIN_VALUE;
        for (int property : shown) {
            int datastream = index.datastream(row, property);
            if (datastream >= 0) {
                newest = Math.max(newest, state.time(datastream));
            }
        }
        return newest;
    }
}
