package city.madang.indicators.web;

import city.madang.identity.Viewers;
import city.madang.indicators.pledges.Pledges;
import city.madang.indicators.pledges.Progress;
import city.madang.indicators.pledges.ProgressReport;
import city.madang.live.Readership;
import city.madang.platform.Audience;
import city.madang.platform.LocalText;
import city.madang.platform.Subject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// `GET /api/pledges` and `/api/pledges/{id}`: the plan and how its tasks stand, as data.
@RestController
class PledgeApi {

    private final Pledges pledges;

    PledgeApi(Pledges pledges) {
        this.pledges = pledges;
    }

    /// The whole answer, what is behind schedule first.
    record Answer(LocalText plan, List<Branch> visions, List<Item> tasks) {}

    /// A vision or an area.
    record Branch(String id, LocalText name, List<Branch> areas) {}

    /// A task.
    ///
    /// @param state `far-behind`, `behind`, `on-course`, `not-begun` or `done`
    /// @param donePercent of its milestones
    record Item(
            String id,
            String area,
            LocalText name,
            LocalText about,
            String office,
            String from,
            String until,
            long budgetMillionWon,
            @Nullable Long spentMillionWon,
            String state,
            int donePercent,
            int plannedPercent,
            long daysLate,
            List<Step> milestones,
            List<String> indicators,
            List<String> projects) {

        static Item of(Progress progress) {
            var task = progress.task();
            return new Item(
                    task.id(),
                    task.area(),
                    task.name(),
                    task.about(),
                    task.office(),
                    task.from().toString(),
                    task.until().toString(),
                    task.budgetMillionWon(),
                    progress.spentMillionWon(),
                    progress.state().key(),
                    progress.percent(),
                    progress.plannedPercent(),
                    progress.daysLate(),
                    task.milestones().stream()
                            .map(step -> new Step(
                                    step.id(),
                                    step.name(),
                                    step.due().toString(),
                                    progress.done().contains(step.id())))
                            .toList(),
                    task.indicators(),
                    task.projects().stream().map(Subject::toString).toList());
        }
    }

    /// A milestone.
    record Step(String id, LocalText name, String due, boolean done) {}

    /// A task with everything that was reported on it.
    record Detail(Item task, List<Reported> reports) {}

    /// A report.
    record Reported(
            long id,
            Instant at,
            @Nullable LocalText person,
            String text,
            @Nullable String milestone,
            @Nullable Long spentMillionWon,
            @Nullable String link,
            @Nullable String file,
            @Nullable String withdrawn) {

        static Reported of(ProgressReport report) {
            return new Reported(
                    report.id(),
                    report.at(),
                    report.person(),
                    report.text(),
                    report.milestone(),
                    report.spentMillionWon(),
                    report.link(),
                    report.fileName(),
                    report.withdrawn());
        }
    }

    /// @param at looks back: only what was reported by then counts
    @Audience(Audience.Group.ANYONE)
    @GetMapping("/api/pledges")
    Answer all(@RequestParam(required = false) @Nullable Instant at) {
        var plan = pledges.plan();
        return new Answer(
                plan.name(),
                plan.visions().stream()
                        .map(vision -> new Branch(
                                vision.id(),
                                vision.name(),
                                vision.areas().stream()
                                        .map(area -> new Branch(area.id(), area.name(), List.of()))
                                        .toList()))
                        .toList(),
                pledges.progress(Readership.of(Viewers.current()), at).stream()
                        .map(Item::of)
                        .toList());
    }

    @Audience(Audience.Group.ANYONE)
    @GetMapping("/api/pledges/{id}")
    Detail one(@PathVariable String id) {
        var task = pledges.plan().get(id);
        return new Detail(
                Item.of(pledges.progress(task, Readership.of(Viewers.current()))),
                pledges.reports(task).stream().map(Reported::of).toList());
    }
}
