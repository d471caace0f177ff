package city.madang.calls;

import city.madang.identity.Person;
import city.madang.identity.Viewer;
import city.madang.platform.LocalText;
import city.madang.platform.Subject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whom to call about what.
interface Directory {

    /// What the directory says of a subject.
    ///
    /// @param people the person in charge first, then who works with them; never the asker
    /// @param mayCall whether the asker may call about it
    record Entry(Subject subject, LocalText title, List<Person> people, boolean mayCall) {
        public Entry {
            people = List.copyOf(people);
        }
    }

    Entry find(Viewer viewer, Subject subject);

    /// Somebody of the staff by id.
    Optional<Person> findStaff(long person);

    /// The office or area somebody works for; absent for none.
    @Nullable
    LocalText nameOfPlace(Person person);
}
