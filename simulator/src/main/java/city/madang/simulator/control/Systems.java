package city.madang.simulator.control;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/// All systems of the city, by name.
public final class Systems {

    private final Map<String, CitySystem> systems = new ConcurrentSkipListMap<>();
    private final InstantSource clock;

    public Systems(InstantSource clock) {
        this.clock = clock;
    }

    /// @throws IllegalArgumentException if the name is taken
    public CitySystem register(String id, String transport, String address) {
        var system = new CitySystem(id, transport, address, clock);
        if (systems.putIfAbsent(id, system) != null) {
            throw new IllegalArgumentException("two systems are called '%s'".formatted(id));
        }
        return system;
    }

    public List<CitySystem> list() {
        return List.copyOf(systems.values());
    }

    /// Makes the systems that a pattern names (an id, or the start of ids and `*`) behave in a mode for some
    /// time.
    ///
    /// @return how many were meant
    public int misbehave(String pattern, Mode mode, long seconds) {
        var meant =
                list().stream().filter(system -> matches(pattern, system.id())).toList();
        meant.forEach(system -> system.behave(mode, seconds));
        return meant.size();
    }

    private static boolean matches(String pattern, String id) {
        return pattern.endsWith("*") ? id.startsWith(pattern.substring(0, pattern.length() - 1)) : id.equals(pattern);
    }
}
