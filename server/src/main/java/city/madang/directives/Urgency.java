package city.madang.directives;

import city.madang.platform.Keyed;
import city.madang.platform.LocalText;

/// How soon a directive must be looked at.
public enum Urgency implements Keyed {
    NORMAL("보통", "Normal"),
    URGENT("긴급", "Urgent"),
    IMMEDIATE("즉시", "Immediate");

    private final LocalText text;

    Urgency(String ko, String en) {
        this.text = new LocalText(ko, en);
    }

    public LocalText text() {
        return text;
    }

    /// Reads what [#key()] wrote.
    public static Urgency parse(String key) {
        return Keyed.parse(Urgency.class, key);
    }
}
