@NullMarked
package city.madang.calls.web;

import org.jspecify.annotations.NullMarked;
