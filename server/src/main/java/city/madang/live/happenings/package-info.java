/// The topics of occurrences: `incidents`, `press`, `complaints`, `notices`.
@NullMarked
package city.madang.live.happenings;

import org.jspecify.annotations.NullMarked;
