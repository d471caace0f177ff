package city.madang.indicators.goals;

/// How far an entry has come.
public enum EntryState {
    /// Waits for a second person.
    PENDING,
    APPROVED,
    /// Sent back with a reason.
    RETURNED;

    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    static EntryState parse(String key) {
        return valueOf(key.toUpperCase(java.util.Locale.ROOT));
    }
}
