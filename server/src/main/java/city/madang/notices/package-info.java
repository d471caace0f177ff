/// Notices: what a person is told, on the page, by e-mail and by web push.
///
/// - **Owns** the tables `notice`, `notice_delivery`, `notice_preference` and `push_subscription`.
/// - **Leaves to others** what there is to tell: any room calls [city.madang.notices.Notices#send].
@ApplicationModule(
        displayName = "Notices",
        allowedDependencies = {"platform", "identity", "catalogue"})
@NullMarked
package city.madang.notices;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
