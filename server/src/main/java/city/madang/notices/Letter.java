package city.madang.notices;

import city.madang.platform.LocalText;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A notice on its way out of the house.
///
/// @param delivery number of the delivery
/// @param attempts how often it was tried before
/// @param link whole address; absent if it leads nowhere
/// @param email where e-mail goes; absent for push
/// @param subscription where a push goes; absent for e-mail
record Letter(
        long delivery,
        int attempts,
        long notice,
        String kind,
        LocalText title,
        LocalText text,
        @Nullable String link,
        Locale language,
        @Nullable String email,
        @Nullable Subscription subscription) {

    /// What came of an attempt.
    sealed interface Outcome {
        record Sent() implements Outcome {}

        /// Worth another try.
        record NotYet(String trouble) implements Outcome {}

        /// Never will be.
        record Never(String trouble) implements Outcome {}

        /// The browser has left; it is forgotten.
        record Gone() implements Outcome {}
    }
}
