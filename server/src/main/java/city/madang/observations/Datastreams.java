package city.madang.observations;

import city.madang.platform.CityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// The way to every series of readings. All datastreams are in memory; looking one up takes no lock.
@Service
public class Datastreams {

    private static final Datastream[] NONE = {};

    private final ThingRegistry registry;
    private final Things things;
    private final List<Consumer<List<Datastream>>> listeners = new CopyOnWriteArrayList<>();
    private final Dense<Datastream> all = new Dense<>();
    private final Dense<Datastream[]> byThing = new Dense<>();
    private final Map<String, Numbers> byProperty = new ConcurrentHashMap<>();

    Datastreams(ThingRegistry registry, Things things) {
        this.registry = registry;
        this.things = things;
        publish(registry.datastreams());
    }

    /// Registers a datastream and returns its number; if the thing has the property already, the number it has.
    public int register(int thing, String property, String unit) {
        var known = lookup(thing, property);
        return known == null ? registerAll(List.of(new DatastreamSpec(thing, property, unit)))[0] : known.number();
    }

    /// Registers many datastreams in one transaction. What is known already costs nothing.
    ///
    /// @return their numbers, in the order of `specs`
    /// @throws CityException if one of the things does not exist
    public synchronized int[] registerAll(List<DatastreamSpec> specs) {
        record Slot(int thing, String property) {}
        var added = new ArrayList<Datastream>();
        var taken = new HashMap<Slot, Integer>();
        var numbers = new int[specs.size()];
        for (int i = 0; i < numbers.length; i++) {
            var spec = specs.get(i);
            var known = lookup(spec.thing(), spec.property());
            var slot = new Slot(spec.thing(), spec.property());
            var number = known == null ? taken.get(slot) : Integer.valueOf(known.number());
            if (number == null) {
                things.get(spec.thing());
                number = all.size() + added.size();
                taken.put(slot, number);
                added.add(new Datastream(
                        number,
                        spec.thing(),
                        spec.property().intern(),
                        spec.unit().intern()));
            }
            numbers[i] = number;
        }
        if (!added.isEmpty()) {
            registry.add(added);
            publish(added);
        }
        return numbers;
    }

    /// Returns the datastream with this number.
    ///
    /// @throws CityException if there is none
    public Datastream get(int number) {
        if (!all.has(number)) {
            throw CityException.notFound("There is no datastream %d".formatted(number));
        }
        return all.get(number);
    }

    public Optional<Datastream> find(int thing, String property) {
        return Optional.ofNullable(lookup(thing, property));
    }

    /// The number of the datastream for this property of this thing, or −1: for hot paths.
    public int number(int thing, String property) {
        var found = lookup(thing, property);
        return found == null ? -1 : found.number();
    }

    /// How many datastreams there are; their numbers are 0 to one less.
    public int count() {
        return all.size();
    }

    /// Lists the datastreams of one thing, in the order of their registration.
    public List<Datastream> ofThing(int thing) {
        return List.of(streamsOf(thing));
    }

    /// The numbers of all datastreams of one observed property, ascending.
    public int[] ofProperty(String property) {
        var numbers = byProperty.get(property);
        return numbers == null ? new int[0] : numbers.copy();
    }

    /// Names every property that has a datastream.
    public List<String> properties() {
        return byProperty.keySet().stream().sorted().toList();
    }

    /// Calls `listener` with new datastreams after they became durable, on the thread that registered them.
    public void onRegistered(Consumer<List<Datastream>> listener) {
        listeners.add(listener);
    }

    private @Nullable Datastream lookup(int thing, String property) {
        for (var stream : streamsOf(thing)) {
            if (stream.property().equals(property)) {
                return stream;
            }
        }
        return null;
    }

    private Datastream[] streamsOf(int thing) {
        return byThing.has(thing) ? byThing.get(thing) : NONE;
    }

    private void publish(List<Datastream> added) {
        for (var stream : added) {
            all.put(stream.number(), stream);
            for (int thing = byThing.size(); thing <= stream.thing(); thing++) {
                byThing.put(thing, NONE);
            }
            byThing.put(stream.thing(), with(byThing.get(stream.thing()), stream));
            byProperty
                    .computeIfAbsent(stream.property(), property -> new Numbers())
                    .add(stream.number());
        }
        listeners.forEach(listener -> listener.accept(List.copyOf(added)));
    }

    private static Datastream[] with(Datastream[] streams, Datastream added) {
        var grown = Arrays.copyOf(streams, streams.length + 1);
        grown[streams.length] = added;
        return grown;
    }

    /// Datastream numbers of one property, ascending.
    private static final class Numbers {

        private int[] numbers = new int[8];
        private int size;

        synchronized void add(int number) {
            if (size == numbers.length) {
                numbers = Arrays.copyOf(numbers, size * 2);
            }
            numbers[size++] = number;
        }

        synchronized int[] copy() {
            return Arrays.copyOf(numbers, size);
        }
    }
}
