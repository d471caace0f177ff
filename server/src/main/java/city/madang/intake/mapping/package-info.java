/// Turns records into readings, occurrences and places, as the definition of their source says.
@NullMarked
package city.madang.intake.mapping;

import org.jspecify.annotations.NullMarked;
