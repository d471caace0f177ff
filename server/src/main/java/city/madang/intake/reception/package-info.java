/// Where deliveries are taken in: mapped, stored, counted, and what is wrong with them put aside.
@NullMarked
package city.madang.intake.reception;

import org.jspecify.annotations.NullMarked;
