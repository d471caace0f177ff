package city.madang.situation;

import city.madang.catalogue.City;
import city.madang.identity.Viewer;
import city.madang.live.BriefOffer;
import city.madang.platform.Audience;
import city.madang.platform.LocalText;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What the daily brief tells of situations: how many there were and how fast help came, then those that matter. Drills
/// are not among them.
@Component
final class SituationBrief implements BriefOffer {

    private static final int TOLD = 8;
    private static final int ORDER = 10;

    private final Situations situations;
    private final SituationRules rules;
    private final City city;

    SituationBrief(Situations situations, SituationRules rules, City city) {
        this.situations = situations;
        this.rules = rules;
        this.city = city;
    }

    @Override
    public LocalText title() {
        return new LocalText("상황", "Situations");
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public List<Line> lines(LocalDate day, Viewer viewer, @Nullable String district) {
        var from = city.start(day);
        var until = city.start(day.plusDays(1));
        var all = situations.between(from, until).stream()
                .filter(one -> district == null || Objects.equals(one.district(), district))
                .toList();
        if (all.isEmpty()) {
            return List.of();
        }
        var lines = new ArrayList<Line>();
        lines.add(total(all, viewer));
        all.stream()
                .filter(one -> one.severity().compareTo(Severity.MODERATE) <= 0)
                .sorted(Comparator.comparing(Situation::severity)
                        .thenComparing(Situation::began, Comparator.reverseOrder()))
                .limit(TOLD)
                .forEach(one -> lines.add(line(one, viewer)));
        return lines;
    }

    private Line total(List<Situation> all, Viewer viewer) {
        long open = all.stream().filter(Situation::open).count();
        long late = all.stream()
                .filter(one ->
                        situations.clocks(one, situations.units(one.id())).golden() == Clocks.Golden.MISSED)
                .count();
        return new Line(
                new LocalText(
                        "상황 %d건, 진행 중 %d건, 골든타임을 넘긴 도착 %d건".formatted(all.size(), open, late),
                        "%d situations, %d still open; help came after the golden time in %d"
                                .formatted(all.size(), open, late)),
                late > 0 ? Tone.WARN : Tone.NEUTRAL,
                null,
                viewer.reaches(Audience.Group.OFFICIAL) ? "/office/incidents" : null);
    }

    private Line line(Situation one, Viewer viewer) {
        var units = situations.units(one.id());
        var clocks = situations.clocks(one, units);
        var arrived = clocks.arrived();
        boolean staff = viewer.reaches(Audience.Group.OFFICIAL);
        return new Line(
                new LocalText(
                        "%s — %s, %s%s%s"
                                .formatted(
                                        one.title().ko(),
                                        one.severity().title().ko(),
                                        one.status().title().ko(),
                                        arrived == null ? "" : ", 첫 도착 " + clock(arrived),
                                        staff && !units.isEmpty() ? ", 출동 " + units.size() + "대" : ""),
                        "%s: %s, %s%s%s"
                                .formatted(
                                        one.title().en(),
                                        one.severity().title().en(),
                                        one.status().title().en(),
                                        arrived == null ? "" : ", first arrival after " + clock(arrived),
                                        staff && !units.isEmpty() ? ", " + units.size() + " units" : "")),
                tone(one, clocks),
                one.subject(),
                staff ? "/office/incidents/" + one.id() : null);
    }

    private static Tone tone(Situation one, Clocks clocks) {
        if (one.open() && one.severity().compareTo(Severity.SEVERE) <= 0) {
            return Tone.ALARM;
        }
        return clocks.golden() == Clocks.Golden.MISSED ? Tone.WARN : Tone.NEUTRAL;
    }

    private static String clock(Duration duration) {
        return "%d:%02d".formatted(duration.toMinutes(), duration.toSecondsPart());
    }
}
