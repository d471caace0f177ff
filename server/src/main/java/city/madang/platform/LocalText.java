package city.madang.platform;

import java.util.Locale;

/// A text in the two languages of the house.
///
/// @param ko Korean
/// @param en English
public record LocalText(String ko, String en) {

    /// The text for `locale`: Korean for any Korean locale, English for all others.
    public String in(Locale locale) {
        return locale.getLanguage().equals("ko") ? ko : en;
    }

    /// A name that is the same in both languages, such as a code.
    public static LocalText same(String text) {
        return new LocalText(text, text);
    }
}
