package city.madang.situation;

import city.madang.identity.AuditTrail;
import city.madang.identity.Viewer;
import city.madang.platform.CityException;
import city.madang.platform.CityException.Category;
import city.madang.platform.LocalText;
import city.madang.situation.ReportStore.Kept;
import city.madang.situation.ReportStore.Proposal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/// What officials say about which reports tell of one event: they join situations, keep them apart and take reports
/// out.
@Service
public class Regrouping {

    private final Situations situations;
    private final SituationRights rights;
    private final SituationBook book;
    private final SituationStore store;
    private final ReportStore reports;
    private final Timeline timeline;
    private final Gathering gathering;
    private final Reckoning reckoning;
    private final AuditTrail audit;
    private final Clock clock;

    Regrouping(
            Situations situations,
            SituationRights rights,
            SituationBook book,
            SituationStore store,
            ReportStore reports,
            Timeline timeline,
            Gathering gathering,
            Reckoning reckoning,
            AuditTrail audit,
            Clock clock) {
        this.situations = situations;
        this.rights = rights;
        this.book = book;
        this.store = store;
        this.reports = reports;
        this.timeline = timeline;
        this.gathering = gathering;
        this.reckoning = reckoning;
        this.audit = audit;
        this.clock = clock;
    }

    /// Says that two are the same event: the later one becomes part of the earlier one.
    ///
    /// @return the situation that stands for both
    public Situation merge(long id, long other, String reason, Viewer viewer) {
        var one = situations.get(id);
        var two = situations.get(other);
        rights.require(viewer, one);
        var person = rights.require(viewer, two);
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
            var keys = reports.of(List.of(one.id(), two.id())).stream()
                    .map(kept -> kept.report().key())
                    .toList();
            reports.forgetApart(keys);
            reports.proposals(List.of(one.id())).stream()
                    .filter(proposal -> proposal.one() == two.id() || proposal.other() == two.id())
                    .forEach(proposal -> reports.settle(proposal.id(), "accepted"));
            gathering.merge(part, whole, LocalText.same(reason.strip()), person, touched);
            reckoning.reckon(whole.id());
            return true;
        });
        audit.record(viewer, "situations-merged", "incident:" + whole.id(), Map.of("part", Long.toString(part.id())));
        return situations.get(whole.id());
    }

    /// Decides a proposal to merge.
    ///
    /// @return the situation that stands now
    public Situation decide(long id, long proposal, boolean same, Viewer viewer) {
        var asked = SituationBook.guarded(() -> reports.proposal(proposal))
                .filter(one -> one.one() == id || one.other() == id)
                .orElseThrow(() ->
                        CityException.notFound("There is no proposal %d for situation %d".formatted(proposal, id)));
        if (same) {
            return merge(asked.one(), asked.other(), "", viewer);
        }
        return keepApart(id, asked, viewer);
    }

    private Situation keepApart(long id, Proposal asked, Viewer viewer) {
        var standing = situations.get(id).id();
        book.change(touched -> {
            var situation = store.find(standing).orElseThrow();
            var person = rights.require(viewer, situation);
            var ones = reports.of(asked.one());
            var others = reports.of(asked.other());
            ones.forEach(one -> others.forEach(other ->
                    reports.keepApart(one.report().key(), other.report().key())));
            reports.settle(asked.id(), "refused");
            long other = asked.one() == standing ? asked.other() : asked.one();
            timeline.did(
                    Step.What.REFUSED,
                    standing,
                    person,
                    new LocalText(
                            "상황 %d번과 다른 사건입니다.".formatted(other),
                            "Not the same event as situation %d.".formatted(other)),
                    Map.of("other", Long.toString(other)));
            store.save(new Changed(situation).updated(clock.instant()).done());
            touched.add(other);
            return touched.add(standing);
        });
        audit.record(viewer, "situations-kept-apart", "incident:" + standing, Map.of());
        return situations.get(standing);
    }

    /// Takes a report out: it tells of another event.
    ///
    /// @return the new situation
    public Situation split(long id, String report, String reason, Viewer viewer) {
        var situation = situations.get(id);
        var person = rights.require(viewer, situation);
        var why = Written.checked(reason, "reason");
        long made = book.change(touched -> {
            var all = reports.of(situation.id());
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
                    .forEach(kept -> reports.keepApart(report, kept.report().key()));
            long next = store.add(
                    new Changed(situation).person(null).updated(clock.instant()).done());
            reports.save(new Kept(out.report(), out.told(), next, true));
            reckoning.reckon(situation.id());
            reckoning.reckon(next);
            timeline.did(
                    Step.What.SPLIT,
                    situation.id(),
                    person,
                    new LocalText(
                            "‘%s’ 신고를 상황 %d번으로 나눴습니다 — %s"
                                    .formatted(out.told().title().ko(), next, why),
                            "The report '%s' is situation %d now — %s"
                                    .formatted(out.told().title().en(), next, why)),
                    Map.of("report", report, "to", Long.toString(next)));
            timeline.did(
                    Step.What.SPLIT,
                    next,
                    person,
                    new LocalText(
                            "상황 %d번에서 나뉘었습니다 — %s".formatted(situation.id(), why),
                            "Split from situation %d — %s".formatted(situation.id(), why)),
                    Map.of("report", report, "from", Long.toString(situation.id())));
            touched.add(situation.id());
            touched.add(next);
            return next;
        });
        audit.record(viewer, "situation-split", "incident:" + situation.id(), Map.of("to", Long.toString(made)));
        return situations.get(made);
    }
}
