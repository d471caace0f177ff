/// People, offices, jurisdictions, roles, sign-in and the audit trail: what the city is made of.
///
/// - **Owns** the tables `jurisdiction`, `office`, `person`, `audit_entry` and those of sign-in.
/// - **Leaves to others** what a person may see (`governance`).
@ApplicationModule(
        displayName = "Identity",
        allowedDependencies = {"platform"})
@NullMarked
package city.madang.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
