package city.madang.situation;

import city.madang.catalogue.City;
import city.madang.observations.Occurrence;
import city.madang.situation.ReportStore.Told;
import city.madang.situation.merging.Report;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Reads occurrences as reports of incidents and as units that were sent.
@Component
final class ReportReader {

    /// The property of a unit that names the incident it was sent to.
    private static final String INCIDENT = "incident";

    private static final List<DateTimeFormatter> LOCAL = List.of(
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss"),
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss"),
            DateTimeFormatter.ISO_LOCAL_DATE_TIME);

    private final SituationRules rules;
    private final ZoneId zone;

    @Autowired
    ReportReader(SituationRules rules, City city) {
        this(rules, city.zone());
    }

    ReportReader(SituationRules rules, ZoneId zone) {
        this.rules = rules;
        this.zone = zone;
    }

    Report report(Occurrence one) {
        var names = new HashSet<>(named(one, rules.identifiers()));
        names.add(one.key());
        var refersTo = named(one, rules.references());
        refersTo.removeAll(names);
        return new Report(
                one.key(),
                one.source(),
                rules.kindOf(one.category()).id(),
                one.time(),
                one.position(),
                names,
                refersTo);
    }

    Told told(Occurrence one) {
        return new Told(
                one.category(),
                Severity.parse(one.severity()).text(),
                Status.parse(one.status()).key(),
                one.title(),
                one.text(),
                one.updated(),
                one.district(),
                one.properties().get("address"),
                one.properties().get("dispatchSeconds"));
    }

    /// The turn-out that an occurrence of the kind `unit` tells of. Its properties: `station`, and the moments
    /// `dispatched`, `enRoute`, `arrived` and `cleared`.
    Unit unit(Occurrence one) {
        var facts = one.properties();
        return new Unit(
                one.key(),
                rules.unitKind(one.category()).id(),
                one.title(),
                facts.get("station"),
                moment(facts, "dispatched"),
                moment(facts, "enRoute"),
                moment(facts, "arrived"),
                moment(facts, "cleared"),
                one.position());
    }

    /// What names the incident that a unit was sent to.
    @Nullable
    String incidentOf(Occurrence unit) {
        var name = unit.properties().get(INCIDENT);
        return name == null || name.isBlank() ? null : name.strip();
    }

    private Set<String> named(Occurrence one, List<String> properties) {
        var names = new HashSet<String>();
        for (var property : properties) {
            var value = one.properties().get(property);
            if (value != null) {
                Arrays.stream(value.split("[\\s,;]+"))
                        .filter(name -> !name.isBlank())
                        .forEach(names::add);
            }
        }
        return names;
    }

    private @Nullable Instant moment(Map<String, String> facts, String name) {
        var text = facts.get(name);
        return text == null || text.isBlank() ? null : moment(text.strip());
    }

    /// ISO 8601, epoch seconds or milliseconds, or the city's own time; nothing if it is none of them.
    @Nullable
    Instant moment(String text) {
        if (text.matches("[0-9]{9,10}")) {
            return Instant.ofEpochSecond(Long.parseLong(text));
        }
        if (text.matches("[0-9]{12,13}")) {
            return Instant.ofEpochMilli(Long.parseLong(text));
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException notWithOffset) {
            for (var form : LOCAL) {
                try {
                    return LocalDateTime.parse(text, form).atZone(zone).toInstant();
                } catch (DateTimeException another) {
                    continue;
                }
            }
            return null;
        }
    }
}
