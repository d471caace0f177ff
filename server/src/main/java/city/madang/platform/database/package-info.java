@NullMarked
package city.madang.platform.database;

import org.jspecify.annotations.NullMarked;
