/// People, offices, jurisdictions, roles, sign-in and the audit trail: what the city is made of.
///
/// - **Owns** the tables `person`, `audit_entry` and those of sign-in; the jurisdictions and offices of the pack.
/// - **Leaves to others** what a person may see (`governance`).
@ApplicationModule(
        displayName = "Identity",
        allowedDependencies = {"platform"})
@NullMarked
package city.madang.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
