package city.madang.indicators.offers;

import city.madang.catalogue.City;
import city.madang.identity.Viewer;
import city.madang.indicators.pledges.PledgeState;
import city.madang.indicators.pledges.Pledges;
import city.madang.indicators.pledges.Progress;
import city.madang.live.BriefOffer;
import city.madang.live.Readership;
import city.madang.platform.LocalText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The pledges' part of the daily brief: how many are late, the latest of them, and what was reported
/// that day.
@Component
final class PledgesInBrief implements BriefOffer {

    private static final int ORDER = 30;
    private static final int MOST_LATE = 3;
    private static final int MOST_REPORTS = 5;

    private final Pledges pledges;
    private final City city;

    PledgesInBrief(Pledges pledges, City city) {
        this.pledges = pledges;
        this.city = city;
    }

    @Override
    public LocalText title() {
        return new LocalText("공약", "Pledges");
    }

    @Override
    public int order() {
        return ORDER;
    }

    /// Pledges are the city's: the brief of a district has none.
    @Override
    public List<Line> lines(LocalDate day, Viewer viewer, @Nullable String district) {
        if (district != null || pledges.plan().visions().isEmpty()) {
            return List.of();
        }
        // The last moment of the day: its midnight is the next day's, and a day later.
        var end = city.start(day.plusDays(1)).minusMillis(1);
        var late = pledges.progress(Readership.of(viewer), end).stream()
                .filter(one -> one.state().late())
                .toList();
        var lines = new ArrayList<Line>();
        if (!late.isEmpty()) {
            lines.add(new Line(
                    new LocalText(
                            "일정보다 늦은 과제 " + late.size() + "개",
                            late.size() + (late.size() == 1 ? " task is" : " tasks are") + " behind schedule"),
                    Tone.WARN,
                    null,
                    "/pledges"));
        }
        late.stream().filter(one -> !one.late().isEmpty()).limit(MOST_LATE).forEach(one -> lines.add(late(one)));
        pledges.reports(day).stream()
                .limit(MOST_REPORTS)
                .forEach(report -> pledges.plan()
                        .find(report.task())
                        .ifPresent(task -> lines.add(new Line(
                                new LocalText(
                                        task.name().ko() + ": " + report.text(),
                                        task.name().en() + ": " + report.text()),
                                report.milestone() == null ? Tone.NEUTRAL : Tone.GOOD,
                                task.subject(),
                                "/pledges/" + task.id()))));
        return lines;
    }

    private static Line late(Progress progress) {
        var task = progress.task();
        var step = progress.late().getFirst().name();
        return new Line(
                new LocalText(
                        "%s: '%s' %d일 늦음".formatted(task.name().ko(), step.ko(), progress.daysLate()),
                        "%s: '%s' is %d days late".formatted(task.name().en(), step.en(), progress.daysLate())),
                progress.state() == PledgeState.FAR_BEHIND ? Tone.ALARM : Tone.WARN,
                task.subject(),
                "/pledges/" + task.id());
    }
}
