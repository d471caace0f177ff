package city.madang.situation.web;

/// What was typed into a form that was refused, so that the page can show it again.
///
/// @param act which form it was
public record Typed(String act, String text, String choice) {

    static final Typed NOTHING = new Typed("", "", "");

    /// What to show in the field of a form.
    public String in(String form) {
        return act.equals(form) ? text : "";
    }

    public boolean chose(String form, String value) {
        return act.equals(form) && choice.equals(value);
    }
}
