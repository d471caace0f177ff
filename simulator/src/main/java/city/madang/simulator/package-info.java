/// A city's systems as real servers on loopback, for people who have no city at hand. See `simulator/README.md`.
@NullMarked
package city.madang.simulator;

import org.jspecify.annotations.NullMarked;
