/// The index behind [city.madang.search.Search], made with Lucene.
@NullMarked
package city.madang.search.index;

import org.jspecify.annotations.NullMarked;
