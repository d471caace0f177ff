/// How readings become durable: decided once, grouped into blocks, committed, and kept at hand until they
/// are sealed.
@NullMarked
package city.madang.observations.log;

import org.jspecify.annotations.NullMarked;
