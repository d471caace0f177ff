/// The web security of the whole city hall, and the pages of identity.
@NullMarked
package city.madang.identity.web;

import org.jspecify.annotations.NullMarked;
