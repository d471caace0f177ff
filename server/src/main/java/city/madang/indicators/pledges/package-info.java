/// Pledges: the plan of the city as a tree of visions, areas and tasks, what officers report on them,
/// and what is late.
@NullMarked
package city.madang.indicators.pledges;

import org.jspecify.annotations.NullMarked;
