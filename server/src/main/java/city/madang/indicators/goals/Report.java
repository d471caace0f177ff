package city.madang.indicators.goals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How one indicator stands: its newest value, judged against its target and beside its own past.
///
/// @param values all of its values that may be seen
/// @param latest the newest of the whole city; absent if there is none
/// @param previous beside the period before
/// @param yearBefore beside the same period of the year before; absent for yearly ones, where it says
///     the same
/// @param planned where a straight way to the target would be by the time of the newest value
public record Report(
        Indicator indicator,
        Values values,
        @Nullable Value latest,
        Standing standing,
        @Nullable Change previous,
        @Nullable Change yearBefore,
        @Nullable Double planned) {

    /// A district in the ranking.
    ///
    /// @param rank 1 is best; those that are alike as shown share one
    public record Ranked(int rank, String district, Value value, Standing standing, List<Value> series) {}

    static Report of(Indicator indicator, Values values) {
        var latest = values.latest(Slice.CITY).orElse(null);
        var course = Course.of(
                indicator, indicator.target(), values.first(Slice.CITY).orElse(null));
        return new Report(
                indicator,
                values,
                latest,
                judge(latest, course),
                latest == null
                        ? null
                        : change(indicator, values, latest, latest.period().previous()),
                latest == null || indicator.cadence() == Cadence.YEAR
                        ? null
                        : change(indicator, values, latest, latest.period().yearBefore()),
                latest == null || course == null
                        ? null
                        : Double.valueOf(course.planned(latest.period().position())));
    }

    /// The districts with a value for the newest period that most of them have, best first.
    public List<Ranked> ranking() {
        var newest = values.slices().stream()
                .filter(Report::plainDistrict)
                .flatMap(slice -> values.latest(slice).stream())
                .max(Comparator.comparing(Value::period));
        if (newest.isEmpty()) {
            return List.of();
        }
        var period = newest.get().period();
        var all = values.slices().stream()
                .filter(Report::plainDistrict)
                .flatMap(slice -> values.find(period, slice).stream())
                .sorted(best())
                .toList();
        var ranked = new ArrayList<Ranked>();
        for (var value : all) {
            var before = ranked.isEmpty() ? null : ranked.getLast();
            int rank = before != null && shown(before.value().value()) == shown(value.value())
                    ? before.rank()
                    : ranked.size() + 1;
            ranked.add(new Ranked(
                    rank,
                    java.util.Objects.requireNonNull(value.slice().district()),
                    value,
                    standingOf(value),
                    values.series(value.slice())));
        }
        return ranked;
    }

    /// How a value of any slice stands on its own course.
    public Standing standingOf(Value value) {
        return judge(
                value,
                Course.of(
                        indicator,
                        indicator.targetOf(value.slice()),
                        values.first(value.slice()).orElse(null)));
    }

    /// Where a straight way to the target would be at the time of a value of the whole city; NaN
    /// without a target.
    public double plannedAt(Value value) {
        var course = Course.of(
                indicator, indicator.target(), values.first(Slice.CITY).orElse(null));
        return course == null ? Double.NaN : course.planned(value.period().position());
    }

    private Comparator<Value> best() {
        var target = indicator.target();
        return switch (indicator.direction()) {
            case MORE -> Comparator.comparingDouble(Value::value).reversed();
            case LESS -> Comparator.comparingDouble(Value::value);
            case NEAR ->
                Comparator.comparingDouble(
                        value -> target == null ? value.value() : Math.abs(value.value() - target.value()));
        };
    }

    private double shown(double value) {
        return Math.rint(value * Math.pow(10, indicator.decimals()));
    }

    private static boolean plainDistrict(Slice slice) {
        return slice.district() != null && slice.sex() == null && slice.age() == null;
    }

    private static Standing judge(@Nullable Value value, @Nullable Course course) {
        return value == null || course == null
                ? Standing.UNJUDGED
                : course.judge(value.value(), value.period().position());
    }

    private static @Nullable Change change(Indicator indicator, Values values, Value latest, Period then) {
        return values.find(then, Slice.CITY)
                .map(earlier -> Change.of(indicator, latest, earlier))
                .orElse(null);
    }
}
