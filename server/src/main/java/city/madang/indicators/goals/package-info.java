/// Policy indicators: what the pack declares, the values with their revisions, entry and approval,
/// and how each stands.
@NullMarked
package city.madang.indicators.goals;

import org.jspecify.annotations.NullMarked;
