package city.madang.live.layers;

import city.madang.catalogue.Layer;
import city.madang.live.Readership;
import city.madang.observations.Thing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// The things of a layer and the datastreams of its properties, as registered at one moment. Constant. A **row** is the
/// place of a thing in this index.
final class LayerIndex {

    private final long version;
    private final List<Thing> things;
    private final int properties;
    /// By row and property: the datastream, or −1.
    private final int[] datastreams;
    private final int[] rowOfDatastream;
    private final Map<Integer, Integer> rowOfThing = new HashMap<>();
    private final Map<Readership, LayerSight> sights = new ConcurrentHashMap<>();

    private LayerIndex(long version, int datastreamCount, List<Thing> things, int properties) {
        this.version = version;
        this.things = things;
        this.properties = properties;
        this.datastreams = new int[things.size() * properties];
        this.rowOfDatastream = new int[datastreamCount];
        Arrays.fill(rowOfDatastream, -1);
    }

    static LayerIndex of(Layer layer, LayerMembers members) {
        long version = members.version();
        var things = new ArrayList<Thing>();
        layer.kinds().forEach(kind -> things.addAll(members.ofKind(kind)));
        var index = new LayerIndex(
                version,
                members.datastreams(),
                List.copyOf(things),
                layer.properties().size());
        for (int row = 0; row < things.size(); row++) {
            index.fill(row, layer.properties(), members);
        }
        return index;
    }

    private void fill(int row, List<String> ids, LayerMembers members) {
        int thing = things.get(row).number();
        rowOfThing.put(thing, row);
        for (int property = 0; property < properties; property++) {
            int datastream = members.datastream(thing, ids.get(property));
            datastreams[row * properties + property] = datastream;
            if (datastream >= 0 && datastream < rowOfDatastream.length) {
                rowOfDatastream[datastream] = row;
            }
        }
    }

    /// Whether something was registered since.
    boolean outdated(LayerMembers now) {
        return now.version() != version;
    }

    int rows() {
        return things.size();
    }

    Thing thing(int row) {
        return things.get(row);
    }

    /// The datastream of a property of a thing, or −1.
    int datastream(int row, int property) {
        return datastreams[row * properties + property];
    }

    /// The row a datastream belongs to, or −1.
    int row(int datastream) {
        return datastream < rowOfDatastream.length ? rowOfDatastream[datastream] : -1;
    }

    /// The row of a thing, or −1.
    int row(Thing thing) {
        return rowOfThing.getOrDefault(thing.number(), -1);
    }

    /// Whether the thing in `row` is just as it was in `before`, with the same datastreams.
    boolean sameAsIn(LayerIndex before, int row) {
        var was = before.rowOfThing.get(thing(row).number());
        if (was == null || !before.thing(was).equals(thing(row))) {
            return false;
        }
        for (int property = 0; property < properties; property++) {
            if (datastream(row, property) != before.datastream(was, property)) {
                return false;
            }
        }
        return true;
    }

    LayerSight sight(Readership readers, Function<LayerIndex, LayerSight> make) {
        return sights.computeIfAbsent(readers, any -> make.apply(this));
    }
}
