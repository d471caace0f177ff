/// Figures computed from the live city, policy indicators with targets, and the pledges of the plan.
///
/// - **Owns** the figures, indicators and pledges declared by the pack; the tables `indicator_entry`,
///   `indicator_value` and `pledge_report`.
/// - **Leaves to others** readings (`observations`) and drawing (the web client).
@ApplicationModule(
        displayName = "Indicators",
        allowedDependencies = {"platform", "identity", "governance", "catalogue", "observations", "live", "search"})
@NullMarked
package city.madang.indicators;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
