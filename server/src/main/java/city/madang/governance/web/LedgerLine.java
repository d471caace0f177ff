package city.madang.governance.web;

import city.madang.governance.Reason;
import city.madang.platform.Audience;
import city.madang.platform.LocalText;
import java.util.List;

/// One entry of the ledger page: fields that are treated alike, and what each group gets of them.
///
/// @param gets what the groups of [#LOOKING] get, in that order
public record LedgerLine(String dataset, List<String> fields, LocalText what, Reason reason, List<Gets> gets) {

    /// The groups of people, from the widest.
    static final List<Audience.Group> LOOKING =
            List.of(Audience.Group.ANYONE, Audience.Group.OFFICIAL, Audience.Group.STEWARD, Audience.Group.MAYOR);

    public LedgerLine {
        fields = List.copyOf(fields);
        gets = List.copyOf(gets);
    }

    /// The same for these fields.
    LedgerLine of(List<String> fields) {
        return new LedgerLine(dataset, fields, what, reason, gets);
    }

    /// Whether nobody gets it as it is, the mayor included.
    public boolean fromEverybody() {
        return gets.getLast().mark() != Mark.SEEN;
    }

    /// What one group gets.
    ///
    /// @param words in plain words
    public record Gets(LocalText words, Mark mark) {}

    /// How much that is, at a glance.
    public enum Mark {
        /// All of it.
        SEEN,
        /// Coarser, or not always.
        LESS,
        /// Nothing.
        GONE
    }
}
