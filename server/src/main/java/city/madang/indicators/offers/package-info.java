/// What indicators and pledges give to other rooms: live topics, their part of the daily brief,
/// things to find, and who answers for them.
@NullMarked
package city.madang.indicators.offers;

import org.jspecify.annotations.NullMarked;
