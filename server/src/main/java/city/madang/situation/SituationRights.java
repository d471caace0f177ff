package city.madang.situation;

import city.madang.identity.Person;
import city.madang.identity.Role;
import city.madang.identity.Viewer;
import city.madang.platform.CityException;
import city.madang.platform.CityException.Category;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Who may act on situations, by role and by office or district. Viewers and stewards only look.
@Component
public class SituationRights {

    private final SituationRules rules;

    SituationRights(SituationRules rules) {
        this.rules = rules;
    }

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

    /// Whether somebody of this role acts at all, and still works here.
    static boolean acts(Person person) {
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

    /// Whoever acts, if they may.
    ///
    /// @throws CityException FORBIDDEN if they may not
    Person require(Viewer viewer, Situation situation) {
        if (!mayAct(viewer, situation)) {
            throw new CityException(
                    Category.FORBIDDEN,
                    "Only the mayor, the staff of its district and of the offices in charge act on situation %d"
                            .formatted(situation.id()));
        }
        return Objects.requireNonNull(viewer.person());
    }

    /// Whoever begins one, if they may.
    ///
    /// @throws CityException FORBIDDEN if they may not
    Person requireToOpen(Viewer viewer, String kind, @Nullable String district, boolean drill) {
        if (!mayOpen(viewer, kind, district) || (drill && !mayDrill(viewer))) {
            throw new CityException(
                    Category.FORBIDDEN,
                    drill
                            ? "Only the mayor, district heads and the managers of the offices in charge begin drills"
                            : "You may report what happens in your district or what your office answers for");
        }
        return Objects.requireNonNull(viewer.person());
    }
}
