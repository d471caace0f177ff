package city.madang.situation.web;

import city.madang.platform.CityException;
import java.util.Map;

/// What was typed into one of the forms of a situation's page, so that a page that refuses it can show all of it again.
///
/// @param act which form it was: the last word of its address
/// @param fields by name
public record Typed(String act, Map<String, String> fields) {

    static final Typed NOTHING = new Typed("", Map.of());

    /// What a field of this form holds; empty if it has no such field.
    String field(String name) {
        return fields.getOrDefault(name, "");
    }

    /// @param otherwise what to say to somebody who typed no number
    /// @throws CityException INVALID if it is none
    long number(String name, String otherwise) {
        var text = field(name).strip();
        if (!text.matches("[0-9]{1,18}")) {
            throw CityException.invalid(otherwise);
        }
        return Long.parseLong(text);
    }

    /// What to show in a field of a form: what was typed there, else `otherwise`.
    public String in(String form, String field, String otherwise) {
        return act.equals(form) ? fields.getOrDefault(field, otherwise) : otherwise;
    }

    /// What to show in the field `text` of a form.
    public String in(String form) {
        return in(form, "text", "");
    }
}
