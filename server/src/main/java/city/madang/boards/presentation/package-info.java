/// Presentations: in a meeting one person drives the wall and the others follow.
@NullMarked
package city.madang.boards.presentation;

import org.jspecify.annotations.NullMarked;
