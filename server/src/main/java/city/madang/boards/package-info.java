/// Boards: the wall of the mayor's office and, later, the boards of districts and offices.
///
/// - **Owns** no table yet.
/// - **Leaves to others** every number on it: panels read topics that the rooms offer (`live`).
@ApplicationModule(displayName = "Boards", allowedDependencies = "platform")
@NullMarked
package city.madang.boards;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
