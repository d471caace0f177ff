package city.madang.catalogue;

import city.madang.platform.Subject;
import java.util.Optional;

/// A room's knowledge of who answers for its things: figures, indicators, incidents, projects. Any bean of this type
/// is asked by [Owners].
public interface OwnerOffer {

    /// What is known of `subject`; nothing if it is none of this room's kinds, or there is no such thing. Must be
    /// quick: every offer is asked in turn.
    Optional<Owned> find(Subject subject);
}
