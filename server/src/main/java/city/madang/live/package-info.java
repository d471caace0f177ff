/// The live picture: topics with a snapshot and deltas, sent to every open screen as server-sent events.
///
/// - **Owns** no table.
/// - **Leaves to others** what a topic holds: rooms offer a [TopicOffer].
@ApplicationModule(
        displayName = "Live",
        allowedDependencies = {"platform", "identity", "governance", "catalogue", "observations"})
@NullMarked
package city.madang.live;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
