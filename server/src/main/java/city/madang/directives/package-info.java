/// Directives: an order from where one stands, followed to its end.
///
/// - **Owns** the tables `directive`, `directive_step` and `directive_file`, which are only ever added to.
/// - **Leaves to others** who answers for what (`catalogue.Owners`, `identity.People`) and reaching people (`notices`).
@ApplicationModule(
        displayName = "Directives",
        allowedDependencies = {
            "platform",
            "identity",
            "governance",
            "catalogue",
            "observations",
            "live",
            "notices",
            "search"
        })
@NullMarked
package city.madang.directives;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
