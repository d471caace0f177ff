/// The daily brief: what the rooms tell of one day, as a page and as PDF.
@NullMarked
package city.madang.boards.brief;

import org.jspecify.annotations.NullMarked;
