/// Reaching other systems without being led astray: addresses, redirects, sizes and times are bounded.
@NullMarked
package city.madang.intake.net;

import org.jspecify.annotations.NullMarked;
