package city.madang.indicators.web;

import city.madang.indicators.goals.Report;
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
        return (empty(area) || indicator.area().equals(area))
                && (empty(office) || indicator.office().equals(office))
                && (empty(sdg)
                        || indicator.sdg().stream().anyMatch(goal -> goal.equals(sdg) || goal.startsWith(sdg + ".")))
                && (empty(state)
                        || report.standing().key().equals(state)
                        || (state.equals("late") && report.standing().late()));
    }

    public boolean is(@Nullable String given, String value) {
        return value.equals(given == null ? "" : given);
    }

    private static boolean empty(@Nullable String text) {
        return text == null || text.isEmpty();
    }
}
