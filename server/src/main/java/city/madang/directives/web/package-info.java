@NullMarked
package city.madang.directives.web;

import org.jspecify.annotations.NullMarked;
