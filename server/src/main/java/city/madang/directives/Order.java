package city.madang.directives;

import city.madang.platform.Subject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A directive somebody wants to give.
///
/// @param office id of the office that is to carry it out
/// @param owner id of the person of that office who is; absent: whoever is in charge of it
/// @param text what is to be done, 1–4,000 characters
/// @param published whether everybody may follow it at `/directives`
/// @param seen what the issuer saw; absent if it was given without a screen
/// @param request names this request, 8–80 characters: sent again, it gives no second directive
public record Order(
        Subject subject,
        String office,
        @Nullable Long owner,
        String text,
        Instant due,
        Urgency urgency,
        boolean published,
        @Nullable Seen seen,
        String request) {

    public static final int LONGEST_TEXT = 4_000;

    public Order {
        text = text.strip();
    }
}
