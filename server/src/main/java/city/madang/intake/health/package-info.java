/// How each source fares, counted cheaply.
@NullMarked
package city.madang.intake.health;

import org.jspecify.annotations.NullMarked;
