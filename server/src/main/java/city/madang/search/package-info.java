/// Finding anything in the city, and saying what is wanted: one index, one command grammar.
///
/// - **Owns** the folder `search` of the data folder, which can be rebuilt at any time, and no table.
/// - **Leaves to others** what there is to find: rooms offer a [SearchOffer]; and doing what a command says
/// (the wall).
@ApplicationModule(
        displayName = "Search",
        allowedDependencies = {"platform", "identity", "governance", "catalogue", "observations", "live"})
@NullMarked
package city.madang.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
