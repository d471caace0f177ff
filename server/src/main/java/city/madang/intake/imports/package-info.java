/// Files that a person brings: read to their end, reported, and stored once however often they are brought.
@NullMarked
package city.madang.intake.imports;

import org.jspecify.annotations.NullMarked;
