package city.madang.observations;

import city.madang.platform.CityException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;

/// The way to everything in the city that is observed. All things are in memory; looking one up takes no lock.
@Service
public class Things {

    /// Longest key of a thing, in characters; see [ThingSpec].
    private static final int LONGEST_KEY = 200;

    private final ThingRegistry registry;
    private final Map<String, Thing> byKey = new ConcurrentHashMap<>();
    private final List<Consumer<List<Thing>>> listeners = new CopyOnWriteArrayList<>();
    private final Dense<Thing> all = new Dense<>();
    private volatile Groups groups = new Groups(0, Map.of(), Map.of());
    private volatile long version;

    Things(ThingRegistry registry) {
        this.registry = registry;
        publish(registry.things());
    }

    /// The things that share a kind or a source, made anew after a change when somebody asks.
    private record Groups(long version, Map<String, List<Thing>> ofKind, Map<Integer, List<Thing>> ofSource) {}

    /// Registers a thing, or replaces what is known of it, and returns its number.
    public int register(ThingSpec spec) {
        return registerAll(List.of(spec))[0];
    }

    /// Registers many things in one transaction. What is known already costs nothing.
    ///
    /// @return their numbers, in the order of `specs`
    public synchronized int[] registerAll(List<ThingSpec> specs) {
        var changed = new HashMap<String, Thing>();
        var next = all.size();
        var numbers = new int[specs.size()];
        for (int i = 0; i < numbers.length; i++) {
            var spec = specs.get(i);
            var known = changed.get(spec.key());
            if (known == null) {
                known = byKey.get(spec.key());
            }
            numbers[i] = known == null ? next++ : known.number();
            if (known == null || !known.spec().equals(spec)) {
                changed.put(checked(spec).key(), new Thing(numbers[i], spec));
            }
        }
        if (!changed.isEmpty()) {
            var things = changed.values().stream()
                    .sorted((a, b) -> Integer.compare(a.number(), b.number()))
                    .toList();
            registry.save(things);
            publish(things);
        }
        return numbers;
    }

    /// Returns the thing with this number.
    ///
    /// @throws CityException if there is none
    public Thing get(int number) {
        if (!all.has(number)) {
            throw CityException.notFound("There is no thing %d".formatted(number));
        }
        return all.get(number);
    }

    public Optional<Thing> find(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /// How many things there are; their numbers are 0 to one less.
    public int count() {
        return all.size();
    }

    /// Lists all things by number.
    public List<Thing> list() {
        return all.view();
    }

    /// Lists the things of one kind by number.
    public List<Thing> ofKind(String kind) {
        return groups().ofKind().getOrDefault(kind, List.of());
    }

    /// Lists the things that the source with this number observes, by number.
    public List<Thing> ofSource(int source) {
        return groups().ofSource().getOrDefault(source, List.of());
    }

    /// Grows whenever a thing was registered or changed, so that others can tell cheaply whether to look again.
    public long version() {
        return version;
    }

    /// Calls `listener` with new and changed things after they became durable, on the thread that
    /// registered them.
    public void onRegistered(Consumer<List<Thing>> listener) {
        listeners.add(listener);
    }

    private static ThingSpec checked(ThingSpec spec) {
        if (spec.key().isBlank() || spec.key().length() > LONGEST_KEY) {
            throw CityException.invalid(
                    "The thing key '%s' must have 1–%d characters".formatted(spec.key(), LONGEST_KEY));
        }
        return spec;
    }

    private void publish(Collection<Thing> things) {
        for (var thing : things) {
            all.put(thing.number(), thing);
            byKey.put(thing.key(), thing);
        }
        version++;
        listeners.forEach(listener -> listener.accept(List.copyOf(things)));
    }

    private Groups groups() {
        var current = groups;
        if (current.version() != version) {
            current = regroup();
            groups = current;
        }
        return current;
    }

    private Groups regroup() {
        var at = version;
        var ofKind = new HashMap<String, List<Thing>>();
        var ofSource = new HashMap<Integer, List<Thing>>();
        for (var thing : all.view()) {
            ofKind.computeIfAbsent(thing.kind(), kind -> new ArrayList<>()).add(thing);
            ofSource.computeIfAbsent(thing.source(), source -> new ArrayList<>())
                    .add(thing);
        }
        ofKind.replaceAll((kind, list) -> List.copyOf(list));
        ofSource.replaceAll((source, list) -> List.copyOf(list));
        return new Groups(at, ofKind, ofSource);
    }
}
