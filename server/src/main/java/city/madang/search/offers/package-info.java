/// What the rooms below have to find: they do not know of search, so it is told here.
@NullMarked
package city.madang.search.offers;

import org.jspecify.annotations.NullMarked;
