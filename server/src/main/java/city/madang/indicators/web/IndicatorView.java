package city.madang.indicators.web;

import city.madang.identity.Offices;
import city.madang.indicators.charts.Charts;
import city.madang.indicators.charts.Charts.Pair;
import city.madang.indicators.charts.Charts.Point;
import city.madang.indicators.goals.Gap;
import city.madang.indicators.goals.Origin;
import city.madang.indicators.goals.Period;
import city.madang.indicators.goals.Report;
import city.madang.indicators.goals.Slice;
import city.madang.indicators.goals.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The page of one indicator in words and pictures of one language.
///
/// @param course SVG of the whole city over time; empty without values
/// @param history the same as rows, newest first
/// @param sql the declared SQL; absent if its values do not come from it
/// @param gapSentence what the gap between the sexes is, in words; empty if there is none
public record IndicatorView(
        String id,
        String name,
        String definition,
        String unit,
        String office,
        String cadence,
        String direction,
        String origin,
        @Nullable String sql,
        List<String> sdg,
        String value,
        String period,
        String tone,
        String standing,
        String target,
        String planned,
        String previous,
        String yearBefore,
        String course,
        List<HistoryRow> history,
        List<DistrictLine> districts,
        List<AgeLine> ages,
        String gaps,
        String gapSentence,
        List<GapRow> gapRows,
        List<Correction> corrections) {

    private static final int LONGEST_CHART = 60;
    private static final int GAP_ROWS = 8;

    /// One period of the whole city.
    public record HistoryRow(String period, String value, String planned, String standing, String tone, int revision) {}

    /// A district in the ranking with its small line.
    public record DistrictLine(
            int rank, String code, String name, String value, String standing, String tone, String line) {}

    /// A band of age.
    public record AgeLine(String band, String value, String change, String line) {}

    /// A gap between women and men.
    public record GapRow(String period, String female, String male, String difference) {}

    /// A value that replaced another.
    public record Correction(String period, String slice, String before, String after, int revision, String at) {}

    static IndicatorView of(Report report, IndicatorWords words, Offices offices, Locale locale) {
        return new Maker(report, words, offices, new Charts(locale)).view();
    }

    private record Maker(Report report, IndicatorWords words, Offices offices, Charts charts) {

        IndicatorView view() {
            var indicator = report.indicator();
            var latest = report.latest();
            var target = indicator.target();
            var gaps = report.values().gaps(null);
            return new IndicatorView(
                    indicator.id(),
                    words.plain().say(indicator.name()),
                    words.plain().say(indicator.definition()),
                    words.unit(indicator),
                    offices.find(indicator.office())
                            .map(office -> words.plain().say(office.name()))
                            .orElse(""),
                    words.cadence(indicator.cadence()),
                    words.direction(indicator.direction()),
                    words.origin(indicator.origin().key()),
                    indicator.origin() instanceof Origin.OfSql(var sql) ? sql : null,
                    indicator.sdg(),
                    latest == null ? "–" : words.valueWithUnit(indicator, latest.value()),
                    latest == null
                            ? words.say("아직 값이 없음", "no value yet")
                            : words.period(latest.period())
                                    + (latest.provisional() ? words.say(" (잠정)", " (so far)") : ""),
                    report.standing().tone(),
                    words.plain().say(report.standing().title()),
                    target == null
                            ? ""
                            : words.say(
                                    target.year() + "년 말까지 " + words.valueWithUnit(indicator, target.value()),
                                    words.valueWithUnit(indicator, target.value()) + " by the end of " + target.year()),
                    report.planned() == null ? "" : words.valueWithUnit(indicator, report.planned()),
                    report.previous() == null ? "" : words.change(indicator, report.previous()),
                    report.yearBefore() == null ? "" : words.change(indicator, report.yearBefore()),
                    course(),
                    history(),
                    districts(),
                    ages(),
                    gapChart(gaps),
                    gapSentence(gaps),
                    gaps.reversed().stream().limit(GAP_ROWS).map(this::gapRow).toList(),
                    corrections());
        }

        private String course() {
            var series = report.values().series(Slice.CITY);
            if (series.isEmpty()) {
                return "";
            }
            var shown = series.subList(Math.max(0, series.size() - LONGEST_CHART), series.size());
            var indicator = report.indicator();
            var target = indicator.target();
            var points = shown.stream()
                    .map(value -> new Point(words.shortPeriod(value.period()), value.value(), value.provisional()))
                    .toList();
            var planned = shown.stream().map(report::plannedAt).toList();
            return charts.course(
                    "course",
                    words.plain().say(indicator.name()) + ", "
                            + words.shortPeriod(shown.getFirst().period()) + "–"
                            + words.shortPeriod(shown.getLast().period()),
                    describe(shown),
                    points,
                    planned.contains(Double.NaN) ? List.of() : planned,
                    target == null
                            ? null
                            : new Charts.Level(
                                    words.say(
                                            target.year() + "년 목표 " + words.valueWithUnit(indicator, target.value()),
                                            "Target " + target.year() + ": "
                                                    + words.valueWithUnit(indicator, target.value())),
                                    target.value()));
        }

        private String describe(List<Value> series) {
            var indicator = report.indicator();
            var first = words.valueWithUnit(indicator, series.getFirst().value());
            var last = words.valueWithUnit(indicator, series.getLast().value());
            return words.say(
                    words.period(series.getFirst().period()) + " " + first + "에서 "
                            + words.period(series.getLast().period()) + " " + last + "로. 모든 값은 아래 표에 있다.",
                    "From " + first + " in " + words.period(series.getFirst().period()) + " to " + last + " in "
                            + words.period(series.getLast().period()) + ". All values are in the table below.");
        }

        private List<HistoryRow> history() {
            var indicator = report.indicator();
            return report.values().series(Slice.CITY).reversed().stream()
                    .map(value -> {
                        var planned = report.plannedAt(value);
                        var standing = report.standingOf(value);
                        return new HistoryRow(
                                words.period(value.period())
                                        + (value.provisional() ? words.say(" (잠정)", " (so far)") : ""),
                                words.value(indicator, value.value()),
                                Double.isNaN(planned) ? "–" : words.value(indicator, planned),
                                words.plain().say(standing.title()),
                                standing.tone(),
                                value.revision());
                    })
                    .toList();
        }

        private List<DistrictLine> districts() {
            var indicator = report.indicator();
            var ranking = report.ranking();
            if (ranking.isEmpty()) {
                return List.of();
            }
            var periods = periods();
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            for (var ranked : ranking) {
                for (var value : ranked.series()) {
                    least = Math.min(least, value.value());
                    most = Math.max(most, value.value());
                }
            }
            var whole = indicator.addsUp() ? List.<Double>of() : along(periods, Slice.CITY);
            double from = least;
            double to = most;
            return ranking.stream()
                    .map(ranked -> new DistrictLine(
                            ranked.rank(),
                            ranked.district(),
                            words.district(ranked.district()),
                            words.value(indicator, ranked.value().value()),
                            words.plain().say(ranked.standing().title()),
                            ranked.standing().tone(),
                            charts.small(along(periods, Slice.district(ranked.district())), whole, from, to)))
                    .toList();
        }

        private List<Period> periods() {
            var all = report.values().series(Slice.CITY).stream()
                    .map(Value::period)
                    .toList();
            return all.subList(Math.max(0, all.size() - LONGEST_CHART), all.size());
        }

        private List<Double> along(List<Period> periods, Slice slice) {
            return periods.stream()
                    .map(period -> report.values()
                            .find(period, slice)
                            .map(Value::value)
                            .orElse(Double.NaN))
                    .toList();
        }

        private List<AgeLine> ages() {
            var indicator = report.indicator();
            var lines = new ArrayList<AgeLine>();
            for (var band : indicator.ages()) {
                var slice = Slice.age(band);
                var series = report.values().series(slice);
                if (!series.isEmpty()) {
                    var latest = series.getLast();
                    var first = series.getFirst();
                    lines.add(new AgeLine(
                            words.slice(slice),
                            words.valueWithUnit(indicator, latest.value()),
                            words.say(
                                    words.shortPeriod(first.period()) + "부터 "
                                            + words.difference(indicator, latest.value() - first.value()),
                                    words.difference(indicator, latest.value() - first.value()) + " since "
                                            + words.shortPeriod(first.period())),
                            charts.spark(series.stream().map(Value::value).toList())));
                }
            }
            return lines;
        }

        private String gapChart(List<Gap> gaps) {
            if (gaps.isEmpty()) {
                return "";
            }
            var indicator = report.indicator();
            int every = Math.max(1, (int) Math.ceil(gaps.size() / (double) GAP_ROWS));
            var pairs = new ArrayList<Pair>();
            for (int i = gaps.size() - 1; i >= 0; i -= every) {
                var gap = gaps.get(i);
                pairs.addFirst(new Pair(
                        words.shortPeriod(gap.period()),
                        gap.female(),
                        gap.male(),
                        words.difference(indicator, gap.difference())));
            }
            return charts.gaps(
                    "gaps",
                    words.say("여성과 남성의 격차", "Gap between women and men"),
                    gapSentence(gaps),
                    pairs,
                    words.say("여성", "Women"),
                    words.say("남성", "Men"),
                    indicator.decimals());
        }

        private String gapSentence(List<Gap> gaps) {
            if (gaps.isEmpty()) {
                return "";
            }
            var indicator = report.indicator();
            var last = gaps.getLast();
            var first = gaps.getFirst();
            var now = words.say(
                    words.period(last.period()) + " 여성 " + words.valueWithUnit(indicator, last.female()) + ", 남성 "
                            + words.valueWithUnit(indicator, last.male()) + ": 격차 "
                            + words.difference(indicator, last.difference()),
                    words.period(last.period()) + ": women " + words.valueWithUnit(indicator, last.female()) + ", men "
                            + words.valueWithUnit(indicator, last.male()) + ", a gap of "
                            + words.difference(indicator, last.difference()));
            if (gaps.size() == 1) {
                return now;
            }
            var since = words.period(first.period());
            return now
                    + (last.narrowerThan(first)
                            ? words.say(". " + since + "보다 좁아졌습니다.", ". It is narrower than in " + since + ".")
                            : words.say(". " + since + "보다 좁아지지 않았습니다.", ". It is no narrower than in " + since + "."));
        }

        private GapRow gapRow(Gap gap) {
            var indicator = report.indicator();
            return new GapRow(
                    words.period(gap.period()),
                    words.value(indicator, gap.female()),
                    words.value(indicator, gap.male()),
                    words.difference(indicator, gap.difference()));
        }

        private List<Correction> corrections() {
            var indicator = report.indicator();
            return report.values().corrections().stream()
                    .limit(50)
                    .map(value -> {
                        var before = report.values().revisions(value.period(), value.slice()).stream()
                                .filter(one -> one.revision() < value.revision())
                                .reduce((one, other) -> other)
                                .orElse(value);
                        return new Correction(
                                words.period(value.period()),
                                words.slice(value.slice()),
                                words.value(indicator, before.value()),
                                words.value(indicator, value.value()),
                                value.revision(),
                                value.known().toString().substring(0, 10));
                    })
                    .toList();
        }
    }
}
