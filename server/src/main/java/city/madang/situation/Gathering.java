package city.madang.situation;

import city.madang.catalogue.Sources;
import city.madang.identity.Person;
import city.madang.observations.StoredOccurrence;
import city.madang.platform.LocalText;
import city.madang.situation.ReportStore.Kept;
import city.madang.situation.ReportStore.Told;
import city.madang.situation.merging.Likeness;
import city.madang.situation.merging.Likeness.Verdict;
import city.madang.situation.merging.Report;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Makes situations of reports: each report goes to the event it tells of, and brings together those that it shows to
/// be one.
/// To be called inside [SituationBook#change].
@Component
class Gathering {

    private static final Comparator<Situation> FIRST =
            Comparator.comparing(Situation::began).thenComparing(Situation::id);

    private final SituationStore store;
    private final ReportStore reports;
    private final UnitStore units;
    private final Timeline timeline;
    private final SituationRules rules;
    private final ReportReader reader;
    private final Reckoning reckoning;
    private final Sources sources;
    private final Clock clock;

    Gathering(
            SituationStore store,
            ReportStore reports,
            UnitStore units,
            Timeline timeline,
            SituationRules rules,
            ReportReader reader,
            Reckoning reckoning,
            Sources sources,
            Clock clock) {
        this.store = store;
        this.reports = reports;
        this.units = units;
        this.timeline = timeline;
        this.rules = rules;
        this.reader = reader;
        this.reckoning = reckoning;
        this.sources = sources;
        this.clock = clock;
    }

    /// Takes what a system told. Taking it twice changes nothing.
    void take(StoredOccurrence stored, Set<Long> touched) {
        switch (stored.occurrence().kind()) {
            case "incident" ->
                takeReport(reader.report(stored.occurrence()), reader.told(stored.occurrence()), touched);
            case "unit" -> takeUnit(stored, touched);
            default -> {}
        }
    }

    private void takeReport(Report report, Told told, Set<Long> touched) {
        var before = reports.find(report.key()).orElse(null);
        if (before != null && before.report().equals(report) && before.told().equals(told)) {
            return;
        }
        var matches = before != null && before.byHand() ? Matches.NONE : matches(report);
        long survivor = home(report, told, before, matches, touched);
        touched.add(survivor);
        reports.save(new Kept(report, told, survivor, before != null && before.byHand()));
        tell(report, told, before, survivor, matches);
        attachWaiting(report, survivor);
        reckoning.reckon(survivor);
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
        var candidates = reports.candidates(report, rules.matching().longest());
        var apart = reports.apartFrom(report.key());
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
            merge(other, survivor, like == null ? LocalText.same("") : like.reason(), null, touched);
        }
        return survivor.id();
    }

    /// Whether somebody said of a report of one that it is not of the event that the other is.
    private boolean apart(long one, long other) {
        var others = reports.of(other).stream().map(kept -> kept.report().key()).collect(Collectors.toSet());
        return reports.of(one).stream()
                .flatMap(kept -> reports.apartFrom(kept.report().key()).stream())
                .anyMatch(others::contains);
    }

    /// Makes one situation part of another.
    ///
    /// @param by who says that they are one; absent: their reports do
    void merge(Situation part, Situation whole, LocalText reason, @Nullable Person by, Set<Long> touched) {
        var now = clock.instant();
        reports.move(part.id(), whole.id());
        units.move(part.id(), whole.id());
        store.save(new Changed(part).mergedInto(whole.id(), now).done());
        var detail = Map.of("from", Long.toString(part.id()), "into", Long.toString(whole.id()));
        timeline.did(
                Step.What.MERGED,
                whole.id(),
                by,
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
        var source = sources.find(report.source()).map(found -> found.name()).orElse(LocalText.same("–"));
        var detail = Map.of("report", report.key(), "status", told.status(), "severity", told.severity());
        if (before == null) {
            var like = matches.clear().values().stream()
                    .max(Comparator.comparingDouble(Likeness::score))
                    .orElse(null);
            timeline.told(
                    like == null ? Step.What.REPORTED : Step.What.JOINED,
                    situation,
                    report.time(),
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
            timeline.told(
                    Step.What.TOLD,
                    situation,
                    told.updated(),
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
            if (other != situation && reports.propose(situation, other, like.score(), like.reason(), clock.instant())) {
                timeline.did(
                        Step.What.PROPOSED,
                        situation,
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
        var unit = reader.unit(stored.occurrence());
        var name = reader.incidentOf(stored.occurrence());
        var before = units.find(unit.key()).orElse(null);
        if (unit.equals(before)) {
            return;
        }
        var known = units.situationOf(unit.key());
        var situation = known.isPresent() || name == null ? known : reports.situationNamed(name);
        units.save(unit, situation.orElse(null), name);
        if (situation.isPresent()) {
            tellOf(unit, known.isPresent() ? before : null, situation.get());
            touched.add(situation.get());
            reckoning.reckon(situation.get());
        }
    }

    /// Units may be told of before their incident is.
    private void attachWaiting(Report report, long situation) {
        for (var unit : units.waitingFor(report.names())) {
            units.save(unit, situation, null);
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
        timeline.told(
                Step.What.UNIT,
                situation,
                at,
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
                Map.of("unit", unit.key(), "stage", stage.key()));
    }
}
