package city.madang.simulator.push;

import city.madang.simulator.city.Moment;
import city.madang.simulator.city.Site;
import java.util.List;

/// A thing that pushes its own readings by the SensorThings API.
///
/// @param kind what it is, such as `smart-pole`
public record PushedThing(String kind, Site site, List<Stream> streams) {

    /// What one of its sensors measures.
    ///
    /// @param property id of the observed property
    /// @param unit symbol of the unit
    public record Stream(String property, String unit, int decimals, Value value) {}

    /// The value at a moment; a pure function.
    @FunctionalInterface
    public interface Value {
        double at(Site site, Moment moment);
    }

    String key() {
        return kind + ":" + site.id();
    }
}
