/// What is nearest, and how long it takes to get there.
@NullMarked
package city.madang.situation.travel;

import org.jspecify.annotations.NullMarked;
