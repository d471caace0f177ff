package city.madang.identity;

import city.madang.platform.LocalText;
import org.jspecify.annotations.Nullable;

/// Somebody who is to get an account; the fields are those of [Person].
///
/// @param password in clear; hashed before it is stored, never logged. Absent for an account that nobody can
///     sign in to with a password yet
public record NewPerson(
        String login,
        LocalText name,
        Role role,
        @Nullable String jurisdiction,
        @Nullable String office,
        @Nullable String email,
        @Nullable String password,
        boolean demo) {

    public NewPerson {
        Person.requireLogin(login);
    }

    /// Somebody whose e-mail address is not known.
    public NewPerson(
            String login,
            LocalText name,
            Role role,
            @Nullable String jurisdiction,
            @Nullable String office,
            @Nullable String password,
            boolean demo) {
        this(login, name, role, jurisdiction, office, null, password, demo);
    }

    @Override
    public String toString() {
        return "NewPerson[login=%s, role=%s]".formatted(login, role.key());
    }
}
