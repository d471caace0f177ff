package city.madang.situation;

import city.madang.catalogue.Sources;
import city.madang.observations.Occurrence;
import city.madang.observations.Occurrences;
import city.madang.observations.StoredOccurrence;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The situation room as one of the systems that report: what officials type in is an occurrence like any other.
@Component
class SituationRoom {

    private final Occurrences occurrences;
    private final ReportStore reports;
    private final Sources sources;
    private final SituationRules rules;
    private final Clock clock;

    SituationRoom(Occurrences occurrences, ReportStore reports, Sources sources, SituationRules rules, Clock clock) {
        this.occurrences = occurrences;
        this.reports = reports;
        this.sources = sources;
        this.rules = rules;
        this.clock = clock;
    }

    /// Reports what an official typed in, as any other system would.
    StoredOccurrence report(NewSituation given, @Nullable String district, Instant began) {
        var key = newKey();
        var facts = new HashMap<String, String>();
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
                Status.OPEN.key(),
                began,
                null,
                clock.instant(),
                given.position(),
                district,
                null,
                facts)));
        return occurrences.find("incident", List.of(key)).getFirst();
    }

    /// Lets what the room itself reported of a situation stand as it is now, also for those who read reports only.
    ///
    /// @return the situation
    Situation reflect(Situation situation) {
        var own = sources.find(rules.source()).orElse(null);
        if (own == null || situation.drill()) {
            return situation;
        }
        var keys = SituationBook.guarded(() -> reports.of(situation.id())).stream()
                .filter(kept -> kept.report().source() == own.number())
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
                        situation.status().key(),
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

    /// A key for what nobody but the room tells of.
    static String newKey() {
        return "room:" + UUID.randomUUID();
    }
}
