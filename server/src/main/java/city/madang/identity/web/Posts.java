package city.madang.identity.web;

import city.madang.identity.Jurisdiction;
import city.madang.identity.Jurisdictions;
import city.madang.identity.Office;
import city.madang.identity.Offices;
import city.madang.identity.Person;
import city.madang.platform.LocalText;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The offices and areas of the city in words, for pages about people.
@Component
public class Posts {

    private final Jurisdictions jurisdictions;
    private final Offices offices;

    Posts(Jurisdictions jurisdictions, Offices offices) {
        this.jurisdictions = jurisdictions;
        this.offices = offices;
    }

    public List<Jurisdiction> districts() {
        return jurisdictions.districts();
    }

    public List<Office> offices() {
        return offices.list();
    }

    /// The part of the city a person answers for.
    public LocalText areaOf(Person person) {
        var code = person.jurisdiction();
        return code == null
                ? jurisdictions.city().name()
                : jurisdictions.find(code).orElse(jurisdictions.city()).name();
    }

    /// The office a person works in.
    public @Nullable LocalText officeOf(Person person) {
        var id = person.office();
        return id == null ? null : offices.find(id).map(Office::name).orElse(null);
    }

    /// Role and place in one line, such as `Officer, Urban Transport Office`.
    public LocalText positionOf(Person person) {
        var office = officeOf(person);
        var place = office == null ? areaOf(person) : office;
        var title = person.role().title();
        return new LocalText(place.ko() + " " + title.ko(), title.en() + ", " + place.en());
    }
}
