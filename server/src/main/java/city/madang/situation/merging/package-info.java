/// Which reports tell of the same event.
@NullMarked
package city.madang.situation.merging;

import org.jspecify.annotations.NullMarked;
