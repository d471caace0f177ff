package city.madang.indicators.web;

import city.madang.indicators.goals.Report;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Which indicators a page or an answer is about. What is empty does not filter.
///
/// @param area id of a field of policy
/// @param office id of the office in charge
/// @param sdg goal `5` or target `5.5`
/// @param state key of a standing, or `late` for behind and far behind
public record IndicatorFilter(
        @Nullable String area,
        @Nullable String office,
        @Nullable String sdg,
        @Nullable String state) {

    boolean takes(Report report) {
        var indicator = report.indicator();
        return fits(area, indicator.area()::equals)
                && fits(office, indicator.office()::equals)
                && fits(
                        sdg,
                        wanted -> indicator.sdg().stream()
                                .anyMatch(goal -> goal.equals(wanted) || goal.startsWith(wanted + ".")))
                && fits(
                        state,
                        wanted -> report.standing().key().equals(wanted)
                                || (wanted.equals("late") && report.standing().late()));
    }

    public boolean is(@Nullable String given, String value) {
        return value.equals(given == null ? "" : given);
    }

    private static boolean fits(@Nullable String wanted, Predicate<String> test) {
        return wanted == null || wanted.isEmpty() || test.test(wanted);
    }
}
