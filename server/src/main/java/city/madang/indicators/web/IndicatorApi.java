package city.madang.indicators.web;

import city.madang.identity.Viewers;
import city.madang.indicators.goals.Change;
import city.madang.indicators.goals.Gap;
import city.madang.indicators.goals.Indicators;
import city.madang.indicators.goals.Report;
import city.madang.indicators.goals.Target;
import city.madang.indicators.goals.Value;
import city.madang.live.Readership;
import city.madang.platform.Audience;
import city.madang.platform.LocalText;
import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// `GET /api/indicators` and `/api/indicators/{id}`: the policy indicators as data, as the caller may
/// see them.
@RestController
class IndicatorApi {

    /// Makes spreadsheet programs read the file as UTF-8.
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Indicators indicators;

    IndicatorApi(Indicators indicators) {
        this.indicators = indicators;
    }

    /// The whole answer.
    record Answer(List<Summary> indicators) {}

    /// An indicator and how it stands.
    ///
    /// @param period `year`, `month` or `live`
    /// @param direction `more`, `less` or `near`
    /// @param standing `met`, `on-course`, `behind`, `far-behind` or `unjudged`
    record Summary(
            String id,
            String area,
            LocalText name,
            LocalText definition,
            LocalText unit,
            int decimals,
            String office,
            String period,
            String direction,
            @Nullable Target target,
            List<String> sdg,
            String origin,
            @Nullable Point latest,
            String standing,
            @Nullable Difference previous,
            @Nullable Difference yearBefore) {

        static Summary of(Report report) {
            var indicator = report.indicator();
            var latest = report.latest();
            return new Summary(
                    indicator.id(),
                    indicator.area(),
                    indicator.name(),
                    indicator.definition(),
                    indicator.unit(),
                    indicator.decimals(),
                    indicator.office(),
                    indicator.cadence().key(),
                    indicator.direction().key(),
                    indicator.target(),
                    indicator.sdg(),
                    indicator.origin().key(),
                    latest == null ? null : Point.of(latest),
                    report.standing().key(),
                    Difference.of(report.previous()),
                    Difference.of(report.yearBefore()));
        }
    }

    /// A value.
    record Point(
            String period,
            @Nullable String district,
            @Nullable String sex,
            @Nullable String age,
            double value,
            int revision,
            boolean provisional,
            Instant approved) {

        static Point of(Value value) {
            return new Point(
                    value.period().text(),
                    value.slice().district(),
                    value.slice().sex(),
                    value.slice().age(),
                    value.value(),
                    value.revision(),
                    value.provisional(),
                    value.known());
        }
    }

    /// A value beside an earlier one.
    record Difference(
            String since,
            double from,
            double difference,
            @Nullable Boolean better) {

        static @Nullable Difference of(@Nullable Change change) {
            return change == null
                    ? null
                    : new Difference(change.since().text(), change.from(), change.difference(), change.better());
        }
    }

    /// One indicator with all its values and their revisions.
    record Detail(Summary indicator, List<Place> ranking, List<SexGap> gaps, List<Point> values) {}

    /// A district in the ranking.
    record Place(int rank, String district, double value, String standing) {}

    /// Women and men side by side.
    record SexGap(String period, double female, double male, double difference) {

        static SexGap of(Gap gap) {
            return new SexGap(gap.period().text(), gap.female(), gap.male(), gap.difference());
        }
    }

    @Audience(Audience.Group.ANYONE)
    @GetMapping("/api/indicators")
    Answer all(IndicatorFilter filter) {
        return new Answer(indicators.reports(Readership.of(Viewers.current())).stream()
                .filter(filter::takes)
                .map(Summary::of)
                .toList());
    }

    /// @param at looks back: only what was approved by then counts
    @Audience(Audience.Group.ANYONE)
    @GetMapping("/api/indicators/{id:[a-z][a-z0-9-]*}")
    Detail one(@PathVariable String id, @RequestParam(required = false) @Nullable Instant at) {
        var report = report(id, at);
        return new Detail(
                Summary.of(report),
                report.ranking().stream()
                        .map(ranked -> new Place(
                                ranked.rank(),
                                ranked.district(),
                                ranked.value().value(),
                                ranked.standing().key()))
                        .toList(),
                report.values().gaps(null).stream().map(SexGap::of).toList(),
                report.values().all().stream().map(Point::of).toList());
    }

    @Audience(Audience.Group.ANYONE)
    @GetMapping("/api/indicators/{id:[a-z][a-z0-9-]*}.csv")
    void file(@PathVariable String id, HttpServletResponse response) throws IOException {
        var report = report(id, null);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"%s.csv\"".formatted(id));
        var out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        out.write(BYTE_ORDER_MARK);
        var csv = CsvWriter.builder().build(out);
        csv.writeRecord(
                "indicator", "period", "district", "sex", "age", "value", "revision", "provisional", "approved");
        for (var value : report.values().all()) {
            csv.writeRecord(
                    id,
                    value.period().text(),
                    text(value.slice().district()),
                    text(value.slice().sex()),
                    text(value.slice().age()),
                    plain(value.value()),
                    Integer.toString(value.revision()),
                    Boolean.toString(value.provisional()),
                    value.known().toString());
        }
        csv.flush();
    }

    private Report report(String id, @Nullable Instant at) {
        return indicators.report(indicators.list().get(id), Readership.of(Viewers.current()), at);
    }

    private static String text(@Nullable String part) {
        return part == null ? "" : part;
    }

    private static String plain(double value) {
        return java.math.BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
