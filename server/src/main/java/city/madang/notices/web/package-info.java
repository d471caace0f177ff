@NullMarked
package city.madang.notices.web;

import org.jspecify.annotations.NullMarked;
