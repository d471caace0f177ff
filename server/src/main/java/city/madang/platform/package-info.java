/// The ground floor: errors, time, position, localised text, the data folder, the database, the city pack's files.
///
/// It knows no city and no room above it. Every room may use it.
@ApplicationModule(displayName = "Platform", type = ApplicationModule.Type.OPEN)
@NullMarked
package city.madang.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
