/// Cameras: where they stand and what they see, as far as the policy lets somebody look.
///
/// - **Owns** no table: the registry is the catalogue's places of kind `camera`.
/// - **Leaves to others** taking still pictures and knowing where the moving ones are (`intake`).
@ApplicationModule(
        displayName = "Cameras",
        allowedDependencies = {"platform", "identity", "governance", "catalogue", "observations", "live", "intake"})
@NullMarked
package city.madang.cameras;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
