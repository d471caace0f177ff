package city.madang.indicators.goals;

import city.madang.platform.LocalText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A policy indicator as the pack declares it: one number by which the city measures what it
/// promised.
///
/// @param area id of the field of policy it belongs to
/// @param office id of the office that answers for it
/// @param direction which way is good
/// @param target absent if none was set
/// @param sdg targets of the Sustainable Development Goals (UN A/RES/70/1) it serves, such as `8.5`
/// @param districts whether there are values by district
/// @param sexes whether there are values for women and men
/// @param ages bands of age it is told apart by
/// @param addsUp whether the city is the sum of its districts
public record Indicator(
        String id,
        String area,
        LocalText name,
        LocalText definition,
        LocalText unit,
        int decimals,
        String office,
        Cadence cadence,
        Direction direction,
        @Nullable Target target,
        List<String> sdg,
        boolean districts,
        boolean sexes,
        List<String> ages,
        boolean addsUp,
        Origin origin) {

    public Indicator {
        sdg = List.copyOf(sdg);
        ages = List.copyOf(ages);
    }

    /// Whether an officer enters its values.
    public boolean entered() {
        return origin instanceof Origin.Entered;
    }

    /// What it is told apart by, in the order of a form: the city, districts, women and men, ages.
    public List<Slice> slices(List<String> districtCodes) {
        var slices = new ArrayList<Slice>();
        slices.add(Slice.CITY);
        if (districts) {
            districtCodes.forEach(code -> slices.add(Slice.district(code)));
        }
        if (sexes) {
            slices.add(Slice.sex(Slice.FEMALE));
            slices.add(Slice.sex(Slice.MALE));
        }
        ages.forEach(band -> slices.add(Slice.age(band)));
        return slices;
    }

    /// The target as it applies to a slice: that of a sum is meant for the whole city.
    public @Nullable Target targetOf(Slice slice) {
        return addsUp && !slice.equals(Slice.CITY) ? null : target;
    }
}
