/// The ways in which city systems deliver.
@NullMarked
package city.madang.intake.connector;

import org.jspecify.annotations.NullMarked;
