/// The analysis itself, without Spring and without a database: terms, bursts, near-duplicates, tone, topics.
@NullMarked
package city.madang.opinion.analysis;

import org.jspecify.annotations.NullMarked;
