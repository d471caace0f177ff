package city.madang.directives;

import city.madang.platform.Keyed;
import city.madang.platform.LocalText;

/// Where a directive stands.
public enum State implements Keyed {
    /// Given; whoever is to carry it out has not said yet that they have it.
    ISSUED("접수 대기", "Issued"),
    ACKNOWLEDGED("접수", "Acknowledged"),
    IN_PROGRESS("추진 중", "In progress"),
    /// Said to be done; the issuer has not looked yet.
    REPORTED("보고", "Reported"),
    /// Accepted by the issuer.
    CLOSED("완료", "Closed"),
    /// Taken back by the issuer.
    WITHDRAWN("철회", "Withdrawn");

    private final LocalText text;

    State(String ko, String en) {
        this.text = new LocalText(ko, en);
    }

    public LocalText text() {
        return text;
    }

    /// Whether something is still to be done.
    public boolean open() {
        return this != CLOSED && this != WITHDRAWN;
    }

    /// Reads what [#key()] wrote.
    public static State parse(String key) {
        return Keyed.parse(State.class, key);
    }
}
