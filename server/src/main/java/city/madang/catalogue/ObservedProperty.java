package city.madang.catalogue;

import city.madang.platform.LocalText;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a number means in this city (SensorThings: ObservedProperty, with its unit of measurement).
///
/// @param id whole words joined by hyphens, such as `river-level`
/// @param unit as shown, such as `µg/m³` or 명/people; empty for an index
/// @param ucum the unit's code in the Unified Code for Units of Measure, such as `ug/m3`
/// @param decimals worth showing, 0–6
/// @param lowest below this a value is not plausible at all
/// @param highest above this a value is not plausible at all
/// @param better which way is good
/// @param steps ascending; empty if no value of it is better or worse or coloured
/// @param thresholds where the bounds of the steps come from; absent if there are none
public record ObservedProperty(
        String id,
        LocalText name,
        LocalText unit,
        String ucum,
        int decimals,
        double lowest,
        double highest,
        Better better,
        List<Step> steps,
        @Nullable String thresholds) {

    public ObservedProperty {
        PackIds.check(id, "property");
        Objects.requireNonNull(name, () -> "name of the property '%s' is missing".formatted(id));
        Objects.requireNonNull(ucum, () -> "ucum of the property '%s' is missing".formatted(id));
        if (decimals < 0 || decimals > 6) {
            throw new IllegalArgumentException("The property '%s' has %d decimals, not 0 to 6".formatted(id, decimals));
        }
        if (!(lowest < highest)) {
            throw new IllegalArgumentException(
                    "The range of the property '%s' is empty: %s to %s".formatted(id, lowest, highest));
        }
        steps = List.copyOf(steps);
        for (int i = 1; i < steps.size(); i++) {
            if (!(steps.get(i - 1).from() < steps.get(i).from())) {
                throw new IllegalArgumentException("The steps of the property '%s' are not ascending".formatted(id));
            }
        }
    }

    /// Whether a value is possible at all.
    public boolean plausible(double value) {
        return value >= lowest && value <= highest;
    }

    /// What a value means; [State#NONE] if the property has no steps.
    public State state(double value) {
        var state = steps.isEmpty() ? State.NONE : steps.getFirst().state();
        for (var step : steps) {
            if (value >= step.from()) {
                state = step.state();
            }
        }
        return state;
    }

    /// Which way a number should go.
    public enum Better {
        LOWER,
        HIGHER,
        /// Neither.
        NONE
    }

    /// What a value means for those in charge.
    public enum State {
        OK,
        WATCH,
        ALARM,
        /// Neither good nor bad.
        NONE
    }

    /// From `from` up to the next step, values have this colour and meaning. The first also covers lower values.
    ///
    /// @param colour `#rrggbb`
    public record Step(double from, String colour, State state) {

        public Step {
            if (!colour.matches("#[0-9a-f]{6}")) {
                throw new IllegalArgumentException("'%s' is no colour: #rrggbb, small letters".formatted(colour));
            }
        }
    }
}
