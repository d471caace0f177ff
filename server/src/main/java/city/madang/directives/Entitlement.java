package city.madang.directives;

import city.madang.directives.Act.Side;
import city.madang.identity.Absence;
import city.madang.identity.Absences;
import city.madang.identity.Office;
import city.madang.identity.Offices;
import city.madang.identity.People;
import city.madang.identity.Person;
import city.madang.identity.Role;
import city.madang.identity.Viewer;
import city.madang.platform.Audience;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Who may do what with directives. Somebody acts in their own name or, while a colleague is away whose deputy they
/// are, in the colleague's.
@Component
class Entitlement {

    private final People people;
    private final Absences absences;
    private final Offices offices;
    private final Clock clock;

    Entitlement(People people, Absences absences, Offices offices, Clock clock) {
        this.people = people;
        this.absences = absences;
        this.offices = offices;
        this.clock = clock;
    }

    /// In whose name `viewer` may give an office a directive; nothing if in nobody's. The mayor directs every
    /// office, the head of a district those of the district, the manager of an office that office.
    Optional<Person> issuer(Viewer viewer, Office office) {
        return names(viewer).stream().filter(name -> directs(name, office)).findFirst();
    }

    /// Whether `viewer` may give any directive at all.
    boolean issues(Viewer viewer) {
        return offices(viewer).stream().findAny().isPresent();
    }

    /// The offices that `viewer` may give directives to, in the order of the pack.
    List<Office> offices(Viewer viewer) {
        var names = names(viewer);
        return offices.list().stream()
                .filter(office -> names.stream().anyMatch(name -> directs(name, office)))
                .toList();
    }

    /// In whose name `viewer` may do `act` with a directive, whatever its state; nothing if in nobody's.
    Optional<Person> actor(Viewer viewer, Directive directive, Act act) {
        return names(viewer).stream()
                .filter(name -> act.side() == Side.ISSUER ? issued(name, directive) : carries(name, directive))
                .findFirst();
    }

    /// Whether `viewer` has to do with it: gave it, carries it out, or works in the office that does.
    boolean concerns(Viewer viewer, Directive directive) {
        return names(viewer).stream()
                .anyMatch(name -> issued(name, directive)
                        || carries(name, directive)
                        || directive.standing().office().equals(name.office()));
    }

    /// Whom a directive reaches: its owner, or who is in charge of its office, or their deputies.
    Optional<Person> reached(Directive directive) {
        var now = clock.instant();
        var owner = directive.standing().owner();
        return owner == null
                ? people.inCharge(directive.standing().office(), now)
                : people.find(owner).map(person -> absences.standIn(person, now));
    }

    /// Who decides about it now: the issuer or their deputy.
    Optional<Person> decides(Directive directive) {
        return people.find(directive.issuer()).map(person -> absences.standIn(person, clock.instant()));
    }

    private static boolean directs(Person name, Office office) {
        var district = name.jurisdiction();
        return name.active()
                && switch (name.role()) {
                    case MAYOR -> true;
                    case DISTRICT_HEAD ->
                        district != null && office.jurisdiction().startsWith(district);
                    case OFFICE_MANAGER -> office.id().equals(name.office());
                    case DATA_STEWARD, OFFICER, VIEWER, CITIZEN -> false;
                };
    }

    private boolean issued(Person name, Directive directive) {
        return name.id() == directive.issuer()
                || (name.role() == Role.MAYOR
                        && people.find(directive.issuer())
                                .filter(issuer -> issuer.role() == Role.MAYOR)
                                .isPresent());
    }

    /// Its owner, who is in charge of the office, and while it has no owner everybody of the office who acts.
    private boolean carries(Person name, Directive directive) {
        var standing = directive.standing();
        var owner = standing.owner();
        if (owner != null && owner == name.id()) {
            return true;
        }
        boolean colleague = standing.office().equals(name.office());
        return (owner == null && colleague && name.role() != Role.VIEWER && name.role() != Role.CITIZEN)
                || people.responsibleFor(standing.office())
                        .filter(head -> head.id() == name.id())
                        .isPresent();
    }

    /// The names `viewer` may act in, the one they have chosen first.
    private List<Person> names(Viewer viewer) {
        var person = viewer.person();
        if (person == null || !viewer.reaches(Audience.Group.OFFICIAL)) {
            return List.of();
        }
        var names = new LinkedHashMap<Long, Person>();
        var chosen = viewer.responsible();
        if (chosen != null) {
            names.put(chosen.id(), chosen);
        }
        names.putIfAbsent(person.id(), person);
        absences.listStoodInBy(person, clock.instant()).stream()
                .map(Absence::absent)
                .forEach(absent -> names.putIfAbsent(absent.id(), absent));
        return List.copyOf(names.values());
    }
}
