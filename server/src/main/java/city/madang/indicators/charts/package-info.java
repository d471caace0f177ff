/// Charts drawn on the server as SVG: they need no script, print sharp, and have a title, a
/// description and a table beside them.
@NullMarked
package city.madang.indicators.charts;

import org.jspecify.annotations.NullMarked;
