package city.madang.indicators.goals;

import org.jspecify.annotations.Nullable;

/// The straight way from where an indicator began to its target, and how a value stands on it.
///
/// Let `shortfall(x)` be how far `x` lies on the wrong side of the target (0 where the target is met;
/// with the direction *near*, the distance on either side, less the tolerance of one step of the last
/// decimal shown). Let `s` be the shortfall at the beginning, or a tenth of the target if that is
/// more, so that an indicator that began at its target is not judged by every wobble. On a straight
/// way, `r = max(0, (T − p) / (T − p₀))` of the beginning's shortfall may be left at the time `p` of
/// the value, where `p₀` is the time of the beginning and `T` the end of the target's year; after it,
/// nothing. With `lag = (shortfall(value) − r · shortfall(beginning)) / s` the value is
///
/// - **met** if its shortfall is 0,
/// - **on course** if lag ≤ 0.1,
/// - **behind** if lag ≤ 0.4,
/// - **far behind** otherwise.
///
/// The two bounds are ours: a tenth is the noise of monthly figures of a city, four tenths is more
/// than one year of four.
///
/// @param beginning the earliest approved value
/// @param begun its time, see [Period#position()]
/// @param tolerance how near counts as met, for the direction *near*
record Course(Direction direction, Target target, double beginning, double begun, double tolerance) {

    static final double NOISE = 0.1;
    static final double FAR = 0.4;
    /// The least scale by which lag is measured, as a share of the target.
    static final double LEAST_SCALE = 0.1;

    /// How `value` stands, being about a time that ends at `position`.
    Standing judge(double value, double position) {
        double shortfall = shortfall(value);
        if (shortfall == 0) {
            return Standing.MET;
        }
        double lag = lag(value, position);
        return lag <= NOISE ? Standing.ON_COURSE : lag <= FAR ? Standing.BEHIND : Standing.FAR_BEHIND;
    }

    /// How much of the way is missing that should have been gone by then; 0 or less where it is on
    /// its way or ahead.
    double lag(double value, double position) {
        double first = shortfall(beginning);
        double scale = Math.max(first, LEAST_SCALE * Math.abs(target.value()));
        double behind = shortfall(value) - left(position) * first;
        return scale == 0 ? (behind > 0 ? Double.POSITIVE_INFINITY : 0) : behind / scale;
    }

    /// The value a straight way would have at that time.
    double planned(double position) {
        return direction.shortfall(beginning, target.value()) == 0
                ? target.value()
                : target.value() + (beginning - target.value()) * left(position);
    }

    private double shortfall(double value) {
        double distance = direction.shortfall(value, target.value());
        return direction == Direction.NEAR ? Math.max(0, distance - tolerance) : distance;
    }

    private double left(double position) {
        double whole = target.position() - begun;
        return whole <= 0 ? 0 : Math.clamp((target.position() - position) / whole, 0, 1);
    }

    /// The course of an indicator from its earliest value; nothing if it has no target or no value.
    static @Nullable Course of(Indicator indicator, @Nullable Target target, @Nullable Value first) {
        return target == null || first == null
                ? null
                : new Course(
                        indicator.direction(),
                        target,
                        first.value(),
                        first.period().position(),
                        Math.pow(10, -indicator.decimals()));
    }
}
