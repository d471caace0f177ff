/// The imaginary city: one coherent state as a pure function of a seed and a moment. Every figure that
/// calibrates it is written in `simulator/README.md` with the file it was measured from.
@NullMarked
package city.madang.simulator.city;

import org.jspecify.annotations.NullMarked;
