/// How a sentence becomes a [city.madang.search.Command].
@NullMarked
package city.madang.search.command;

import org.jspecify.annotations.NullMarked;
