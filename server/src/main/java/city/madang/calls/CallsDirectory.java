package city.madang.calls;

import city.madang.catalogue.Owned;
import city.madang.catalogue.Owners;
import city.madang.identity.Jurisdictions;
import city.madang.identity.Offices;
import city.madang.identity.People;
import city.madang.identity.Person;
import city.madang.identity.Role;
import city.madang.identity.Viewer;
import city.madang.platform.Audience;
import city.madang.platform.LocalText;
import city.madang.platform.Subject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Knows whom to call about what, and who may.
@Component
class CallsDirectory implements Directory {

    /// How many colleagues of the person in charge are offered.
    private static final int MOST = 12;

    private final Owners owners;
    private final People people;
    private final Offices offices;
    private final Jurisdictions jurisdictions;
    private final Clock clock;

    CallsDirectory(Owners owners, People people, Offices offices, Jurisdictions jurisdictions, Clock clock) {
        this.owners = owners;
        this.people = people;
        this.offices = offices;
        this.jurisdictions = jurisdictions;
        this.clock = clock;
    }

    @Override
    public Entry find(Viewer viewer, Subject subject) {
        var owned = owners.find(subject);
        var district = owned.map(Owned::jurisdiction).orElse(null);
        var found = new LinkedHashMap<Long, Person>();
        if (subject.kind().equals("person")) {
            people.find(subject.key()).filter(Person::staff).ifPresent(one -> found.put(one.id(), one));
        }
        var place = owned.map(Owned::place).orElse(jurisdictions.city().code());
        people.inCharge(place, clock.instant()).ifPresent(one -> found.putIfAbsent(one.id(), one));
        if (offices.find(place).isPresent()) {
            people.ofOffice(place).forEach(one -> found.putIfAbsent(one.id(), one));
        }
        if (district != null) {
            people.inCharge(district, clock.instant()).ifPresent(one -> found.putIfAbsent(one.id(), one));
        }
        if (found.isEmpty()) {
            people.inCharge(jurisdictions.city().code(), clock.instant()).ifPresent(one -> found.put(one.id(), one));
        }
        var self = viewer.person();
        var others = new ArrayList<>(found.values());
        others.removeIf(one -> !one.active() || (self != null && one.id() == self.id()));
        return new Entry(
                subject,
                owned.map(Owned::name).orElse(LocalText.same(subject.key())),
                others.subList(0, Math.min(MOST, others.size())),
                may(viewer, district));
    }

    @Override
    public Optional<Person> findStaff(long person) {
        return people.find(person).filter(one -> one.active() && one.staff());
    }

    @Override
    public @Nullable LocalText nameOfPlace(Person person) {
        var place = person.office() != null ? person.office() : person.jurisdiction();
        return place == null ? null : owners.nameOf(place);
    }

    /// Viewers only look. Officers call about what lies in their own area or concerns the whole city; whoever heads
    /// something calls their peers about anything.
    private static boolean may(Viewer viewer, @Nullable String district) {
        if (!viewer.reaches(Audience.Group.OFFICIAL)) {
            return false;
        }
        var role = viewer.role();
        if (role == Role.VIEWER || role == Role.CITIZEN) {
            return false;
        }
        return role != Role.OFFICER || district == null || viewer.owns(district);
    }
}
