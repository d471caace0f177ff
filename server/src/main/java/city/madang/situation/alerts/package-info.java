/// Rules that the pack sets on live readings, and the alerts they raise.
@NullMarked
package city.madang.situation.alerts;

import org.jspecify.annotations.NullMarked;
