package city.madang.directives;

import city.madang.platform.LocalText;
import city.madang.platform.Subject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A directive and how it stands.
///
/// @param title name of the subject when it was given
/// @param text what is to be done
/// @param jurisdiction code of the district it belongs to; absent for the whole city
/// @param issuer id of the person in whose name it was given
/// @param changed when the last step was taken
/// @param steps how many steps there were
public record Directive(
        long id,
        Subject subject,
        LocalText title,
        String text,
        Urgency urgency,
        @Nullable String jurisdiction,
        long issuer,
        boolean published,
        Instant issued,
        Standing standing,
        Instant changed,
        int steps) {

    public State state() {
        return standing.state();
    }

    public boolean overdue(Instant now) {
        return standing.overdue(now);
    }
}
