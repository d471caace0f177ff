package city.madang.intake.mapping;

import city.madang.platform.LocalText;
import city.madang.platform.Position;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a mapping must know of the city.
public interface City {

    /// A catalogued place, as far as a mapping needs it.
    ///
    /// @param properties other facts, such as the `path` of a stretch of road
    record KnownPlace(
            LocalText name,
            @Nullable Position position,
            @Nullable String district,
            Map<String, String> properties) {

        /// Properties that say how a thing lies on the map: a thing at the place has them too; see docs/api/live.md.
        static final Set<String> DRAWN = Set.of("path", "route");

        public KnownPlace {
            properties = Map.copyOf(properties);
        }
    }

    /// The code of a district by its code, its Korean or its English name.
    Optional<String> district(String codeOrName);

    /// The code of the district around a position; empty outside the city.
    Optional<String> districtAt(Position position);

    /// The place with this kind and key.
    Optional<KnownPlace> place(String kind, String key);
}
