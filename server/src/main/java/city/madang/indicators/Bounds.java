package city.madang.indicators;

import city.madang.catalogue.ObservedProperty.Better;
import city.madang.catalogue.ObservedProperty.State;
import org.jspecify.annotations.Nullable;

/// What a figure is judged by. A bound that is reached counts as crossed.
///
/// @param target what was promised; no state follows from it
record Bounds(
        Better better,
        @Nullable Double target,
        @Nullable Double watch,
        @Nullable Double alarm) {

    Bounds {
        if (better != Better.NONE && watch != null && alarm != null && (better == Better.LOWER) != (watch <= alarm)) {
            throw new IllegalArgumentException(
                    "With better: %s, watch %s must be crossed before alarm %s".formatted(better, watch, alarm));
        }
    }

    /// Only which way is good: the levels of a whole mean nothing for a part of it.
    Bounds withoutLevels() {
        return new Bounds(better, null, null, null);
    }

    State judge(double value) {
        if (Double.isNaN(value) || better == Better.NONE || (watch == null && alarm == null)) {
            return State.NONE;
        }
        if (crossed(value, alarm)) {
            return State.ALARM;
        }
        return crossed(value, watch) ? State.WATCH : State.OK;
    }

    private boolean crossed(double value, @Nullable Double bound) {
        return bound != null && (better == Better.LOWER ? value >= bound : value <= bound);
    }
}
