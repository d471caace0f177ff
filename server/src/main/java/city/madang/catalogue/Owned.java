package city.madang.catalogue;

import city.madang.platform.LocalText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known of a [city.madang.platform.Subject] when somebody wants to act on it: its name, and who answers for
/// it.
///
/// @param place who answers for it: id of an office or code of a jurisdiction, as `People.inCharge` takes it
/// @param jurisdiction code of the district (or neighbourhood) it lies in; absent for the whole city
/// @param topics live topics in which it is seen, most telling first; empty if there is none
/// @param drill whether it is an exercise: what is done about it is told to nobody outside, and counts nowhere
public record Owned(LocalText name, String place, @Nullable String jurisdiction, List<String> topics, boolean drill) {

    public Owned {
        topics = List.copyOf(topics);
    }

    /// Something real.
    public Owned(LocalText name, String place, @Nullable String jurisdiction, List<String> topics) {
        this(name, place, jurisdiction, topics, false);
    }
}
