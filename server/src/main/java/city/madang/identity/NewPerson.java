package city.madang.identity;

import city.madang.platform.LocalText;
import org.jspecify.annotations.Nullable;

/// Somebody who is to get an account; the fields are those of [Person].
///
/// @param password in clear; hashed before it is stored, never logged
public record NewPerson(
        String login,
        LocalText name,
        Role role,
        @Nullable String jurisdiction,
        @Nullable String office,
        String password,
        boolean demo) {

    public NewPerson {
        Person.requireLogin(login);
    }

    @Override
    public String toString() {
        return "NewPerson[login=%s, role=%s]".formatted(login, role.key());
    }
}
