package city.madang.observations;

import city.madang.platform.LocalText;
import city.madang.platform.Position;
import org.jspecify.annotations.Nullable;

/// A registered thing: what [ThingSpec] says, with the number it keeps for ever.
///
/// @param number dense, from 0
public record Thing(int number, ThingSpec spec) {

    public String key() {
        return spec.key();
    }

    public String kind() {
        return spec.kind();
    }

    public LocalText name() {
        return spec.name();
    }

    /// Number of the catalogue's source that observes it.
    public int source() {
        return spec.source();
    }

    public @Nullable Position position() {
        return spec.position();
    }

    public @Nullable String district() {
        return spec.district();
    }
}
