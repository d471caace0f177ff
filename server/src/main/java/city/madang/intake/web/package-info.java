@NullMarked
package city.madang.intake.web;

import org.jspecify.annotations.NullMarked;
