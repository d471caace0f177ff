package city.madang.governance.web;

import city.madang.governance.Reason;
import city.madang.platform.Audience;
import city.madang.platform.LocalText;
import java.util.Map;

/// One field of the ledger and what each group gets of it.
///
/// @param groups in words, for every group that looks
public record LedgerLine(
        String dataset, String field, LocalText what, Reason reason, Map<Audience.Group, LocalText> groups) {

    public LedgerLine {
        groups = Map.copyOf(groups);
    }

    /// What `group` gets, in words.
    public LocalText of(Audience.Group group) {
        return groups.getOrDefault(group, new LocalText("그대로", "As it is"));
    }

    /// Whether nobody gets it as it is, the mayor included.
    public boolean fromEverybody() {
        return !of(Audience.Group.MAYOR).en().equals("As it is");
    }
}
