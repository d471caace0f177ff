package city.madang.situation;

import city.madang.catalogue.Boundaries;
import city.madang.catalogue.Source;
import city.madang.catalogue.Sources;
import city.madang.identity.AuditTrail;
import city.madang.identity.Jurisdiction;
import city.madang.identity.Offices;
import city.madang.identity.People;
import city.madang.identity.Person;
import city.madang.identity.Role;
import city.madang.identity.Viewer;
import city.madang.observations.Occurrence;
import city.madang.observations.Occurrences;
import city.madang.platform.CityException;
import city.madang.platform.CityException.Category;
import city.madang.platform.LocalText;
import city.madang.situation.SituationStore.Kept;
import city.madang.situation.SituationStore.Proposal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// The way into situations: to look, and to act. Every act is written into the timeline and the audit trail, and is
/// refused to whoever is not entitled to it.
@Service
public class Situations {

    private static final int LONGEST = 4_000;

    private final SituationBook book;
    private final SituationStore store;
    private final Gathering gathering;
    private final SituationRules rules;
    private final Occurrences occurrences;
    private final Sources sources;
    private final Boundaries boundaries;
    private final People people;
    private final Offices offices;
    private final AuditTrail audit;
    private final Clock clock;

    Situations(
            SituationBook book,
            SituationStore store,
            Gathering gathering,
            SituationRules rules,
            Occurrences occurrences,
            Sources sources,
            Boundaries boundaries,
            People people,
            Offices offices,
            AuditTrail audit,
            Clock clock) {
        this.book = book;
        this.store = store;
        this.gathering = gathering;
        this.rules = rules;
        this.occurrences = occurrences;
        this.sources = sources;
        this.boundaries = boundaries;
        this.people = people;
        this.offices = offices;
        this.audit = audit;
        this.clock = clock;
    }

    // ---- looking

    /// The situation of that number; if it was merged, the one it became part of.
    ///
    /// @throws CityException if there is none
    public Situation get(long id) {
        return find(id).orElseThrow(() -> CityException.notFound("There is no situation %d".formatted(id)));
    }

    public Optional<Situation> find(long id) {
        return SituationBook.guarded(() -> store.standing(id).flatMap(store::find));
    }

    /// Lists those that match, open ones first, each group newest first.
    ///
    /// @param state `open`, `closed` or empty for both
    /// @param kind id of a kind; empty for all
    /// @param district five-digit code; empty for all
    /// @param drill only drills, or none; absent for both
    public List<Situation> list(String state, String kind, String district, @Nullable Boolean drill, int limit) {
        return SituationBook.guarded(() -> store.list(state, kind, district, drill, limit));
    }

    /// Lists real ones that began or were closed in a span of time, newest first.
    public List<Situation> between(Instant from, Instant until) {
        return SituationBook.guarded(() -> store.between(from, until)).stream()
                .filter(one -> !one.drill())
                .toList();
    }

    /// The units that were sent, in the order in which they were.
    public List<Unit> units(long id) {
        return SituationBook.guarded(() -> store.unitsOf(id));
    }

    /// Everything that was written down, also of those that it was made of, oldest first.
    public List<Step> steps(long id) {
        return SituationBook.guarded(() -> store.steps(store.family(id)));
    }

    /// What systems reported.
    public List<Told> reports(long id) {
        return SituationBook.guarded(() -> store.reportsOf(id)).stream()
                .map(this::told)
                .toList();
    }

    /// A report as people read it.
    ///
    /// @param key what splitting names it by
    public record Told(
            String key,
            LocalText source,
            LocalText title,
            LocalText text,
            Instant at,
            Instant updated,
            Severity severity,
            Status status) {}

    private Told told(Kept kept) {
        return new Told(
                kept.report().key(),
                sources.find(kept.report().source())
                        .map(source -> source.name())
                        .orElse(LocalText.same("–")),
                kept.told().title(),
                kept.told().text(),
                kept.report().time(),
                kept.told().updated(),
                Severity.parse(kept.told().severity()),
                Status.parse(kept.told().status()));
    }

    /// Those that may be the same event, and why.
    public List<MayBeSame> mayBeSame(long id) {
        return SituationBook.guarded(() -> store.proposals(List.of(id)).stream()
                .map(proposal -> new MayBeSame(
                        proposal.id(),
                        store.find(proposal.one() == id ? proposal.other() : proposal.one())
                                .orElseThrow(),
                        proposal.likeness(),
                        proposal.reason()))
                .toList());
    }

    /// A situation that may be the same event.
    ///
    /// @param proposal what deciding names it by
    /// @param likeness 0 to 1
    public record MayBeSame(long proposal, Situation other, double likeness, LocalText reason) {}

    /// How fast help came, as of now.
    public Clocks clocks(Situation situation, List<Unit> units) {
        return Clocks.of(
                situation.began(),
                units,
                situation.reportedArrival(),
                situation.closed(),
                golden(situation, units),
                clock.instant());
    }

    /// Within so long of the report somebody should be there; absent where nobody has to.
    public @Nullable Duration golden(Situation situation, List<Unit> units) {
        var told = book.find(situation.id()).map(SituationBook.Entry::sources).orElse(List.of());
        return rules.golden(situation.kind(), units, idsOf(told));
    }

    private List<String> idsOf(List<Integer> numbers) {
        return numbers.stream()
                .flatMap(number -> sources.find(number).stream())
                .map(Source::id)
                .toList();
    }

    /// Who is in charge of it: who was named, or the head of the office that owns its kind.
    public Optional<Person> inCharge(Situation situation) {
        var named = situation.person();
        return named != null
                ? people.find(named)
                : people.inCharge(rules.kind(situation.kind()).office(), clock.instant());
    }

    /// The people to whom it can be given: those of the offices that act on situations, of the kind's office and of its
    /// district's.
    public List<Person> candidates(Situation situation) {
        var ids = new java.util.LinkedHashSet<>(
                List.of(rules.kind(situation.kind()).office()));
        ids.addAll(rules.offices());
        var district = situation.district();
        if (district != null) {
            offices.list(district).forEach(office -> ids.add(office.id()));
        }
        return ids.stream()
                .flatMap(office -> people.ofOffice(office).stream())
                .filter(person -> person.role() != Role.VIEWER)
                .distinct()
                .toList();
    }

    // ---- entitlement

    /// Whether somebody may act on a situation: the mayor; the head and staff of its district; the staff of the offices
    /// that the pack names and of the office that owns its kind; whoever is in charge. Viewers only look.
    public boolean mayAct(Viewer viewer, Situation situation) {
        var person = viewer.person();
        if (person == null || !acts(person)) {
            return false;
        }
        return person.role() == Role.MAYOR
                || Objects.equals(situation.person(), person.id())
                || inDistrict(person, situation.district())
                || inOffice(person, rules.kind(situation.kind()).office());
    }

    /// Whether somebody may begin one in a district; a drill needs more: see [#mayDrill].
    public boolean mayOpen(Viewer viewer, String kind, @Nullable String district) {
        var person = viewer.person();
        return person != null
                && acts(person)
                && (person.role() == Role.MAYOR
                        || inDistrict(person, district)
                        || inOffice(person, rules.kind(kind).office()));
    }

    /// Whether somebody may begin any at all.
    public boolean mayOpen(Viewer viewer) {
        var person = viewer.person();
        return person != null
                && acts(person)
                && (person.jurisdiction() != null
                        || inOffice(person, "")
                        || person.role() == Role.MAYOR
                        || rules.kinds().stream().anyMatch(kind -> inOffice(person, kind.office())));
    }

    /// Whether somebody may hold a drill: the mayor, district heads, and the managers of the offices that act on
    /// situations.
    public boolean mayDrill(Viewer viewer) {
        var person = viewer.person();
        return person != null
                && switch (person.role()) {
                    case MAYOR, DISTRICT_HEAD -> true;
                    case OFFICE_MANAGER -> inOffice(person, "");
                    case DATA_STEWARD, OFFICER, VIEWER, CITIZEN -> false;
                };
    }

    private static boolean acts(Person person) {
        return switch (person.role()) {
            case MAYOR, DISTRICT_HEAD, OFFICE_MANAGER, OFFICER -> person.active();
            case DATA_STEWARD, VIEWER, CITIZEN -> false;
        };
    }

    private static boolean inDistrict(Person person, @Nullable String district) {
        var own = person.jurisdiction();
        return own != null && district != null && district.startsWith(own);
    }

    private boolean inOffice(Person person, String owner) {
        var office = person.office();
        return person.jurisdiction() == null
                && office != null
                && (office.equals(owner) || rules.offices().contains(office));
    }

    private Person require(Viewer viewer, Situation situation) {
        if (!mayAct(viewer, situation)) {
            throw new CityException(
                    Category.FORBIDDEN,
                    "Only the mayor, the staff of its district and of the offices in charge act on situation %d"
                            .formatted(situation.id()));
        }
        return Objects.requireNonNull(viewer.person());
    }

    // ---- acting

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
        if (!mayOpen(viewer, kind.id(), district) || (given.drill() && !mayDrill(viewer))) {
            throw new CityException(
                    Category.FORBIDDEN,
                    given.drill()
                            ? "Only the mayor, district heads and the managers of the offices in charge begin drills"
                            : "You may report what happens in your district or what your office answers for");
        }
        checkText(given.title().ko(), "title", 200);
        if (given.text().ko().length() > LONGEST) {
            throw CityException.invalid("The description has %d characters at most".formatted(LONGEST));
        }
        var person = Objects.requireNonNull(viewer.person());
        var now = clock.instant();
        var began = given.began() == null ? now : given.began();
        if (began.isAfter(now.plusSeconds(60))) {
            throw CityException.invalid("It cannot have begun after now: %s".formatted(began));
        }
        var id = given.drill() ? drill(given, district, began, person) : report(given, district, began, now);
        audit.record(
                viewer,
                given.drill() ? "drill-begun" : "incident-reported",
                "incident:" + id,
                Map.of("kind", kind.id()));
        return get(id);
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
            step(id, Step.What.REPORTED, person, new LocalText("훈련을 시작했습니다.", "The drill began."), Map.of());
            touched.add(id);
            return id;
        });
    }

    private long report(NewSituation given, @Nullable String district, Instant began, Instant now) {
        var key = "room:" + UUID.randomUUID();
        var facts = new java.util.HashMap<String, String>();
        if (given.address() != null) {
            facts.put("address", given.address());
        }
        if (given.refersTo() != null && !given.refersTo().isBlank()) {
            facts.put(rules.references().getFirst(), given.refersTo());
        }
        occurrences.store(List.of(new Occurrence(
                sources.get(rules.source()).number(),
                key,
                "incident",
                given.title(),
                given.text(),
                given.kind(),
                given.severity().text(),
                Status.OPEN.text(),
                began,
                null,
                now,
                given.position(),
                district,
                null,
                facts)));
        var stored = occurrences.find("incident", List.of(key)).getFirst();
        return book.change(touched -> {
            gathering.take(stored, touched);
            return store.report(key).orElseThrow().situation();
        });
    }

    /// Writes a line into the log.
    public Situation log(long id, String text, Viewer viewer) {
        return act(id, viewer, "situation-logged", (situation, person, touched) -> {
            checkText(text, "text", LONGEST);
            step(situation.id(), Step.What.LOG, person, LocalText.same(text.strip()), Map.of());
            return new Changed(situation).updated(clock.instant()).done();
        });
    }

    /// Writes down an order that was given by radio, by telephone or on the spot.
    public Situation ordered(long id, String text, Viewer viewer) {
        return act(id, viewer, "situation-ordered", (situation, person, touched) -> {
            checkText(text, "text", LONGEST);
            step(situation.id(), Step.What.ORDER, person, LocalText.same(text.strip()), Map.of());
            return new Changed(situation).updated(clock.instant()).done();
        });
    }

    /// Puts somebody in charge. If somebody was, this is a hand-over and needs a note.
    public Situation handOver(long id, long to, String note, Viewer viewer) {
        return act(id, viewer, "situation-handed-over", (situation, person, touched) -> {
            var next = people.find(to)
                    .filter(Person::active)
                    .filter(Situations::acts)
                    .orElseThrow(
                            () -> CityException.invalid("Nobody with the number %d can be in charge".formatted(to)));
            boolean handing = situation.person() != null && situation.person() != next.id();
            if (handing) {
                checkText(note, "note", LONGEST);
            }
            var said = note.isBlank() ? "" : " — " + note.strip();
            step(
                    situation.id(),
                    handing ? Step.What.HANDED_OVER : Step.What.TAKEN,
                    person,
                    new LocalText(
                            "%s님이 맡습니다%s".formatted(next.name().ko(), said),
                            "%s is in charge%s".formatted(next.name().en(), said)),
                    Map.of("to", next.login()));
            return new Changed(situation).person(next.id(), clock.instant()).done();
        });
    }

    /// Judges the severity.
    public Situation judge(long id, Severity severity, String reason, Viewer viewer) {
        return act(id, viewer, "situation-judged", (situation, person, touched) -> {
            checkText(reason, "reason", LONGEST);
            step(
                    situation.id(),
                    Step.What.SEVERITY,
                    person,
                    new LocalText(
                            "%s → %s — %s"
                                    .formatted(
                                            situation.severity().title().ko(),
                                            severity.title().ko(),
                                            reason.strip()),
                            "%s → %s — %s"
                                    .formatted(
                                            situation.severity().title().en(),
                                            severity.title().en(),
                                            reason.strip())),
                    Map.of("severity", severity.text()));
            return new Changed(situation)
                    .severity(severity, true)
                    .updated(clock.instant())
                    .done();
        });
    }

    /// Says how far it has come; closing is an act of its own.
    public Situation progress(long id, Status status, String reason, Viewer viewer) {
        if (status == Status.CLOSED) {
            return close(id, reason, viewer);
        }
        return act(id, viewer, "situation-progressed", (situation, person, touched) -> {
            checkText(reason, "reason", LONGEST);
            requireOpen(situation);
            step(
                    situation.id(),
                    Step.What.STATUS,
                    person,
                    new LocalText(
                            "%s → %s — %s"
                                    .formatted(
                                            situation.status().title().ko(),
                                            status.title().ko(),
                                            reason.strip()),
                            "%s → %s — %s"
                                    .formatted(
                                            situation.status().title().en(),
                                            status.title().en(),
                                            reason.strip())),
                    Map.of("status", status.text()));
            return new Changed(situation)
                    .status(status, null, null, true)
                    .updated(clock.instant())
                    .done();
        });
    }

    /// Ends it.
    public Situation close(long id, String reason, Viewer viewer) {
        return reflect(act(id, viewer, "situation-closed", (situation, person, touched) -> {
            checkText(reason, "reason", LONGEST);
            requireOpen(situation);
            step(situation.id(), Step.What.CLOSED, person, LocalText.same(reason.strip()), Map.of());
            var now = clock.instant();
            return new Changed(situation)
                    .status(Status.CLOSED, now, reason.strip(), true)
                    .updated(now)
                    .done();
        }));
    }

    /// Opens it again.
    public Situation reopen(long id, String reason, Viewer viewer) {
        return reflect(act(id, viewer, "situation-reopened", (situation, person, touched) -> {
            checkText(reason, "reason", LONGEST);
            if (situation.open()) {
                throw new CityException(Category.CONFLICT, "Situation %d is open already".formatted(situation.id()));
            }
            step(situation.id(), Step.What.REOPENED, person, LocalText.same(reason.strip()), Map.of());
            return new Changed(situation)
                    .status(Status.IN_PROGRESS, null, null, true)
                    .updated(clock.instant())
                    .done();
        }));
    }

    /// Says of a unit that it was sent or has come further, now: for drills, and for what no system reports.
    ///
    /// @param key of a unit of this situation; absent: a new one of that name and kind
    public Situation unit(long id, @Nullable String key, String name, String kind, Unit.Stage stage, Viewer viewer) {
        return act(id, viewer, "situation-unit", (situation, person, touched) -> {
            requireOpen(situation);
            var before = store.unitsOf(situation.id()).stream()
                    .filter(unit -> unit.key().equals(key))
                    .findFirst()
                    .orElse(null);
            if (before == null) {
                checkText(name, "name", 100);
            }
            var now = clock.instant();
            var unit = before == null
                    ? new Unit(
                            "room:" + UUID.randomUUID(),
                            rules.unitKind(kind).id(),
                            LocalText.same(name.strip()),
                            null,
                            now,
                            null,
                            null,
                            null,
                            null)
                    : before;
            var next = new Unit(
                    unit.key(),
                    unit.kind(),
                    unit.name(),
                    unit.station(),
                    unit.dispatched() == null ? now : unit.dispatched(),
                    stage == Unit.Stage.EN_ROUTE && unit.enRoute() == null ? now : unit.enRoute(),
                    stage == Unit.Stage.ARRIVED && unit.arrived() == null ? now : unit.arrived(),
                    stage == Unit.Stage.CLEARED && unit.cleared() == null ? now : unit.cleared(),
                    unit.position());
            store.save(next, situation.id(), null);
            gathering.tellOf(next, before, situation.id());
            return situation.status() == Status.OPEN
                    ? new Changed(situation)
                            .status(Status.IN_PROGRESS, null, null, situation.statusSet())
                            .updated(now)
                            .done()
                    : new Changed(situation).updated(now).done();
        });
    }

    /// Says that two are the same event: the later one becomes part of the earlier one.
    ///
    /// @return the situation that stands for both
    public Situation merge(long id, long other, String reason, Viewer viewer) {
        var one = get(id);
        var two = get(other);
        require(viewer, one);
        var person = require(viewer, two);
        if (one.id() == two.id()) {
            throw CityException.invalid("Situation %d cannot be merged with itself".formatted(id));
        }
        if (one.drill() || two.drill()) {
            throw new CityException(Category.CONFLICT, "A drill is never merged with anything");
        }
        boolean first = one.began().isBefore(two.began()) || (one.began().equals(two.began()) && one.id() < two.id());
        var whole = first ? one : two;
        var part = first ? two : one;
        book.change(touched -> {
            var keys = store.reportsOf(List.of(one.id(), two.id())).stream()
                    .map(kept -> kept.report().key())
                    .toList();
            store.forgetApart(keys);
            store.proposals(List.of(one.id())).stream()
                    .filter(proposal -> proposal.one() == two.id() || proposal.other() == two.id())
                    .forEach(proposal -> store.settle(proposal.id(), "accepted"));
            gathering.merge(part, whole, LocalText.same(reason.strip()), person.id(), person.name(), touched);
            gathering.recompute(whole.id());
            return true;
        });
        audit.record(viewer, "situations-merged", "incident:" + whole.id(), Map.of("part", Long.toString(part.id())));
        return get(whole.id());
    }

    /// Decides a proposal to merge.
    ///
    /// @return the situation that stands now
    public Situation decide(long id, long proposal, boolean same, Viewer viewer) {
        var asked = SituationBook.guarded(() -> store.proposal(proposal))
                .filter(one -> one.one() == id || one.other() == id)
                .orElseThrow(() ->
                        CityException.notFound("There is no proposal %d for situation %d".formatted(proposal, id)));
        if (same) {
            return merge(asked.one(), asked.other(), "", viewer);
        }
        return keepApart(id, asked, viewer);
    }

    private Situation keepApart(long id, Proposal asked, Viewer viewer) {
        return act(id, viewer, "situations-kept-apart", (situation, person, touched) -> {
            var ones = store.reportsOf(asked.one());
            var others = store.reportsOf(asked.other());
            ones.forEach(one -> others.forEach(
                    other -> store.keepApart(one.report().key(), other.report().key())));
            store.settle(asked.id(), "refused");
            long other = asked.one() == situation.id() ? asked.other() : asked.one();
            step(
                    situation.id(),
                    Step.What.REFUSED,
                    person,
                    new LocalText(
                            "상황 %d번과 다른 사건입니다.".formatted(other),
                            "Not the same event as situation %d.".formatted(other)),
                    Map.of("other", Long.toString(other)));
            touched.add(other);
            return new Changed(situation).updated(clock.instant()).done();
        });
    }

    /// Takes a report out: it tells of another event.
    ///
    /// @return the new situation
    public Situation split(long id, String report, String reason, Viewer viewer) {
        var situation = get(id);
        var person = require(viewer, situation);
        checkText(reason, "reason", LONGEST);
        long made = book.change(touched -> {
            var all = store.reportsOf(situation.id());
            var out = all.stream()
                    .filter(kept -> kept.report().key().equals(report))
                    .findFirst()
                    .orElseThrow(() -> CityException.notFound(
                            "Situation %d has no report '%s'".formatted(situation.id(), report)));
            if (all.size() < 2) {
                throw new CityException(
                        Category.CONFLICT, "Situation %d has one report only".formatted(situation.id()));
            }
            all.stream()
                    .filter(kept -> kept != out)
                    .forEach(kept -> store.keepApart(report, kept.report().key()));
            long next = store.add(
                    new Changed(situation).person(null, clock.instant()).done());
            store.save(new Kept(out.report(), out.told(), next, true));
            gathering.recompute(situation.id());
            gathering.recompute(next);
            step(
                    situation.id(),
                    Step.What.SPLIT,
                    person,
                    new LocalText(
                            "‘%s’ 신고를 상황 %d번으로 나눴습니다 — %s"
                                    .formatted(out.told().title().ko(), next, reason.strip()),
                            "The report '%s' is situation %d now — %s"
                                    .formatted(out.told().title().en(), next, reason.strip())),
                    Map.of("report", report, "to", Long.toString(next)));
            step(
                    next,
                    Step.What.SPLIT,
                    person,
                    new LocalText(
                            "상황 %d번에서 나뉘었습니다 — %s".formatted(situation.id(), reason.strip()),
                            "Split from situation %d — %s".formatted(situation.id(), reason.strip())),
                    Map.of("report", report, "from", Long.toString(situation.id())));
            touched.add(situation.id());
            touched.add(next);
            return next;
        });
        audit.record(viewer, "situation-split", "incident:" + situation.id(), Map.of("to", Long.toString(made)));
        return get(made);
    }

    private interface Act {
        Situation on(Situation situation, Person person, Set<Long> touched);
    }

    private Situation act(long id, Viewer viewer, String name, Act work) {
        var standing = get(id).id();
        book.change(touched -> {
            var situation = store.find(standing).orElseThrow();
            var person = require(viewer, situation);
            store.save(work.on(situation, person, touched));
            touched.add(standing);
            return true;
        });
        audit.record(viewer, name, "incident:" + standing, Map.of());
        return get(standing);
    }

    private void step(long id, Step.What what, Person person, LocalText text, Map<String, String> detail) {
        var now = clock.instant();
        store.add(id, now, now, what, person.id(), person.name(), text, detail);
    }

    /// What the room itself reported stands as the room sees it now, also for those who read reports only.
    private Situation reflect(Situation situation) {
        var room = sources.find(rules.source()).orElse(null);
        if (room == null || situation.drill()) {
            return situation;
        }
        var keys = SituationBook.guarded(() -> store.reportsOf(situation.id())).stream()
                .filter(kept -> kept.report().source() == room.number())
                .map(kept -> kept.report().key())
                .toList();
        if (keys.isEmpty()) {
            return situation;
        }
        occurrences.store(occurrences.find("incident", keys).stream()
                .map(stored -> stored.occurrence())
                .map(one -> new Occurrence(
                        one.source(),
                        one.key(),
                        one.kind(),
                        one.title(),
                        one.text(),
                        one.category(),
                        situation.severity().text(),
                        situation.status().text(),
                        one.time(),
                        situation.closed(),
                        clock.instant(),
                        one.position(),
                        one.district(),
                        one.link(),
                        one.properties()))
                .toList());
        return situation;
    }

    private static void requireOpen(Situation situation) {
        if (!situation.open()) {
            throw new CityException(
                    Category.CONFLICT, "Situation %d is closed: open it again first".formatted(situation.id()));
        }
    }

    private static void checkText(String text, String what, int most) {
        if (text.isBlank() || text.length() > most) {
            throw CityException.invalid("The %s needs 1 to %d characters".formatted(what, most));
        }
    }
}
