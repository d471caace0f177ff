package city.madang.indicators.web;

import city.madang.identity.Offices;
import city.madang.indicators.charts.Charts;
import city.madang.indicators.goals.Report;
import city.madang.indicators.goals.Slice;
import city.madang.indicators.goals.Value;
import java.util.List;

/// An indicator as the page of all indicators shows it, in words of one language.
///
/// @param spark SVG of its last periods; empty if there are too few
public record IndicatorCard(
        String id,
        String area,
        String name,
        String value,
        String unit,
        String period,
        String tone,
        String standing,
        String target,
        String change,
        String office,
        List<String> sdg,
        String spark) {

    /// Periods of a sparkline.
    private static final int SPARK = 25;

    static IndicatorCard of(Report report, IndicatorWords words, Offices offices, Charts charts) {
        var indicator = report.indicator();
        var latest = report.latest();
        var change = report.yearBefore() != null ? report.yearBefore() : report.previous();
        var target = indicator.target();
        var series = report.values().series(Slice.CITY);
        return new IndicatorCard(
                indicator.id(),
                indicator.area(),
                words.plain().say(indicator.name()),
                latest == null ? "–" : words.value(indicator, latest.value()),
                words.unit(indicator),
                latest == null
                        ? words.say("아직 값이 없음", "no value yet")
                        : words.period(latest.period()) + (latest.provisional() ? words.say(" 잠정", ", so far") : ""),
                report.standing().tone(),
                words.plain().say(report.standing().title()),
                target == null
                        ? ""
                        : words.say(
                                target.year() + "년 목표 " + words.valueWithUnit(indicator, target.value()),
                                "Target " + target.year() + ": " + words.valueWithUnit(indicator, target.value())),
                change == null ? "" : words.change(indicator, change),
                offices.find(indicator.office())
                        .map(office -> words.plain().say(office.name()))
                        .orElse(""),
                indicator.sdg(),
                charts.spark(series.subList(Math.max(0, series.size() - SPARK), series.size()).stream()
                        .map(Value::value)
                        .toList()));
    }
}
