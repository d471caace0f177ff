package city.madang.search;

import java.util.List;

/// What became of a sentence.
public sealed interface Understanding {

    /// It means this.
    ///
    /// @param confirm whether it acts on people, so that it must be asked for once more
    record Understood(Command command, boolean confirm) implements Understanding {}

    /// It can mean more than one thing; somebody has to choose.
    ///
    /// @param word the words that can be read in several ways
    record Ambiguous(String word, List<Command> choices) implements Understanding {
        public Ambiguous {
            choices = List.copyOf(choices);
        }
    }

    /// It is no command.
    ///
    /// @param text the part that was not understood; empty if nothing was said
    record NotUnderstood(Why why, String text) implements Understanding {}

    /// Why a sentence is no command.
    enum Why {
        EMPTY,
        TOO_LONG,
        UNKNOWN,
        COMPARE_TWO,
        NOT_ALLOWED
    }
}
