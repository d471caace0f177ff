package city.madang.situation;

import city.madang.platform.CityException;

/// What people write about a situation.
final class Written {

    /// Characters of a note or a description.
    static final int LONGEST = 4_000;

    private Written() {}

    /// The text without blanks around it.
    ///
    /// @throws CityException INVALID if it is empty or too long
    static String checked(String text, String what) {
        return checked(text, what, LONGEST);
    }

    static String checked(String text, String what, int most) {
        if (text.isBlank() || text.length() > most) {
            throw CityException.invalid("The %s needs 1 to %d characters".formatted(what, most));
        }
        return text.strip();
    }
}
