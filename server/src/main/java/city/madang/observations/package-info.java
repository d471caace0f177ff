/// Every reading the city keeps: the durable log, the live state, the lake and its history, in the
/// SensorThings model.
///
/// - **Owns** the tables `thing`, `datastream`, `observation_block`, `occurrence`, and the lake folder.
/// - **Leaves to others** where readings come from (`intake`) and who is shown them how (`live`).
@ApplicationModule(
        displayName = "Observations",
        allowedDependencies = {"platform", "identity", "governance", "catalogue"})
@NullMarked
package city.madang.observations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
