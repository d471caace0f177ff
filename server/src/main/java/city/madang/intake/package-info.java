/// The one door through which the city's systems deliver: connectors, mapping, contract, quality, quarantine,
/// replay.
///
/// - **Owns** the tables `source_cursor`, `source_health`, `source_state`, `source_sample`, `quarantine` and
///   `import_run`.
/// - **Leaves to others** keeping what was accepted (`observations`).
@ApplicationModule(
        displayName = "Intake",
        allowedDependencies = {"platform", "identity", "governance", "catalogue", "observations", "live"})
@NullMarked
package city.madang.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
