package city.madang.calls;

import city.madang.platform.LocalText;
import city.madang.platform.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A call as it was written down.
///
/// @param caller who began it, and `callee` whom they called first
/// @param answered when somebody came; absent if nobody did
/// @param ended absent while it lasts
/// @param steps who did what, oldest first; empty in a list of calls
public record CallRecord(
        long id,
        Subject subject,
        LocalText title,
        Party caller,
        Party callee,
        Instant started,
        @Nullable Instant answered,
        @Nullable Instant ended,
        Outcome outcome,
        List<Step> steps) {

    public CallRecord {
        steps = List.copyOf(steps);
    }

    /// Somebody of a call.
    public record Party(long id, LocalText name) {}

    /// What one person did at a moment.
    public record Step(Instant at, LocalText name, Act act) {}

    /// How long people talked; nothing if nobody came or they still talk.
    public @Nullable Duration length() {
        return answered == null || ended == null ? null : Duration.between(answered, ended);
    }

    CallRecord with(List<Step> written) {
        return new CallRecord(id, subject, title, caller, callee, started, answered, ended, outcome, written);
    }
}
