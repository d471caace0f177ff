/// The sources at work: each polled, listened to or pushed to on its own, none in the way of another.
@NullMarked
package city.madang.intake.running;

import org.jspecify.annotations.NullMarked;
