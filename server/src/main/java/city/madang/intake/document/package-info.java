/// What city systems send, whatever its format, as one tree of records.
@NullMarked
package city.madang.intake.document;

import org.jspecify.annotations.NullMarked;
