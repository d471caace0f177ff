package city.madang.indicators.pledges;

import city.madang.indicators.goals.Standing;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How a task stands on a day, from its milestones, its reports and the indicators it is linked to.
///
/// A milestone is **done** if a report that counts says so, and **late** if its month is over and it
/// is not done. With `d` the days since the end of the month of the earliest late milestone, a task
/// is
///
/// - **done** if all its milestones are,
/// - **far behind** if d > 180 or at least half of the milestones due by now are late (and at least
///   two),
/// - **behind** if any milestone is late, or an indicator it is linked to is far behind,
/// - **not begun** if its first month lies ahead,
/// - **on course** otherwise.
///
/// Half a year is ours: the rhythm in which the city council asks for reports.
///
/// @param done ids of the milestones that are done
/// @param late the milestones that are late, earliest first
/// @param daysLate `d`; 0 if none is late
/// @param plannedDone how many milestones should be done by now
/// @param spentMillionWon as last reported; absent if never
/// @param weak ids of linked indicators that are far behind
public record Progress(
        Task task,
        PledgeState state,
        Set<String> done,
        List<Milestone> late,
        long daysLate,
        int plannedDone,
        @Nullable Long spentMillionWon,
        List<String> weak) {

    static final long FAR_DAYS = 180;

    /// What is behind schedule first, the longest late first; then in the order of the plan.
    public static final Comparator<Progress> MOST_URGENT =
            Comparator.comparing(Progress::state).thenComparing(Progress::daysLate, Comparator.reverseOrder());

    /// Judges a task.
    ///
    /// @param reports in any order
    /// @param standings of the linked indicators, by id
    static Progress of(Task task, List<ProgressReport> reports, Map<String, Standing> standings, LocalDate today) {
        var done = reports.stream()
                .filter(ProgressReport::counts)
                .map(ProgressReport::milestone)
                .filter(java.util.Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
        var due = task.milestones().stream().filter(step -> step.isDue(today)).toList();
        var late = due.stream()
                .filter(step -> !done.contains(step.id()))
                .sorted(Comparator.comparing(Milestone::due))
                .toList();
        long days = late.isEmpty()
                ? 0
                : ChronoUnit.DAYS.between(late.getFirst().due().atEndOfMonth(), today);
        var weak = task.indicators().stream()
                .filter(id -> standings.get(id) == Standing.FAR_BEHIND)
                .toList();
        return new Progress(
                task,
                judge(task, done, due, late, days, weak, today),
                done,
                late,
                days,
                due.size(),
                spent(reports),
                weak);
    }

    private static PledgeState judge(
            Task task,
            Set<String> done,
            List<Milestone> due,
            List<Milestone> late,
            long days,
            List<String> weak,
            LocalDate today) {
        if (task.milestones().stream().allMatch(step -> done.contains(step.id()))) {
            return PledgeState.DONE;
        }
        if (days > FAR_DAYS || (late.size() >= 2 && 2 * late.size() >= due.size())) {
            return PledgeState.FAR_BEHIND;
        }
        if (!late.isEmpty() || (!weak.isEmpty() && !today.isBefore(task.from().atDay(1)))) {
            return PledgeState.BEHIND;
        }
        return today.isBefore(task.from().atDay(1)) ? PledgeState.NOT_BEGUN : PledgeState.ON_COURSE;
    }

    private static @Nullable Long spent(List<ProgressReport> reports) {
        return reports.stream()
                .filter(report -> report.counts() && report.spentMillionWon() != null)
                .max(Comparator.comparing(ProgressReport::at).thenComparing(ProgressReport::id))
                .map(ProgressReport::spentMillionWon)
                .orElse(null);
    }

    /// Milestones done, 0–100.
    public int percent() {
        long count = task.milestones().stream()
                .filter(step -> done.contains(step.id()))
                .count();
        return (int) Math.floorDiv(100 * count, task.milestones().size());
    }

    /// Milestones that should be done by now, 0–100.
    public int plannedPercent() {
        return Math.floorDiv(100 * plannedDone, task.milestones().size());
    }
}
