package city.madang.directives;

import city.madang.platform.LocalText;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Where a directive stands.
public enum State {
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

    /// The form used in the database, in addresses and in JSON: `in-progress`.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Reads what [#key()] wrote.
    public static State parse(String key) {
        return Arrays.stream(values())
                .filter(state -> state.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no state '%s'; the states are %s".formatted(key, List.of(values()))));
    }
}
