package city.madang.catalogue;

import city.madang.platform.Audience;
import city.madang.platform.LocalText;
import org.jspecify.annotations.Nullable;

/// A city system that delivers to Madang.
///
/// @param number dense, from 0, the same after every restart; what is stored with each reading
/// @param spec what the pack says of it
public record Source(int number, SourceSpec spec) {

    public String id() {
        return spec.id();
    }

    public LocalText name() {
        return spec.name();
    }

    /// Id of the office that owns it.
    public String office() {
        return spec.office();
    }

    /// Id of the dataset its records belong to.
    public String dataset() {
        return spec.dataset();
    }

    public String connector() {
        return spec.connector();
    }

    /// The widest group that may see it.
    public Audience.Group audience() {
        return spec.audience();
    }

    public Freshness freshness() {
        return spec.freshness();
    }

    /// Code of the district whose system it is; absent for one of the city.
    public @Nullable String district() {
        return spec.district();
    }
}
