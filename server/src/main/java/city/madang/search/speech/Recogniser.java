package city.madang.search.speech;

import java.util.List;
import java.util.Set;

/// Turns what somebody said into text. Keeps nothing of it. Thread-safe.
public interface Recogniser {

    /// Languages that can be understood here and now, `en` or `ko`; empty where there is no recogniser.
    Set<String> languages();

    /// What was probably said, the likeliest first; empty if nothing was understood.
    ///
    /// @param language one of [#languages]
    /// @throws city.madang.platform.CityException `TOO_MANY` if too many people speak at once, `UNAVAILABLE` if
    ///     the recogniser fails
    List<Heard> hear(Sound sound, String language);

    /// A sentence that may have been said.
    ///
    /// @param confidence 0 to 1; below [#SURE] ask before doing it
    record Heard(String text, double confidence) {

        public Heard {
            if (text.isBlank() || !(confidence >= 0 && confidence <= 1)) {
                throw new IllegalArgumentException("'%s' with confidence %s".formatted(text, confidence));
            }
        }

        /// Whether a command may be done without asking, if it reaches nobody.
        public boolean sure() {
            return confidence >= SURE;
        }
    }

    /// From this confidence on what was heard is believed; measured in docs/speech.md.
    double SURE = 0.5;
}
