package city.madang.directives;

import city.madang.platform.Subject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which directives to list. What is absent or false does not matter.
///
/// @param dueBy only those due before this moment
/// @param before only those older than this number
public record DirectiveQuestion(
        @Nullable State state,
        boolean openOnly,
        @Nullable String office,
        @Nullable Subject subject,
        @Nullable Instant dueBy,
        boolean overdueOnly,
        boolean publicOnly,
        @Nullable Long before,
        int limit) {

    /// The newest ones, whatever they are.
    public static DirectiveQuestion newest(int limit) {
        return new DirectiveQuestion(null, false, null, null, null, false, false, null, limit);
    }
}
