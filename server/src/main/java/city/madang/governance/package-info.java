/// One policy decision: for an audience, a jurisdiction, a dataset and a field, show, mask, generalise or suppress.
///
/// - **Owns** the policy of the pack and the public ledger of what is withheld and why.
/// - **Leaves to others** who somebody is (`identity`) and applying the decision in a query (every room that answers).
@ApplicationModule(
        displayName = "Governance",
        allowedDependencies = {"platform", "identity"})
@NullMarked
package city.madang.governance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
