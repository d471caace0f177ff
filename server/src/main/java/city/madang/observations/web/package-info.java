@NullMarked
package city.madang.observations.web;

import org.jspecify.annotations.NullMarked;
