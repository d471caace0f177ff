package city.madang.directives;

import city.madang.platform.CityException.Category;
import city.madang.platform.LocalText;

/// What came of giving a directive or taking a step.
public sealed interface Reply {

    /// It is on record.
    ///
    /// @param repeated whether it was already: the request was sent again
    record Done(Directive directive, boolean repeated) implements Reply {}

    /// It is not, and why.
    record Refused(Category category, LocalText why) implements Reply {

        static Refused invalid(String ko, String en) {
            return new Refused(Category.INVALID, new LocalText(ko, en));
        }

        static Refused forbidden(String ko, String en) {
            return new Refused(Category.FORBIDDEN, new LocalText(ko, en));
        }

        static Refused conflict(String ko, String en) {
            return new Refused(Category.CONFLICT, new LocalText(ko, en));
        }
    }
}
