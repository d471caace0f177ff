package city.madang.situation;

import city.madang.catalogue.Boundaries;
import city.madang.identity.AuditTrail;
import city.madang.identity.Jurisdiction;
import city.madang.identity.Person;
import city.madang.identity.Viewer;
import city.madang.platform.CityException;
import city.madang.platform.LocalText;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Begins situations that an official types in.
@Service
public class Opening {

    private static final int LONGEST_TITLE = 200;
    /// Clocks of people's machines may be so far ahead of ours.
    private static final Duration AHEAD = Duration.ofSeconds(60);

    private final Situations situations;
    private final SituationRights rights;
    private final SituationBook book;
    private final SituationStore store;
    private final ReportStore reports;
    private final Timeline timeline;
    private final Gathering gathering;
    private final SituationRules rules;
    private final SituationRoom room;
    private final Boundaries boundaries;
    private final AuditTrail audit;
    private final Clock clock;

    Opening(
            Situations situations,
            SituationRights rights,
            SituationBook book,
            SituationStore store,
            ReportStore reports,
            Timeline timeline,
            Gathering gathering,
            SituationRules rules,
            SituationRoom room,
            Boundaries boundaries,
            AuditTrail audit,
            Clock clock) {
        this.situations = situations;
        this.rights = rights;
        this.book = book;
        this.store = store;
        this.reports = reports;
        this.timeline = timeline;
        this.gathering = gathering;
        this.rules = rules;
        this.room = room;
        this.boundaries = boundaries;
        this.audit = audit;
        this.clock = clock;
    }

    /// Begins a situation that an official typed in. A real one is a report like any other and may join others; a drill
    /// stands alone.
    ///
    /// @return the situation, or the one it joined
    public Situation open(NewSituation given, Viewer viewer) {
        var kind = rules.kind(given.kind());
        var position = given.position();
        var district = given.district() != null || position == null
                ? given.district()
                : boundaries.districtAt(position).map(Jurisdiction::code).orElse(null);
        var person = rights.requireToOpen(viewer, kind.id(), district, given.drill());
        Written.checked(given.title().ko(), "title", LONGEST_TITLE);
        if (given.text().ko().length() > Written.LONGEST) {
            throw CityException.invalid("The description has %d characters at most".formatted(Written.LONGEST));
        }
        var began = began(given);
        var id = given.drill() ? drill(given, district, began, person) : report(given, district, began);
        audit.record(
                viewer,
                given.drill() ? "drill-begun" : "incident-reported",
                "incident:" + id,
                Map.of("kind", kind.id()));
        return situations.get(id);
    }

    private Instant began(NewSituation given) {
        var now = clock.instant();
        var began = given.began() == null ? now : given.began();
        if (began.isAfter(now.plus(AHEAD))) {
            throw CityException.invalid("It cannot have begun after now: %s".formatted(began));
        }
        return began;
    }

    private long drill(NewSituation given, @Nullable String district, Instant began, Person person) {
        return book.change(touched -> {
            long id = store.add(new Situation(
                    0,
                    true,
                    given.kind(),
                    given.severity(),
                    true,
                    Status.OPEN,
                    true,
                    given.title(),
                    given.text(),
                    given.position(),
                    district,
                    given.address(),
                    began,
                    began,
                    null,
                    null,
                    null,
                    person.id(),
                    null,
                    0));
            timeline.did(Step.What.REPORTED, id, person, new LocalText("훈련을 시작했습니다.", "The drill began."), Map.of());
            touched.add(id);
            return id;
        });
    }

    private long report(NewSituation given, @Nullable String district, Instant began) {
        var stored = room.report(given, district, began);
        return book.change(touched -> {
            gathering.take(stored, touched);
            return reports.find(stored.occurrence().key()).orElseThrow().situation();
        });
    }
}
