package city.madang.directives;

import city.madang.catalogue.City;
import city.madang.identity.Offices;
import city.madang.identity.Viewer;
import city.madang.live.BriefOffer;
import city.madang.platform.Audience;
import city.madang.platform.LocalText;
import city.madang.platform.Subject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What the daily brief says of directives: what is overdue, what was reported and accepted, what was given. Those
/// about drills are not among them.
@Component
class DirectivesInBrief implements BriefOffer {

    private final DirectiveBook book;
    private final Directives directives;
    private final InCharge inCharge;
    private final Offices offices;
    private final City city;
    private final Clock clock;

    DirectivesInBrief(
            DirectiveBook book, Directives directives, InCharge inCharge, Offices offices, City city, Clock clock) {
        this.book = book;
        this.directives = directives;
        this.inCharge = inCharge;
        this.offices = offices;
        this.city = city;
        this.clock = clock;
    }

    @Override
    public LocalText title() {
        return new LocalText("지시", "Directives");
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public List<Line> lines(LocalDate day, Viewer viewer, @Nullable String district) {
        var from = city.start(day);
        var until = city.start(day.plusDays(1));
        var now = clock.instant();
        var moment = until.isBefore(now) ? until : now;
        var lines = new ArrayList<Line>();
        book.currentAt(moment, moment).stream()
                .filter(one -> seen(one, viewer, district) && one.overdue(moment))
                .forEach(one -> lines.add(line(one, Tone.ALARM, "기한이 지났습니다", "is overdue", viewer)));
        var touched = book.touched(from, until).stream()
                .filter(one -> seen(one, viewer, district))
                .toList();
        touched.forEach(one -> last(one, from, until, viewer, lines));
        return List.copyOf(lines);
    }

    /// The newest telling step of that day.
    private void last(Directive one, Instant from, Instant until, Viewer viewer, List<Line> lines) {
        for (var step : book.steps(one.id()).reversed()) {
            if (step.at().isBefore(from) || !step.at().isBefore(until)) {
                continue;
            }
            var tone = toneOf(step.act());
            if (tone != null) {
                lines.add(line(
                        one,
                        tone,
                        step.act().text().ko(),
                        step.act().text().en().toLowerCase(Locale.ROOT),
                        viewer));
                return;
            }
        }
    }

    private static @Nullable Tone toneOf(Act act) {
        return switch (act) {
            case ACCEPT, REPORT -> Tone.GOOD;
            case RETURN, WANT_TIME, ASK, WITHDRAW -> Tone.WARN;
            case ISSUE -> Tone.NEUTRAL;
            default -> null;
        };
    }

    private boolean seen(Directive one, Viewer viewer, @Nullable String district) {
        return !inCharge.isDrill(one.subject())
                && (viewer.reaches(Audience.Group.OFFICIAL) || one.published())
                && (district == null || district.equals(one.jurisdiction()));
    }

    private Line line(Directive one, Tone tone, String ko, String en, Viewer viewer) {
        var office = one.standing().office();
        var name = offices.find(office).map(found -> found.name()).orElse(LocalText.same(office));
        boolean told = directives.sight(viewer, one).text();
        var said = told ? " — " + shortened(one.text()) : "";
        return new Line(
                new LocalText(
                        "%s: %s (%s)%s".formatted(one.title().ko(), ko, name.ko(), said),
                        "%s: %s (%s)%s".formatted(one.title().en(), en, name.en(), said)),
                tone,
                new Subject("directive", Long.toString(one.id())),
                viewer.reaches(Audience.Group.OFFICIAL) ? "/office/directives/" + one.id() : "/directives");
    }

    private static String shortened(String text) {
        var line = text.lines().findFirst().orElse("");
        return line.length() <= 80 ? line : line.substring(0, 79) + "…";
    }
}
