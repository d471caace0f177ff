package city.madang.observations;

import java.util.List;

/// Where things and datastreams are kept for ever.
interface ThingRegistry {

    List<Thing> things();

    List<Datastream> datastreams();

    /// Inserts these things, or replaces what is known of those whose key exists. One transaction.
    void save(List<Thing> things);

    /// Inserts these datastreams. One transaction.
    void add(List<Datastream> datastreams);
}
