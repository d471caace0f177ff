package city.madang.catalogue;

import city.madang.identity.Level;
import org.locationtech.jts.geom.Geometry;

/// The shape of one jurisdiction.
///
/// @param code of the jurisdiction
/// @param area polygon or multipolygon, longitude and latitude
public record Boundary(String code, Level level, Origin origin, Geometry area) {

    /// Where a shape comes from.
    public enum Origin {
        /// Drawn by us: good enough to look at, not to decide by.
        SCHEMATIC,
        /// Made of official shapes of the level below.
        DERIVED,
        /// Imported from whoever decides it.
        OFFICIAL
    }
}
