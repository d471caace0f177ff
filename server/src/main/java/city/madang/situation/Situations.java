package city.madang.situation;

import city.madang.catalogue.Source;
import city.madang.catalogue.Sources;
import city.madang.identity.Offices;
import city.madang.identity.People;
import city.madang.identity.Person;
import city.madang.identity.Role;
import city.madang.platform.CityException;
import city.madang.platform.LocalText;
import city.madang.situation.ReportStore.Kept;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// The way to look at situations: which there are, and what is known of each. What may be done about them is told by
/// [SituationRights] and done by [Opening], [Handling] and [Regrouping].
@Service
public class Situations {

    private final SituationBook book;
    private final SituationStore store;
    private final ReportStore reports;
    private final UnitStore units;
    private final Timeline timeline;
    private final SituationRules rules;
    private final Sources sources;
    private final People people;
    private final Offices offices;
    private final Clock clock;

    Situations(
            SituationBook book,
            SituationStore store,
            ReportStore reports,
            UnitStore units,
            Timeline timeline,
            SituationRules rules,
            Sources sources,
            People people,
            Offices offices,
            Clock clock) {
        this.book = book;
        this.store = store;
        this.reports = reports;
        this.units = units;
        this.timeline = timeline;
        this.rules = rules;
        this.sources = sources;
        this.people = people;
        this.offices = offices;
        this.clock = clock;
    }

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
        return SituationBook.guarded(() -> units.of(id));
    }

    /// Everything that was written down, also of those that it was made of, oldest first.
    public List<Step> steps(long id) {
        return SituationBook.guarded(() -> timeline.of(store.family(id)));
    }

    /// What systems reported.
    public List<Told> reports(long id) {
        return SituationBook.guarded(() -> reports.of(id)).stream()
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
        return SituationBook.guarded(() -> reports.proposals(List.of(id)).stream()
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
        var ids = new LinkedHashSet<>(List.of(rules.kind(situation.kind()).office()));
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
}
