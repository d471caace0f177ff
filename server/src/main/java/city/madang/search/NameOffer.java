package city.madang.search;

import city.madang.platform.LocalText;
import java.util.List;

/// A room's offer of things that can be named in commands. Any bean of this type is found by the grammar when the
/// server starts. Other words for them stand in `words.yaml` of the pack.
@FunctionalInterface
public interface NameOffer {

    List<Named> names();

    /// One thing.
    ///
    /// @param type of slot it fills: `figure`, `layer`, `scene`, `panel`, `page` or `office`
    record Named(String type, String id, LocalText name) {}
}
