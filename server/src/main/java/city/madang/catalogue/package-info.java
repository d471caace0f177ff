/// What the city knows of itself: sources, datasets, contracts, places, boundaries, code lists.
///
/// - **Owns** the tables `source`, `place`, `boundary` and `catalogue_revision`.
/// - **Leaves to others** fetching (`intake`) and values that change (`observations`).
@ApplicationModule(
        displayName = "Catalogue",
        allowedDependencies = {"platform", "identity", "governance"})
@NullMarked
package city.madang.catalogue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
