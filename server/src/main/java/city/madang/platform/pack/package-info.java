@NullMarked
package city.madang.platform.pack;

import org.jspecify.annotations.NullMarked;
