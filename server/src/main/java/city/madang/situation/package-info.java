/// Situations: what is going on in the city that somebody must act on, one for each real event, with who was sent,
/// what stands around it and every step that was taken.
///
/// [Situations] is where to look. Officials act through [Opening], [Handling] and [Regrouping], each as far as
/// [SituationRights] lets them; what systems report comes in through [SituationWorker] and [Gathering].
///
/// - **Owns** the tables `situation…` and `alert_acknowledgement`.
/// - **Reads** occurrences of the kinds `incident` and `unit`, and makes those of the kind `alert` from the pack's
/// rules.
/// - **Leaves to others** the reports themselves (`observations`), pictures (`cameras`) and orders (`directives`).
@ApplicationModule(
        displayName = "Situations",
        allowedDependencies = {"platform", "identity", "governance", "catalogue", "observations", "live", "search"})
@NullMarked
package city.madang.situation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
