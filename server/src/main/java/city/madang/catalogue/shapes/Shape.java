package city.madang.catalogue.shapes;

import org.locationtech.jts.geom.Geometry;

/// The area of one jurisdiction.
///
/// @param code of the jurisdiction
/// @param area polygon or multipolygon, longitude and latitude
public record Shape(String code, Geometry area) {}
