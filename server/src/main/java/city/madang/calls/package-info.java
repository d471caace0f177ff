/// Calls: voice and video with the person in charge, from anything a screen shows.
///
/// Browsers send picture and sound to each other (WebRTC); this room only brings them together and writes down who
/// spoke with whom when. It stores no media.
///
/// - **Owns** the tables `call` and `call_step`; the latter is only ever added to.
/// - **Leaves to others** who answers for what (`catalogue.Owners`, `identity.People`) and reaching people who are
///   not at a screen (`notices`).
@ApplicationModule(
        displayName = "Calls",
        allowedDependencies = {"platform", "identity", "catalogue", "notices"})
@NullMarked
package city.madang.calls;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
