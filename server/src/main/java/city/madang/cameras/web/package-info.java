@NullMarked
package city.madang.cameras.web;

import org.jspecify.annotations.NullMarked;
