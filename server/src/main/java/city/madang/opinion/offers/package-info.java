/// What this room offers to others: a live topic, lines of the daily brief, topics to find, who answers for them.
@NullMarked
package city.madang.opinion.offers;

import org.jspecify.annotations.NullMarked;
