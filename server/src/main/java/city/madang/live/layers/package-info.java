/// The topics `layer:<id>`: things on the map with their newest readings, as each readership may see them.
@NullMarked
package city.madang.live.layers;

import org.jspecify.annotations.NullMarked;
