package city.madang.identity.web;

import city.madang.identity.Person;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/// Which people are asked for, as the form sends it. Blank means all.
///
/// @param q part of a name, a sign-in name or an e-mail address
/// @param place code of a district or id of an office
/// @param state `away` or `off`; blank for everybody who may sign in
/// @param sort `name`, `role` or `office`
public record PeopleFilter(
        @Nullable String q,
        @Nullable String role,
        @Nullable String place,
        @Nullable String state,
        @Nullable String sort) {

    public PeopleFilter {
        q = blankToNull(q);
        role = blankToNull(role);
        place = blankToNull(place);
        state = blankToNull(state);
        sort = blankToNull(sort);
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /// Whether a person is asked for.
    ///
    /// @param away whether they are away now
    boolean takes(Person person, boolean away) {
        return takesState(person, away)
                && (role == null || person.role().key().equals(role))
                && (place == null || place.equals(person.office()) || place.equals(person.jurisdiction()))
                && (q == null || contains(person, q.toLowerCase(Locale.ROOT)));
    }

    private boolean takesState(Person person, boolean away) {
        return switch (state == null ? "" : state) {
            case "off" -> !person.active();
            case "away" -> person.active() && away;
            default -> person.active();
        };
    }

    private static boolean contains(Person person, String part) {
        var email = person.email();
        return person.name().ko().toLowerCase(Locale.ROOT).contains(part)
                || person.name().en().toLowerCase(Locale.ROOT).contains(part)
                || person.login().contains(part)
                || (email != null && email.contains(part));
    }

    Comparator<PersonRow> order() {
        return switch (sort == null ? "role" : sort) {
            case "name" -> Comparator.comparing(row -> row.person().name().ko());
            case "office" ->
                Comparator.comparing((PersonRow row) ->
                                row.office() == null ? "~" : row.office().ko())
                        .thenComparing(row -> row.person().role());
            default ->
                Comparator.comparing((PersonRow row) -> row.person().role())
                        .thenComparing(
                                row -> row.office() == null ? "~" : row.office().ko())
                        .thenComparing(row -> row.person().name().ko());
        };
    }

    /// This question sorted otherwise, as an address.
    public String sorted(String by) {
        return address("/desk/people", by);
    }

    String address(String path, @Nullable String by) {
        var asked = new TreeMap<String, String>();
        put(asked, "q", q);
        put(asked, "role", role);
        put(asked, "place", place);
        put(asked, "state", state);
        put(asked, "sort", by);
        var address = UriComponentsBuilder.fromPath(path);
        asked.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return address.encode().buildAndExpand(asked).toUriString();
    }

    private static void put(Map<String, String> asked, String name, @Nullable String value) {
        if (value != null) {
            asked.put(name, value);
        }
    }
}
