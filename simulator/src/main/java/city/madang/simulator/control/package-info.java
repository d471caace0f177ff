/// The list of systems, and how to make them misbehave.
@NullMarked
package city.madang.simulator.control;

import org.jspecify.annotations.NullMarked;
