package city.madang.indicators.pledges;

import city.madang.identity.Offices;
import city.madang.indicators.goals.IndicatorList;
import city.madang.platform.LocalText;
import city.madang.platform.Subject;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The form of `pledges.yaml`, as described in docs/guide/indicators.md.
record PlanFile(LocalText name, List<VisionEntry> visions) {

    private static final Pattern TASK = Pattern.compile("[1-9][0-9]?-[1-9][0-9]?-[1-9][0-9]?");

    record VisionEntry(String id, LocalText name, List<AreaEntry> areas) {}

    record AreaEntry(String id, LocalText name, List<TaskEntry> tasks) {}

    record TaskEntry(
            String id,
            LocalText name,
            LocalText about,
            String office,
            String from,
            String until,
            @JsonProperty("budget-million-won") @Nullable Long budget,
            @Nullable List<String> indicators,
            @Nullable List<String> projects,
            List<MilestoneEntry> milestones) {}

    record MilestoneEntry(String id, LocalText name, String due) {}

    /// @throws IllegalArgumentException if something is missing, twice or not there
    Plan plan(Offices offices, IndicatorList known) {
        var ids = new HashSet<String>();
        return new Plan(
                name,
                visions.stream()
                        .map(vision -> new Plan.Vision(
                                vision.id(),
                                vision.name(),
                                vision.areas().stream()
                                        .map(area -> area(vision, area, offices, known, ids))
                                        .toList()))
                        .toList());
    }

    private static Plan.Area area(
            VisionEntry vision, AreaEntry area, Offices offices, IndicatorList known, Set<String> ids) {
        require(
                area.id().startsWith(vision.id() + "-"),
                "The area '%s' lies in the vision '%s'".formatted(area.id(), vision.id()));
        return new Plan.Area(
                area.id(),
                area.name(),
                area.tasks().stream()
                        .map(task -> task(area, task, offices, known, ids))
                        .toList());
    }

    private static Task task(AreaEntry area, TaskEntry task, Offices offices, IndicatorList known, Set<String> ids) {
        require(
                task.id() != null && TASK.matcher(task.id()).matches(),
                "'%s' is no id of a task such as 5-3-2".formatted(task.id()));
        require(task.id().startsWith(area.id() + "-"), "The task '%s' lies in '%s'".formatted(task.id(), area.id()));
        require(ids.add(task.id()), "The task '%s' is described twice".formatted(task.id()));
        require(
                offices.find(task.office()).isPresent(),
                "The task '%s' names the office '%s', which there is not".formatted(task.id(), task.office()));
        var indicators = task.indicators() == null ? List.<String>of() : task.indicators();
        indicators.forEach(id -> require(
                known.find(id).isPresent(),
                "The task '%s' names the indicator '%s', which there is not".formatted(task.id(), id)));
        require(
                task.milestones() != null && !task.milestones().isEmpty(),
                "The task '%s' has no milestone".formatted(task.id()));
        return new Task(
                task.id(),
                area.id(),
                task.name(),
                task.about(),
                task.office(),
                month(task.from(), task.id()),
                month(task.until(), task.id()),
                task.budget() == null ? 0 : task.budget(),
                indicators,
                task.projects() == null
                        ? List.of()
                        : task.projects().stream().map(Subject::parse).toList(),
                task.milestones().stream()
                        .map(step -> new Milestone(step.id(), step.name(), month(step.due(), task.id())))
                        .toList());
    }

    private static YearMonth month(@Nullable String text, String task) {
        try {
            return YearMonth.parse(text == null ? "" : text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "The task '%s': '%s' is no month such as 2026-06".formatted(task, text), e);
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
