package city.madang.governance;

import city.madang.platform.Audience;
import city.madang.platform.LocalText;

/// One line of the public ledger: something that one group does not see as it is.
///
/// @param dataset id of the dataset, or a pattern with `*`
/// @param field name of the field, or a pattern with `*`
/// @param what the field in plain words
/// @param group from whom it is withheld
/// @param disclosure what the group gets of records elsewhere
/// @param own what it gets of records of its own jurisdiction; the same as `disclosure` if that makes no difference
public record Withheld(
        String dataset, String field, LocalText what, Audience.Group group, Disclosure disclosure, Disclosure own) {
    /// Why it is withheld.
    public Reason reason() {
        var because = disclosure.because();
        var reason = because == null ? own.because() : because;
        if (reason == null) {
            throw new IllegalStateException("%s of %s is not withheld from %s".formatted(field, dataset, group));
        }
        return reason;
    }
}
