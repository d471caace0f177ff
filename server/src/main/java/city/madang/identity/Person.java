package city.madang.identity;

import city.madang.platform.LocalText;
import org.jspecify.annotations.Nullable;

/// Somebody with an account. Never holds the password.
///
/// @param login the name they sign in with: 2–40 of `a-z`, `0-9`, `.`, `-`, beginning with a letter
/// @param jurisdiction official code of the part of the city they answer for; absent for the whole city
/// @param office id of the office they work in; absent for none
/// @param email in lower case; absent if none is known
/// @param demo whether the account belongs to a demonstration; such an account signs in nowhere else
/// @param active whether they may sign in
public record Person(
        long id,
        String login,
        LocalText name,
        Role role,
        @Nullable String jurisdiction,
        @Nullable String office,
        @Nullable String email,
        boolean demo,
        boolean active) {

    public Person {
        requireLogin(login);
        if (role == Role.DISTRICT_HEAD && jurisdiction == null) {
            throw new IllegalArgumentException("The district head '%s' needs a district".formatted(login));
        }
        if (role == Role.OFFICE_MANAGER && office == null) {
            throw new IllegalArgumentException("The office manager '%s' needs an office".formatted(login));
        }
    }

    /// Somebody whose e-mail address is not known.
    public Person(
            long id,
            String login,
            LocalText name,
            Role role,
            @Nullable String jurisdiction,
            @Nullable String office,
            boolean demo,
            boolean active) {
        this(id, login, name, role, jurisdiction, office, null, demo, active);
    }

    /// Whether they work for the city or a district, as everybody but a citizen does.
    public boolean staff() {
        return role != Role.CITIZEN;
    }

    /// Checks the form of a login name.
    ///
    /// @throws IllegalArgumentException if it has another form
    static void requireLogin(String login) {
        if (!login.matches("[a-z][a-z0-9.-]{1,39}")) {
            throw new IllegalArgumentException(
                    "A sign-in name has 2 to 40 lower-case letters, digits, dots or hyphens and begins with a letter");
        }
    }
}
