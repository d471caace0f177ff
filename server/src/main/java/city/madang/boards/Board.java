package city.madang.boards;

import city.madang.platform.LocalText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A board as the city gives it to everybody of a kind: the mayor's, a district's or an office's.
///
/// @param key `mayor`, `district-<code>` or `office-<id>`
/// @param district the district it opens with; absent for the whole city
/// @param scenes at least one
public record Board(String key, LocalText name, @Nullable String district, List<BoardScene> scenes) {

    public Board {
        scenes = List.copyOf(scenes);
    }
}
