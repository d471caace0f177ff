/// What each city system says, one class for each field of city work.
@NullMarked
package city.madang.simulator.systems;

import org.jspecify.annotations.NullMarked;
