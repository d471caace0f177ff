/// Records that wait for a person: kept with their reason, replayed or discarded.
@NullMarked
package city.madang.intake.quarantine;

import org.jspecify.annotations.NullMarked;
