@NullMarked
package city.madang.intake.topics;

import org.jspecify.annotations.NullMarked;
