@NullMarked
package city.madang.platform.web;

import org.jspecify.annotations.NullMarked;
