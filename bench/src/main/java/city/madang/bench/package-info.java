/// Load programs against a running server, over its public interfaces only.
@NullMarked
package city.madang.bench;

import org.jspecify.annotations.NullMarked;
