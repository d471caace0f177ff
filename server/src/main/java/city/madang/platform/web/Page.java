package city.madang.platform.web;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What every HTML page needs to know of the request it answers. Templates get it as the parameter `page`.
///
/// @param path the path that was asked for, without the query
/// @param query the query as sent; absent if there was none
/// @param visitor who looks at the page
/// @param unread notices that wait for the visitor; 0 for somebody who is not signed in
/// @param csrf the token that forms must carry; absent where forms are impossible
/// @param city the name of the city of the pack, in the page's language
public record Page(
        Locale locale,
        String path,
        @Nullable String query,
        Visitor visitor,
        int unread,
        @Nullable Csrf csrf,
        String city,
        Assets assets) {

    /// A CSRF token.
    ///
    /// @param parameter name of the form field
    /// @param header name of the HTTP header that scripts use
    public record Csrf(String parameter, String header, String token) {}

    /// Who looks at a page, as far as a page's frame shows it.
    ///
    /// @param name shown in the header; absent for somebody who has not signed in
    /// @param role the role in words, in both languages; absent likewise
    /// @param staff whether the desk and the office are open to them
    /// @param steward whether they keep sources and policy in order
    /// @param demo whether this city hall is a demonstration
    public record Visitor(
            @Nullable String name,
            city.madang.platform.@Nullable LocalText role,
            boolean staff,
            boolean steward,
            boolean demo) {}

    public boolean korean() {
        return locale.getLanguage().equals("ko");
    }

    /// Chooses the text in the page's language. Both stand side by side in the template, where a reader sees them.
    public String say(String ko, String en) {
        return korean() ? ko : en;
    }

    public String say(city.madang.platform.LocalText text) {
        return text.in(locale);
    }

    /// This page in the other language.
    public String otherLanguage() {
        var kept = query == null ? "" : query.replaceAll("(^|&)lang=[^&]*", "").replaceAll("^&", "");
        return path + "?" + (kept.isEmpty() ? "" : kept + "&") + "lang=" + (korean() ? "en" : "ko");
    }

    public List<String> scripts(String entry) {
        return assets.scripts(entry);
    }

    public List<String> styles(String entry) {
        return assets.styles(entry);
    }
}
