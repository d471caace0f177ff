package city.madang.situation;

import city.madang.catalogue.Sources;
import city.madang.observations.StoredOccurrence;
import city.madang.platform.LocalText;
import city.madang.platform.Position;
import city.madang.situation.SituationStore.Kept;
import city.madang.situation.SituationStore.Told;
import city.madang.situation.merging.Likeness;
import city.madang.situation.merging.Likeness.Verdict;
import city.madang.situation.merging.Report;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Makes situations of reports: each report goes to the event it tells of, and brings together those that it shows to
/// be
/// one. To be called inside [SituationBook#change].
@Component
class Gathering {

    private static final Comparator<Situation> FIRST =
            Comparator.comparing(Situation::began).thenComparing(Situation::id);

    private static final Comparator<Kept> EARLIEST = Comparator.comparing(
                    (Kept kept) -> kept.report().time())
            .thenComparing(kept -> kept.report().key());

    private final SituationStore store;
    private final SituationRules rules;
    private final Reports reports;
    private final Sources sources;
    private final Clock clock;

    Gathering(SituationStore store, SituationRules rules, Reports reports, Sources sources, Clock clock) {
        this.store = store;
        this.rules = rules;
        this.reports = reports;
        this.sources = sources;
        this.clock = clock;
    }

    /// Takes what a system told. Taking it twice changes nothing.
    void take(StoredOccurrence stored, Set<Long> touched) {
        switch (stored.occurrence().kind()) {
            case "incident" ->
                takeReport(reports.report(stored.occurrence()), reports.told(stored.occurrence()), touched);
            case "unit" -> takeUnit(stored, touched);
            default -> {}
        }
    }

    private void takeReport(Report report, Told told, Set<Long> touched) {
        var before = store.report(report.key()).orElse(null);
        if (before != null && before.report().equals(report) && before.told().equals(told)) {
            return;
        }
        var matches = before != null && before.byHand() ? Matches.NONE : matches(report);
        long survivor = home(report, told, before, matches, touched);
        touched.add(survivor);
        store.save(new Kept(report, told, survivor, before != null && before.byHand()));
        tell(report, told, before, survivor, matches);
        attachWaiting(report, survivor);
        recompute(survivor);
        propose(survivor, matches, touched);
    }

    /// The other reports that a report is like.
    ///
    /// @param clear the best likeness by situation
    /// @param doubtful likewise, of those that somebody must decide about
    private record Matches(Map<Long, Likeness> clear, Map<Long, Likeness> doubtful) {
        private static final Matches NONE = new Matches(Map.of(), Map.of());
    }

    private Matches matches(Report report) {
        var candidates = store.candidates(report, rules.matching().longest());
        var apart = store.apartFrom(report.key());
        var refused = candidates.stream()
                .filter(other -> apart.contains(other.report().key()))
                .map(Kept::situation)
                .collect(Collectors.toSet());
        var situations = store.find(candidates.stream().map(Kept::situation).collect(Collectors.toSet())).stream()
                .collect(Collectors.toMap(Situation::id, Function.identity()));
        var clear = new TreeMap<Long, Likeness>();
        var doubtful = new TreeMap<Long, Likeness>();
        for (var other : candidates) {
            var like = rules.matching().compare(report, other.report());
            if (like.verdict() == Verdict.NONE || refused.contains(other.situation())) {
                continue;
            }
            var closed =
                    Objects.requireNonNull(situations.get(other.situation())).closed();
            boolean over = closed != null && closed.isBefore(report.time());
            boolean sure = like.verdict() == Verdict.CLEAR && !(over && like.score() < 1);
            (sure ? clear : doubtful).merge(other.situation(), like, (a, b) -> a.score() >= b.score() ? a : b);
        }
        clear.keySet().forEach(doubtful::remove);
        return new Matches(clear, doubtful);
    }

    /// The situation the report belongs to, after those that it shows to be one were brought together.
    private long home(Report report, Told told, @Nullable Kept before, Matches matches, Set<Long> touched) {
        var ids = new HashSet<>(matches.clear().keySet());
        if (before != null) {
            ids.add(before.situation());
        }
        if (ids.isEmpty()) {
            return store.add(fresh(report, told));
        }
        var together = store.find(ids).stream().sorted(FIRST).toList();
        var survivor = together.getFirst();
        for (var other : together.subList(1, together.size())) {
            if (apart(survivor.id(), other.id())) {
                continue;
            }
            var like = matches.clear().get(other.id());
            merge(other, survivor, like == null ? LocalText.same("") : like.reason(), null, null, touched);
        }
        return survivor.id();
    }

    /// Whether somebody said of a report of one that it is not of the event that the other is.
    private boolean apart(long one, long other) {
        var others =
                store.reportsOf(other).stream().map(kept -> kept.report().key()).collect(Collectors.toSet());
        return store.reportsOf(one).stream()
                .flatMap(kept -> store.apartFrom(kept.report().key()).stream())
                .anyMatch(others::contains);
    }

    /// Makes one situation part of another.
    void merge(
            Situation part,
            Situation whole,
            LocalText reason,
            @Nullable Long person,
            @Nullable LocalText who,
            Set<Long> touched) {
        var now = clock.instant();
        store.moveReports(part.id(), whole.id());
        store.save(new Changed(part).mergedInto(whole.id(), now).done());
        var detail = Map.of("from", Long.toString(part.id()), "into", Long.toString(whole.id()));
        store.add(
                whole.id(),
                now,
                now,
                Step.What.MERGED,
                person,
                who,
                new LocalText(
                        "상황 %d번(%s)을 합쳤습니다. %s"
                                .formatted(part.id(), part.title().ko(), reason.ko())
                                .strip(),
                        "Situation %d (%s) is part of this one. %s"
                                .formatted(part.id(), part.title().en(), reason.en())
                                .strip()),
                detail);
        touched.add(part.id());
        touched.add(whole.id());
    }

    private Situation fresh(Report report, Told told) {
        return new Situation(
                0,
                false,
                report.kind(),
                Severity.parse(told.severity()),
                false,
                Status.parse(told.status()),
                false,
                told.title(),
                told.text(),
                report.position(),
                told.district(),
                told.address(),
                report.time(),
                told.updated(),
                null,
                null,
                null,
                null,
                null,
                0);
    }

    private void tell(Report report, Told told, @Nullable Kept before, long situation, Matches matches) {
        var now = clock.instant();
        var source = sources.find(report.source()).map(found -> found.name()).orElse(LocalText.same("–"));
        var detail = Map.of("report", report.key(), "status", told.status(), "severity", told.severity());
        if (before == null) {
            var like = matches.clear().values().stream()
                    .max(Comparator.comparingDouble(Likeness::score))
                    .orElse(null);
            store.add(
                    situation,
                    report.time(),
                    now,
                    like == null ? Step.What.REPORTED : Step.What.JOINED,
                    null,
                    null,
                    like == null
                            ? new LocalText(
                                    "%s: %s".formatted(source.ko(), told.title().ko()),
                                    "%s: %s".formatted(source.en(), told.title().en()))
                            : new LocalText(
                                    "%s: %s — %s"
                                            .formatted(
                                                    source.ko(),
                                                    told.title().ko(),
                                                    like.reason().ko()),
                                    "%s: %s — %s"
                                            .formatted(
                                                    source.en(),
                                                    told.title().en(),
                                                    like.reason().en())),
                    detail);
        } else if (says(before.told(), told) && !ofTheRoom(report)) {
            store.add(
                    situation,
                    told.updated(),
                    now,
                    Step.What.TOLD,
                    null,
                    null,
                    new LocalText(
                            "%s: %s".formatted(source.ko(), told.text().ko()),
                            "%s: %s".formatted(source.en(), told.text().en())),
                    detail);
        }
    }

    private static boolean says(Told before, Told now) {
        return !before.text().equals(now.text())
                || !before.status().equals(now.status())
                || !before.severity().equals(now.severity());
    }

    private boolean ofTheRoom(Report report) {
        return sources.find(report.source())
                .filter(source -> source.id().equals(rules.source()))
                .isPresent();
    }

    private void propose(long situation, Matches matches, Set<Long> touched) {
        matches.doubtful().forEach((other, like) -> {
            if (other != situation && store.propose(situation, other, like.score(), like.reason(), clock.instant())) {
                store.add(
                        situation,
                        clock.instant(),
                        clock.instant(),
                        Step.What.PROPOSED,
                        null,
                        null,
                        new LocalText(
                                "상황 %d번과 같은 사건일 수 있습니다. %s"
                                        .formatted(other, like.reason().ko()),
                                "May be the same event as situation %d. %s"
                                        .formatted(other, like.reason().en())),
                        Map.of("other", Long.toString(other)));
                touched.add(other);
            }
        });
    }

    // ---- units

    private void takeUnit(StoredOccurrence stored, Set<Long> touched) {
        var unit = reports.unit(stored.occurrence());
        var name = reports.incidentOf(stored.occurrence());
        var before = store.unit(unit.key()).orElse(null);
        if (unit.equals(before)) {
            return;
        }
        var known = store.situationOfUnit(unit.key());
        var situation = known.isPresent() || name == null ? known : store.situationNamed(name);
        store.save(unit, situation.orElse(null), name);
        if (situation.isPresent()) {
            tellOf(unit, known.isPresent() ? before : null, situation.get());
            touched.add(situation.get());
            recompute(situation.get());
        }
    }

    /// Units may be told of before their incident is.
    private void attachWaiting(Report report, long situation) {
        for (var unit : store.waitingFor(report.names())) {
            store.save(unit, situation, null);
            tellOf(unit, null, situation);
        }
    }

    /// Writes down each time of a unit that was not known before.
    void tellOf(Unit unit, @Nullable Unit before, long situation) {
        tellOf(unit, Unit.Stage.DISPATCHED, unit.dispatched(), before == null ? null : before.dispatched(), situation);
        tellOf(unit, Unit.Stage.EN_ROUTE, unit.enRoute(), before == null ? null : before.enRoute(), situation);
        tellOf(unit, Unit.Stage.ARRIVED, unit.arrived(), before == null ? null : before.arrived(), situation);
        tellOf(unit, Unit.Stage.CLEARED, unit.cleared(), before == null ? null : before.cleared(), situation);
    }

    private void tellOf(Unit unit, Unit.Stage stage, @Nullable Instant at, @Nullable Instant before, long situation) {
        if (at == null || at.equals(before)) {
            return;
        }
        var kind = rules.unitKind(unit.kind()).name();
        store.add(
                situation,
                at,
                clock.instant(),
                Step.What.UNIT,
                null,
                null,
                new LocalText(
                        "%s(%s) %s"
                                .formatted(
                                        unit.name().ko(),
                                        kind.ko(),
                                        stage.title().ko()),
                        "%s (%s): %s"
                                .formatted(
                                        unit.name().en(),
                                        kind.en(),
                                        stage.title().en())),
                Map.of("unit", unit.key(), "stage", stage.text()));
    }

    // ---- what a situation is, by its reports

    /// Makes a situation what its reports and units say, as far as nobody decided otherwise. It does not matter in
    /// which order they came.
    void recompute(long id) {
        var situation = store.find(id).orElseThrow();
        var kept = new ArrayList<>(store.reportsOf(id));
        if (kept.isEmpty()) {
            return;
        }
        kept.sort(EARLIEST);
        var first = kept.getFirst();
        var newest = kept.stream()
                .max(Comparator.comparing((Kept one) -> one.told().updated())
                        .thenComparing(one -> one.report().key()))
                .orElse(first);
        var severity =
                kept.stream().map(one -> Severity.parse(one.told().severity())).reduce(Severity.UNKNOWN, Severity::or);
        var units = store.unitsOf(id);
        var status = status(kept, units);
        var updated = newest.told().updated();
        var changed = new Changed(situation)
                .told(
                        first.report().kind(),
                        first.told().title(),
                        text(newest, first),
                        position(kept),
                        district(kept),
                        address(kept),
                        first.report().time(),
                        updated.isAfter(situation.updated()) ? updated : situation.updated(),
                        arrival(kept));
        if (!situation.severitySet()) {
            changed.severity(severity, false);
        }
        if (!situation.statusSet()) {
            changed.status(status, status == Status.CLOSED ? updated : null, null, false);
        }
        store.save(changed.done());
    }

    private static LocalText text(Kept newest, Kept first) {
        var text = newest.told().text();
        return text.ko().isBlank() && text.en().isBlank() ? first.told().text() : text;
    }

    /// A lane that stays closed does not keep a fire burning: notices count only where there is nothing else.
    private Status status(List<Kept> all, List<Unit> units) {
        var acting = all.stream()
                .filter(one -> sources.find(one.report().source())
                        .filter(source -> rules.isNotice(source.id()))
                        .isEmpty())
                .toList();
        var kept = acting.isEmpty() ? all : acting;
        boolean closed = kept.stream().allMatch(one -> Status.parse(one.told().status()) == Status.CLOSED);
        if (closed) {
            return Status.CLOSED;
        }
        boolean working = !units.isEmpty()
                || kept.stream()
                        .anyMatch(one -> Status.parse(one.told().status()) == Status.IN_PROGRESS
                                || one.told().dispatchSeconds() != null);
        return working ? Status.IN_PROGRESS : Status.OPEN;
    }

    private static @Nullable Position position(List<Kept> kept) {
        for (var one : kept) {
            if (one.report().position() != null) {
                return one.report().position();
            }
        }
        return null;
    }

    private static @Nullable String district(List<Kept> kept) {
        for (var one : kept) {
            if (one.told().district() != null) {
                return one.told().district();
            }
        }
        return null;
    }

    private static @Nullable String address(List<Kept> kept) {
        for (var one : kept) {
            if (one.told().address() != null) {
                return one.told().address();
            }
        }
        return null;
    }

    /// Reports tell the seconds from the order to the arrival; the order is taken to be given at once.
    private static @Nullable Instant arrival(List<Kept> kept) {
        Instant first = null;
        for (var one : kept) {
            var seconds = one.told().dispatchSeconds();
            if (seconds != null && seconds.matches("[0-9]{1,6}")) {
                var at = one.report().time().plusSeconds(Long.parseLong(seconds));
                first = first == null || at.isBefore(first) ? at : first;
            }
        }
        return first;
    }
}
