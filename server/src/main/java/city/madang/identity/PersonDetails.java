package city.madang.identity;

import city.madang.platform.LocalText;
import org.jspecify.annotations.Nullable;

/// What others may change of an account; the fields are those of [Person].
public record PersonDetails(
        LocalText name,
        @Nullable String email,
        Role role,
        @Nullable String jurisdiction,
        @Nullable String office) {

    public static PersonDetails of(Person person) {
        return new PersonDetails(person.name(), person.email(), person.role(), person.jurisdiction(), person.office());
    }
}
