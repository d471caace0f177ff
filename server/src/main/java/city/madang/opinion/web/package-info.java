/// The pages and answers of citizen opinion.
@NullMarked
package city.madang.opinion.web;

import org.jspecify.annotations.NullMarked;
