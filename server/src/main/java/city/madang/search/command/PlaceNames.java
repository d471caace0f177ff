package city.madang.search.command;

import city.madang.platform.Subject;
import java.util.List;

/// Finds catalogued places by their whole name; there may be too many to hold in a grammar.
@FunctionalInterface
public interface PlaceNames {

    /// The places of exactly this name, most wanted first.
    ///
    /// @param squeezed the name as [Hangul#squeezed] writes it
    List<Subject> named(String squeezed);
}
