package city.madang.indicators.pledges;

import city.madang.platform.LocalText;
import city.madang.platform.Subject;
import java.time.YearMonth;
import java.util.List;

/// One thing the city promised to do.
///
/// @param id its place in the plan: vision, area, task, such as `5-3-2`
/// @param area id of its area, such as `5-3`
/// @param office id of the office in charge
/// @param from month in which it begins
/// @param until month by whose end all of it shall be done
/// @param budgetMillionWon planned for the whole time, million KRW; 0 if it needs none of its own
/// @param indicators ids of the policy indicators by which its effect is seen
/// @param projects what carries it out: projects, sources, anything else that has a name
public record Task(
        String id,
        String area,
        LocalText name,
        LocalText about,
        String office,
        YearMonth from,
        YearMonth until,
        long budgetMillionWon,
        List<String> indicators,
        List<Subject> projects,
        List<Milestone> milestones) {

    public Task {
        indicators = List.copyOf(indicators);
        projects = List.copyOf(projects);
        milestones = List.copyOf(milestones);
    }

    /// What it is called as a [Subject].
    public Subject subject() {
        return new Subject(Plan.KIND, id);
    }
}
