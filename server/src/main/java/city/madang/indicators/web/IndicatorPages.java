package city.madang.indicators.web;

import city.madang.identity.Jurisdictions;
import city.madang.identity.Office;
import city.madang.identity.Offices;
import city.madang.identity.Viewers;
import city.madang.indicators.charts.Charts;
import city.madang.indicators.goals.Entries;
import city.madang.indicators.goals.IndicatorList.Area;
import city.madang.indicators.goals.Indicators;
import city.madang.indicators.goals.Report;
import city.madang.indicators.goals.Standing;
import city.madang.indicators.web.IndicatorRows.Count;
import city.madang.indicators.web.IndicatorRows.Group;
import city.madang.live.Readership;
import city.madang.platform.Audience;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// The pages of the policy indicators, for everybody: all of them, and each by itself. Rendered
/// whole, without a script.
@Controller
class IndicatorPages {

    private final Indicators indicators;
    private final Entries entries;
    private final Jurisdictions jurisdictions;
    private final Offices offices;

    IndicatorPages(Indicators indicators, Entries entries, Jurisdictions jurisdictions, Offices offices) {
        this.indicators = indicators;
        this.entries = entries;
        this.jurisdictions = jurisdictions;
        this.offices = offices;
    }

    @Audience(Audience.Group.ANYONE)
    @GetMapping("/indicators")
    String all(IndicatorFilter filter, Locale locale, Model model) {
        var words = new IndicatorWords(locale, jurisdictions);
        var charts = new Charts(locale);
        var reports = indicators.reports(Readership.of(Viewers.current()));
        var chosen = reports.stream().filter(filter::takes).toList();
        model.addAttribute("filter", filter);
        model.addAttribute("groups", groups(chosen, words, charts));
        model.addAttribute("counts", counts(reports, words));
        model.addAttribute("total", reports.size());
        model.addAttribute("areas", indicators.list().areas());
        model.addAttribute("offices", owners(reports));
        model.addAttribute("goals", goals(reports));
        return "indicators/indicators";
    }

    @Audience(Audience.Group.ANYONE)
    @GetMapping("/indicators/{id:[a-z][a-z0-9-]*}")
    String one(@PathVariable String id, Locale locale, Model model) {
        var indicator = indicators.list().get(id);
        var viewer = Viewers.current();
        var report = indicators.report(indicator, Readership.of(viewer), null);
        var person = viewer.person();
        model.addAttribute(
                "view", IndicatorView.of(report, new IndicatorWords(locale, jurisdictions), offices, locale));
        model.addAttribute("mayEnter", person != null && entries.mayEnter(person, indicator));
        return "indicators/indicator";
    }

    private List<Group> groups(List<Report> reports, IndicatorWords words, Charts charts) {
        return indicators.list().areas().stream()
                .map(area -> group(area, reports, words, charts))
                .filter(group -> !group.cards().isEmpty())
                .toList();
    }

    private Group group(Area area, List<Report> reports, IndicatorWords words, Charts charts) {
        return new Group(
                words.plain().say(area.name()),
                reports.stream()
                        .filter(report -> report.indicator().area().equals(area.id()))
                        .map(report -> IndicatorCard.of(report, words, offices, charts))
                        .toList());
    }

    private static List<Count> counts(List<Report> reports, IndicatorWords words) {
        return Arrays.stream(Standing.values())
                .map(standing -> new Count(
                        standing.key(),
                        words.plain().say(standing.title()),
                        standing.tone(),
                        reports.stream()
                                .filter(report -> report.standing() == standing)
                                .count()))
                .toList();
    }

    private List<Office> owners(List<Report> reports) {
        return offices.list().stream()
                .filter(office -> reports.stream()
                        .anyMatch(report -> report.indicator().office().equals(office.id())))
                .toList();
    }

    private static List<Integer> goals(List<Report> reports) {
        return reports.stream()
                .flatMap(report -> report.indicator().sdg().stream())
                .map(goal -> Integer.valueOf(goal.substring(0, goal.indexOf('.'))))
                .distinct()
                .sorted()
                .toList();
    }
}
