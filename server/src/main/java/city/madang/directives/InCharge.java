package city.madang.directives;

import city.madang.catalogue.Owned;
import city.madang.catalogue.Owners;
import city.madang.catalogue.Source;
import city.madang.catalogue.Sources;
import city.madang.identity.Jurisdictions;
import city.madang.identity.Level;
import city.madang.identity.Office;
import city.madang.identity.Offices;
import city.madang.identity.People;
import city.madang.identity.Person;
import city.madang.observations.Occurrence;
import city.madang.observations.Occurrences;
import city.madang.platform.Subject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Who is in charge of what a screen shows: the office to instruct, the person to call.
@Service
public class InCharge {

    private static final String INCIDENT = "incident";

    private final Owners owners;
    private final Occurrences occurrences;
    private final Sources sources;
    private final Offices offices;
    private final Jurisdictions jurisdictions;
    private final People people;
    private final Clock clock;

    InCharge(
            Owners owners,
            Occurrences occurrences,
            Sources sources,
            Offices offices,
            Jurisdictions jurisdictions,
            People people,
            Clock clock) {
        this.owners = owners;
        this.occurrences = occurrences;
        this.sources = sources;
        this.offices = offices;
        this.jurisdictions = jurisdictions;
        this.people = people;
        this.clock = clock;
    }

    /// Who answers for a subject.
    ///
    /// @param owned what is known of it; absent if nothing is
    /// @param office the office to instruct; absent where the city as a whole answers for it
    /// @param person who is in charge now, perhaps a deputy; absent while the place is vacant
    /// @param fallback whether nobody claims the subject itself, and it is its district's or the city's
    public record Answer(
            @Nullable Owned owned,
            @Nullable Office office,
            @Nullable Person person,
            boolean fallback) {}

    /// Who is in charge of `subject`; the mayor, if nobody else is.
    public Answer of(Subject subject) {
        var owned = owned(subject);
        var place = owned.map(Owned::place).orElse(jurisdictions.city().code());
        var person = people.inCharge(place, clock.instant());
        if (person.isPresent() || owned.isEmpty()) {
            return new Answer(owned.orElse(null), officeOf(place), person.orElse(null), owned.isEmpty());
        }
        var district = owned.get().jurisdiction();
        var wider = district == null ? jurisdictions.city().code() : district;
        return new Answer(
                owned.get(),
                officeOf(place),
                people.inCharge(wider, clock.instant()).orElse(null),
                true);
    }

    /// What is known of a subject. A room that knows incidents better is asked first; otherwise an incident is its
    /// source's office's, or its district's.
    Optional<Owned> owned(Subject subject) {
        return owners.find(subject)
                .or(() -> subject.kind().equals(INCIDENT) ? incident(subject.key()) : Optional.empty());
    }

    /// Whether a subject is an exercise.
    boolean isDrill(Subject subject) {
        return subject.kind().equals(INCIDENT)
                && owners.find(subject).filter(Owned::drill).isPresent();
    }

    private Optional<Owned> incident(String key) {
        return occurrences.find(INCIDENT, List.of(key)).stream()
                .findFirst()
                .map(stored -> incident(stored.occurrence()));
    }

    private Owned incident(Occurrence incident) {
        var district = incident.district();
        var place = sources.find(incident.source())
                .map(Source::office)
                .orElse(district == null ? jurisdictions.city().code() : district);
        return new Owned(incident.title(), place, district, List.of("incidents"));
    }

    /// The office of a place: itself, or that of the district.
    private @Nullable Office officeOf(String place) {
        var area = jurisdictions.find(place);
        if (area.isEmpty()) {
            return offices.find(place).orElse(null);
        }
        return jurisdictions
                .districtOf(area.get())
                .flatMap(district -> offices.list(district.code()).stream().findFirst())
                .orElse(null);
    }

    /// The code of the district an office serves; absent for one of the city.
    @Nullable
    String districtOf(Office office) {
        return jurisdictions
                .find(office.jurisdiction())
                .filter(area -> area.level() != Level.CITY)
                .map(area -> area.code())
                .orElse(null);
    }
}
