package city.madang.indicators.goals;

import city.madang.platform.Keyed;

/// How far an entry has come.
public enum EntryState implements Keyed {
    /// Waits for a second person.
    PENDING,
    APPROVED,
    /// Sent back with a reason.
    RETURNED;

    static EntryState parse(String key) {
        return Keyed.parse(EntryState.class, key);
    }
}
