package city.madang.indicators.offers;

import city.madang.catalogue.City;
import city.madang.identity.Viewer;
import city.madang.indicators.goals.Indicators;
import city.madang.indicators.goals.Report;
import city.madang.indicators.goals.Slice;
import city.madang.indicators.goals.Standing;
import city.madang.indicators.goals.Value;
import city.madang.live.BriefOffer;
import city.madang.live.Readership;
import city.madang.platform.LocalText;
import city.madang.platform.Subject;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The indicators' part of the daily brief: what was published that day, what is behind first.
@Component
final class IndicatorsInBrief implements BriefOffer {

    private static final int ORDER = 40;
    private static final int MOST = 8;

    private final Indicators indicators;
    private final City city;

    IndicatorsInBrief(Indicators indicators, City city) {
        this.indicators = indicators;
        this.city = city;
    }

    @Override
    public LocalText title() {
        return new LocalText("정책 지표", "Policy indicators");
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public List<Line> lines(LocalDate day, Viewer viewer, @Nullable String district) {
        var slice = district == null ? Slice.CITY : Slice.district(district);
        var end = city.start(day.plusDays(1));
        var readers = Readership.of(viewer);
        return indicators.list().list().stream()
                .map(one -> indicators.report(one, readers, end))
                .sorted(Comparator.comparing(Report::standing))
                .flatMap(report -> line(report, slice, day).stream())
                .limit(MOST)
                .toList();
    }

    private Optional<Line> line(Report report, Slice slice, LocalDate day) {
        var indicator = report.indicator();
        return report.values()
                .latest(slice)
                .filter(value -> !value.provisional()
                        && LocalDate.ofInstant(value.known(), city.zone()).equals(day))
                .map(value -> new Line(
                        new LocalText(sentence(report, value, Locale.KOREAN), sentence(report, value, Locale.ENGLISH)),
                        tone(report.standingOf(value)),
                        new Subject(Indicators.KIND, indicator.id()),
                        "/indicators/" + indicator.id()));
    }

    private static String sentence(Report report, Value value, Locale locale) {
        var indicator = report.indicator();
        var format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(indicator.decimals());
        format.setMaximumFractionDigits(indicator.decimals());
        var standing = report.standingOf(value);
        var judged =
                standing == Standing.UNJUDGED ? "" : ", " + standing.title().in(locale);
        var corrected = value.revision() > 1 ? new LocalText(" (고친 값)", " (corrected)").in(locale) : "";
        return "%s %s: %s %s%s%s"
                .formatted(
                        indicator.name().in(locale),
                        value.period().text(),
                        format.format(value.value()),
                        indicator.unit().in(locale),
                        corrected,
                        judged);
    }

    private static Tone tone(Standing standing) {
        return switch (standing) {
            case FAR_BEHIND -> Tone.ALARM;
            case BEHIND -> Tone.WARN;
            case ON_COURSE, UNJUDGED -> Tone.NEUTRAL;
            case MET -> Tone.GOOD;
        };
    }
}
