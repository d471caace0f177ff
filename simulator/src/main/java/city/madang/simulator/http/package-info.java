/// Answers questions over HTTP as the city's systems do, each in its own dialect.
@NullMarked
package city.madang.simulator.http;

import org.jspecify.annotations.NullMarked;
