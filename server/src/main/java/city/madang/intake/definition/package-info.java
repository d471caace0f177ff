/// The language in which a source is written: one YAML entry for each system that delivers.
@NullMarked
package city.madang.intake.definition;

import org.jspecify.annotations.NullMarked;
