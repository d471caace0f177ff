package city.madang.catalogue;

import java.util.List;
import java.util.Map;

/// Where sources keep their numbers.
interface SourceRepository {

    /// Stores what `specs` say and gives new ones the next free number.
    ///
    /// @return id → number of all of `specs`
    Map<String, Integer> register(List<SourceSpec> specs);
}
