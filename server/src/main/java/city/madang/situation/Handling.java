package city.madang.situation;

import city.madang.identity.AuditTrail;
import city.madang.identity.People;
import city.madang.identity.Person;
import city.madang.identity.Viewer;
import city.madang.platform.CityException;
import city.madang.platform.CityException.Category;
import city.madang.platform.LocalText;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Service;

/// What officials do about a situation while it lasts. Every act is for those entitled to it, and is written into the
/// timeline and the audit trail.
@Service
public class Handling {

    private static final int LONGEST_NAME = 100;

    private final Situations situations;
    private final SituationRights rights;
    private final SituationBook book;
    private final SituationStore store;
    private final UnitStore units;
    private final Timeline timeline;
    private final Gathering gathering;
    private final SituationRules rules;
    private final SituationRoom room;
    private final People people;
    private final AuditTrail audit;
    private final Clock clock;

    Handling(
            Situations situations,
            SituationRights rights,
            SituationBook book,
            SituationStore store,
            UnitStore units,
            Timeline timeline,
            Gathering gathering,
            SituationRules rules,
            SituationRoom room,
            People people,
            AuditTrail audit,
            Clock clock) {
        this.situations = situations;
        this.rights = rights;
        this.book = book;
        this.store = store;
        this.units = units;
        this.timeline = timeline;
        this.gathering = gathering;
        this.rules = rules;
        this.room = room;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    /// Writes a line into the log.
    public Situation log(long id, String text, Viewer viewer) {
        return act(id, viewer, "situation-logged", (situation, person) -> {
            note(Step.What.LOG, situation, person, Written.checked(text, "text"));
            return new Changed(situation);
        });
    }

    /// Writes down an order that was given by radio, by telephone or on the spot.
    public Situation ordered(long id, String text, Viewer viewer) {
        return act(id, viewer, "situation-ordered", (situation, person) -> {
            note(Step.What.ORDER, situation, person, Written.checked(text, "text"));
            return new Changed(situation);
        });
    }

    /// Puts somebody in charge. If somebody was, this is a hand-over and needs a note.
    public Situation handOver(long id, long to, String note, Viewer viewer) {
        return act(id, viewer, "situation-handed-over", (situation, person) -> {
            var next = people.find(to)
                    .filter(SituationRights::acts)
                    .orElseThrow(
                            () -> CityException.invalid("Nobody with the number %d can be in charge".formatted(to)));
            boolean handing = situation.person() != null && situation.person() != next.id();
            var said = handing ? Written.checked(note, "note") : note.strip();
            var after = said.isEmpty() ? "" : " — " + said;
            timeline.did(
                    handing ? Step.What.HANDED_OVER : Step.What.TAKEN,
                    situation.id(),
                    person,
                    new LocalText(
                            "%s님이 맡습니다%s".formatted(next.name().ko(), after),
                            "%s is in charge%s".formatted(next.name().en(), after)),
                    Map.of("to", next.login()));
            return new Changed(situation).person(next.id());
        });
    }

    /// Judges the severity.
    public Situation judge(long id, Severity severity, String reason, Viewer viewer) {
        return act(id, viewer, "situation-judged", (situation, person) -> {
            var why = Written.checked(reason, "reason");
            timeline.did(
                    Step.What.SEVERITY,
                    situation.id(),
                    person,
                    change(situation.severity().title(), severity.title(), why),
                    Map.of("severity", severity.text()));
            return new Changed(situation).severity(severity, true);
        });
    }

    /// Says how far it has come; closing is an act of its own.
    public Situation progress(long id, Status status, String reason, Viewer viewer) {
        if (status == Status.CLOSED) {
            return close(id, reason, viewer);
        }
        return act(id, viewer, "situation-progressed", (situation, person) -> {
            var why = Written.checked(reason, "reason");
            requireOpen(situation);
            timeline.did(
                    Step.What.STATUS,
                    situation.id(),
                    person,
                    change(situation.status().title(), status.title(), why),
                    Map.of("status", status.key()));
            return new Changed(situation).status(status, null, null, true);
        });
    }

    private static LocalText change(LocalText from, LocalText to, String why) {
        return new LocalText(
                "%s → %s — %s".formatted(from.ko(), to.ko(), why), "%s → %s — %s".formatted(from.en(), to.en(), why));
    }

    /// Ends it.
    public Situation close(long id, String reason, Viewer viewer) {
        return room.reflect(act(id, viewer, "situation-closed", (situation, person) -> {
            var why = Written.checked(reason, "reason");
            requireOpen(situation);
            note(Step.What.CLOSED, situation, person, why);
            return new Changed(situation).status(Status.CLOSED, clock.instant(), why, true);
        }));
    }

    /// Opens it again.
    public Situation reopen(long id, String reason, Viewer viewer) {
        return room.reflect(act(id, viewer, "situation-reopened", (situation, person) -> {
            var why = Written.checked(reason, "reason");
            if (situation.open()) {
                throw new CityException(Category.CONFLICT, "Situation %d is open already".formatted(situation.id()));
            }
            note(Step.What.REOPENED, situation, person, why);
            return new Changed(situation).status(Status.IN_PROGRESS, null, null, true);
        }));
    }

    /// Says of a unit that it was sent or has come further, now: for drills, and for what no system reports.
    ///
    /// @param key of a unit of this situation; of none: a new one of that name and kind
    public Situation unit(long id, String key, String name, String kind, Unit.Stage stage, Viewer viewer) {
        return act(id, viewer, "situation-unit", (situation, person) -> {
            requireOpen(situation);
            var now = clock.instant();
            var before = units.of(situation.id()).stream()
                    .filter(unit -> unit.key().equals(key))
                    .findFirst()
                    .orElse(null);
            var unit = (before == null ? sent(name, kind, now) : before).at(stage, now);
            units.save(unit, situation.id(), null);
            gathering.tellOf(unit, before, situation.id());
            return situation.status() == Status.OPEN
                    ? new Changed(situation).status(Status.IN_PROGRESS, null, null, situation.statusSet())
                    : new Changed(situation);
        });
    }

    private Unit sent(String name, String kind, Instant now) {
        return new Unit(
                SituationRoom.newKey(),
                rules.unitKind(kind).id(),
                LocalText.same(Written.checked(name, "name", LONGEST_NAME)),
                null,
                now,
                null,
                null,
                null,
                null);
    }

    private interface Act {
        Changed on(Situation situation, Person person);
    }

    private Situation act(long id, Viewer viewer, String name, Act work) {
        var standing = situations.get(id).id();
        book.change(touched -> {
            var situation = store.find(standing).orElseThrow();
            var person = rights.require(viewer, situation);
            store.save(work.on(situation, person).updated(clock.instant()).done());
            return touched.add(standing);
        });
        audit.record(viewer, name, "incident:" + standing, Map.of());
        return situations.get(standing);
    }

    private void note(Step.What what, Situation situation, Person person, String text) {
        timeline.did(what, situation.id(), person, LocalText.same(text), Map.of());
    }

    private static void requireOpen(Situation situation) {
        if (!situation.open()) {
            throw new CityException(
                    Category.CONFLICT, "Situation %d is closed: open it again first".formatted(situation.id()));
        }
    }
}
