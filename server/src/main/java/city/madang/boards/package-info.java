/// Boards: the wall of the mayor, of the district heads and of the offices, how each person arranged theirs,
/// presentations that others follow, and the daily brief.
///
/// - **Owns** the table `board_layout`.
/// - **Leaves to others** every number on it: panels read topics that the rooms offer, the brief prints what rooms
///   offer (`live`).
@ApplicationModule(
        displayName = "Boards",
        allowedDependencies = {"platform", "identity", "catalogue", "live", "search"})
@NullMarked
package city.madang.boards;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
