/// Street pictures, still and moving, drawn when asked for.
@NullMarked
package city.madang.simulator.camera;

import org.jspecify.annotations.NullMarked;
