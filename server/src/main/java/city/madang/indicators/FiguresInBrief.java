package city.madang.indicators;

import city.madang.catalogue.City;
import city.madang.identity.Viewer;
import city.madang.live.BriefOffer;
import city.madang.live.Moment;
import city.madang.live.Readership;
import city.madang.observations.History;
import city.madang.platform.LocalText;
import city.madang.platform.Subject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The figures in the daily brief, as they stood at the end of the day, or now if it is today: what alarms first.
@Component
final class FiguresInBrief implements BriefOffer {

    /// As many as a page bears beside the other parts.
    private static final int SHOWN = 14;

    private final Figures figures;
    private final History history;
    private final City city;
    private final Clock clock;

    FiguresInBrief(Figures figures, History history, City city, Clock clock) {
        this.figures = figures;
        this.history = history;
        this.city = city;
        this.clock = clock;
    }

    @Override
    public LocalText title() {
        return new LocalText("주요 수치", "Key figures");
    }

    @Override
    public int order() {
        return 60;
    }

    @Override
    public List<Line> lines(LocalDate day, Viewer viewer, @Nullable String district) {
        var seen = new ArrayList<Figure>();
        for (var figure : of(day, Readership.of(viewer), district)) {
            if (figure.value() != null) {
                seen.add(figure);
            }
        }
        seen.sort(Comparator.comparing(FiguresInBrief::tone).reversed());
        return seen.stream().limit(SHOWN).map(figure -> line(figure, district)).toList();
    }

    private List<Figure> of(LocalDate day, Readership readers, @Nullable String district) {
        var now = clock.instant();
        if (city.start(day).isAfter(now)) {
            return List.of();
        }
        var end = city.start(day.plusDays(1)).minusMillis(1);
        if (!end.isBefore(now)) {
            return district == null ? figures.city(readers) : figures.district(district, readers);
        }
        int area = district == null ? Areas.CITY : figures.area(district);
        return figures.at(new Moment(end, history.stateAt(end), true), area, readers);
    }

    private static Tone tone(Figure figure) {
        return switch (figure.state()) {
            case ALARM -> Tone.ALARM;
            case WATCH -> Tone.WARN;
            case OK -> Tone.GOOD;
            case NONE -> Tone.NEUTRAL;
        };
    }

    private static Line line(Figure figure, @Nullable String district) {
        var ko = new StringBuilder("%s %s".formatted(figure.name().ko(), shown(figure, figure.value(), Locale.KOREAN)));
        var en =
                new StringBuilder("%s %s".formatted(figure.name().en(), shown(figure, figure.value(), Locale.ENGLISH)));
        if (figure.target() != null) {
            ko.append(", 목표 ").append(shown(figure, figure.target(), Locale.KOREAN));
            en.append(", target ").append(shown(figure, figure.target(), Locale.ENGLISH));
        }
        if (figure.yesterday() != null) {
            ko.append(", 전날 같은 시각 ").append(shown(figure, figure.yesterday(), Locale.KOREAN));
            en.append(", same hour the day before ").append(shown(figure, figure.yesterday(), Locale.ENGLISH));
        }
        return new Line(
                new LocalText(ko.toString(), en.toString()),
                tone(figure),
                new Subject("figure", figure.id()),
                "/office?figure=" + figure.id() + (district == null ? "" : "&district=" + district));
    }

    private static String shown(Figure figure, @Nullable Double value, Locale locale) {
        var number = String.format(Locale.ROOT, "%,." + figure.decimals() + "f", Objects.requireNonNull(value));
        return (number + " " + figure.unit().in(locale)).strip();
    }
}
