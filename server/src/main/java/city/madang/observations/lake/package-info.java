/// The lake: sealed readings and their roll-ups as Parquet files, and the catalogue that says which files
/// count.
@NullMarked
package city.madang.observations.lake;

import org.jspecify.annotations.NullMarked;
