package city.madang.live.layers;

import city.madang.observations.Datastreams;
import city.madang.observations.Thing;
import city.madang.observations.Things;
import java.util.List;

/// What a layer must know of what is registered in the city.
interface LayerMembers {

    /// Moves whenever a thing or a datastream was registered or changed.
    long version();

    List<Thing> ofKind(String kind);

    /// The datastream of a property of a thing, or −1.
    int datastream(int thing, String property);

    /// How many datastreams there are.
    int datastreams();

    /// What is registered in `observations`.
    static LayerMembers of(Things things, Datastreams datastreams) {
        return new LayerMembers() {
            @Override
            public long version() {
                return things.version() * 1_000_003 + datastreams.count();
            }

            @Override
            public List<Thing> ofKind(String kind) {
                return things.ofKind(kind);
            }

            @Override
            public int datastream(int thing, String property) {
                return datastreams.number(thing, property);
            }

            @Override
            public int datastreams() {
                return datastreams.count();
            }
        };
    }
}
