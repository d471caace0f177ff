package city.madang.indicators;

import city.madang.catalogue.ObservedProperty.State;
import city.madang.catalogue.Source;
import city.madang.catalogue.Sources;
import city.madang.governance.Disclosure;
import city.madang.governance.Policy;
import city.madang.identity.Offices;
import city.madang.indicators.FigureDefinition.OfReadings;
import city.madang.live.Readership;
import city.madang.platform.Audience;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Puts figures together for a readership: values, trend and comparison, who is in charge, and what the policy says.
final class FigureBoard {

    private final List<FigureDefinition> definitions;
    private final Areas areas;
    private final Sources sources;
    private final Offices offices;
    private final Policy policy;

    FigureBoard(List<FigureDefinition> definitions, Areas areas, Sources sources, Offices offices, Policy policy) {
        this.definitions = definitions;
        this.areas = areas;
        this.sources = sources;
        this.offices = offices;
        this.policy = policy;
    }

    List<FigureDefinition> definitions() {
        return definitions;
    }

    Areas areas() {
        return areas;
    }

    /// The figures of one area that `readers` may see, in the order of the pack. A district has only those it was ever
    /// measured for.
    List<Figure> figures(FigureValues now, HourBook hours, int area, Readership readers) {
        var figures = new ArrayList<Figure>();
        for (int number = 0; number < definitions.size(); number++) {
            var definition = definitions.get(number);
            boolean measured = area == Areas.CITY || now.get(number, area).newest() != Long.MIN_VALUE;
            if (measured && visible(definition, readers)) {
                var disclosure = disclosure(definition, area, readers);
                if (!(disclosure instanceof Disclosure.Mask)) {
                    figures.add(figure(number, now, hours, area, disclosure));
                }
            }
        }
        return figures;
    }

    /// Whether readers may know of the figure at all: its source says so.
    boolean visible(FigureDefinition definition, Readership readers) {
        return source(definition)
                .map(source -> readers.group().reaches(source.audience()))
                .orElse(definition.source() == null || readers.group().reaches(Audience.Group.OFFICIAL));
    }

    Disclosure disclosure(FigureDefinition definition, int area, Readership readers) {
        var dataset = source(definition).map(Source::dataset).orElse("");
        var field = definition.origin() instanceof OfReadings of ? of.property() : "count";
        return policy.of(readers.group(), readers.jurisdiction()).decide(dataset, field, areas.code(area));
    }

    /// The value of a figure as the policy lets it be seen; NaN if it is not.
    static double seen(Members.Result result, Disclosure disclosure) {
        return disclosure.ofNumber(result.value());
    }

    private Figure figure(int number, FigureValues now, HourBook hours, int area, Disclosure disclosure) {
        var definition = definitions.get(number);
        var result = now.get(number, area);
        double value = seen(result, disclosure);
        var source = source(definition);
        var age = result.newest() == Long.MIN_VALUE ? null : Duration.ofMillis(now.moment() - result.newest());
        boolean late = age != null && (!result.fresh() || age.compareTo(patience(definition, source.orElse(null))) > 0);
        return new Figure(
                definition.id(),
                definition.name(),
                definition.unit(),
                definition.decimals(),
                known(value, definition),
                age == null ? null : Instant.ofEpochMilli(result.newest()),
                trend(number, definition, now, hours, area, disclosure),
                known(at(hours, HourBook.yesterday(now.moment()), number, area, disclosure), definition),
                known(at(hours, HourBook.lastWeek(now.moment()), number, area, disclosure), definition),
                definition.boundsOf(area).target(),
                definition.boundsOf(area).better(),
                late ? State.NONE : definition.boundsOf(area).judge(value),
                late,
                age == null || age.isNegative() ? null : age,
                source.map(found -> new Figure.Party(found.id(), found.name())).orElse(null),
                office(definition, source.orElse(null)),
                definition.topic(),
                definition.origin() instanceof OfReadings of ? of.property() : null);
    }

    /// How old the newest reading may be: what the source promises, or the figure's own idea of fresh.
    private static Duration patience(FigureDefinition definition, @Nullable Source source) {
        if (source != null) {
            return source.freshness().late();
        }
        return definition.origin() instanceof OfReadings of ? of.fresh() : Duration.ofDays(1);
    }

    private static List<@Nullable Double> trend(
            int number,
            FigureDefinition definition,
            FigureValues now,
            HourBook hours,
            int area,
            Disclosure disclosure) {
        var trend = new ArrayList<@Nullable Double>(HourBook.TREND);
        long begun = HourBook.begun(now.moment());
        for (int back = HourBook.TREND - 2; back >= 0; back--) {
            trend.add(known(at(hours, begun - back * HourBook.HOUR, number, area, disclosure), definition));
        }
        trend.add(known(seen(now.get(number, area), disclosure), definition));
        return trend;
    }

    private static double at(HourBook hours, long hourEnd, int number, int area, Disclosure disclosure) {
        var page = hours.at(hourEnd);
        if (page == null || !page.get(number, area).fresh()) {
            return Double.NaN;
        }
        return seen(page.get(number, area), disclosure);
    }

    /// A value with one decimal more than is shown; nothing for NaN.
    private static @Nullable Double known(double value, FigureDefinition definition) {
        double scale = Math.pow(10, definition.decimals() + 1);
        return Double.isNaN(value) ? null : Double.valueOf(Math.rint(value * scale) / scale);
    }

    private Optional<Source> source(FigureDefinition definition) {
        return definition.source() == null ? Optional.empty() : sources.find(definition.source());
    }

    private Figure.@Nullable Party office(FigureDefinition definition, @Nullable Source source) {
        var id = definition.office() != null ? definition.office() : source == null ? null : source.office();
        return id == null
                ? null
                : offices.find(id)
                        .map(office -> new Figure.Party(office.id(), office.name()))
                        .orElse(null);
    }
}
