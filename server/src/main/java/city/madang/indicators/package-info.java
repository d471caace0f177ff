/// Figures computed from the live city, with trend, comparison and target.
///
/// - **Owns** the figures declared by the pack.
/// - **Leaves to others** readings (`observations`) and drawing (the web client).
@ApplicationModule(
        displayName = "Indicators",
        allowedDependencies = {"platform", "identity", "governance", "catalogue", "observations", "live", "search"})
@NullMarked
package city.madang.indicators;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
