package city.madang.indicators.goals;

import org.jspecify.annotations.Nullable;

/// A value beside an earlier one.
///
/// @param from what is compared with
/// @param difference the new value less the old one, in the unit of the indicator
/// @param better whether that is for the good; absent if both are alike as shown, or no way is better
public record Change(
        Period since,
        double from,
        double difference,
        @Nullable Boolean better) {

    static Change of(Indicator indicator, Value now, Value then) {
        double difference = now.value() - then.value();
        double seen = Math.rint(difference * Math.pow(10, indicator.decimals()));
        Boolean better = null;
        if (seen != 0) {
            better = switch (indicator.direction()) {
                case MORE -> difference > 0;
                case LESS -> difference < 0;
                case NEAR -> nearer(indicator, now.value(), then.value());
            };
        }
        return new Change(then.period(), then.value(), difference, better);
    }

    private static @Nullable Boolean nearer(Indicator indicator, double now, double then) {
        var target = indicator.target();
        if (target == null) {
            return null;
        }
        double one = Math.abs(now - target.value());
        double other = Math.abs(then - target.value());
        return one == other ? null : one < other;
    }
}
