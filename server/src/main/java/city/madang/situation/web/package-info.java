/// The pages and the interface of situations.
@NullMarked
package city.madang.situation.web;

import org.jspecify.annotations.NullMarked;
