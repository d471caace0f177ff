/// Geometry of the catalogue: the schematic drawing of a city, and reading official shapes from GeoJSON and TopoJSON.
@NullMarked
package city.madang.catalogue.shapes;

import org.jspecify.annotations.NullMarked;
