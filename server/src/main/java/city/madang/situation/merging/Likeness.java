package city.madang.situation.merging;

import city.madang.platform.LocalText;

/// How likely two reports tell of the same event.
///
/// @param verdict what follows from it
/// @param score 0 to 1
/// @param reason in words, for the timeline and for whoever decides
public record Likeness(Verdict verdict, double score, LocalText reason) {

    /// What follows.
    public enum Verdict {
        /// Merged without asking.
        CLEAR,
        /// Proposed to a person.
        DOUBTFUL,
        /// Different events.
        NONE
    }

    static final Likeness NONE = new Likeness(Verdict.NONE, 0, LocalText.same(""));
}
