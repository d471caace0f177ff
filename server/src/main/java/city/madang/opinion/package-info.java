/// Citizen opinion: what press and public posts are about and how that changes, and what residents complain of and
/// suggest.
///
/// - **Owns** no table: everything is derived from occurrences of the kinds `article`, `complaint` and `event`.
/// - **Makes** occurrences of the kind `alert` when a topic rises.
/// - **Leaves to others** taking texts in (`intake`), showing alerts (`situation`) and answering people.
/// - **Method** docs/opinion.md.
@ApplicationModule(
        displayName = "Citizen opinion",
        allowedDependencies = {"platform", "identity", "governance", "catalogue", "observations", "live", "search"})
@NullMarked
package city.madang.opinion;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
