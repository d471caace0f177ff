package city.madang.notices;

import java.util.Locale;

/// How a person wants to be told beyond the page.
///
/// @param email whether by e-mail too
/// @param push whether on the browsers they registered too
/// @param language of what leaves the house: Korean or English
public record Preference(boolean email, boolean push, Locale language) {

    /// Of somebody who chose nothing yet.
    static final Preference STANDARD = new Preference(true, true, Locale.KOREAN);
}
