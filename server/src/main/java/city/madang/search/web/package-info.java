/// Search and commands over HTTP.
@NullMarked
package city.madang.search.web;

import org.jspecify.annotations.NullMarked;
