@NullMarked
package city.madang.boards.web;

import org.jspecify.annotations.NullMarked;
