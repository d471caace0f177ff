package city.madang.search.command;

import java.util.List;

/// A sentence taken apart: what it names and what it says of it.
///
/// @param text as said, in small letters
/// @param spans the names in it, from left to right
/// @param tokens the other words that carry meaning, from left to right
record Sentence(String text, List<Span> spans, List<Token> tokens) {

    Sentence {
        spans = List.copyOf(spans);
        tokens = List.copyOf(tokens);
    }

    /// A name.
    ///
    /// @param meanings all that it can stand for
    /// @param words what it says if it is read as words instead of a name
    record Span(int start, int end, List<Meaning> meanings, List<String> words) {

        Span {
            meanings = List.copyOf(meanings);
            words = List.copyOf(words);
        }

        Span(int start, int end, List<Meaning> meanings) {
            this(start, end, meanings, List.of());
        }
    }

    /// Another word.
    ///
    /// @param word its concept in the grammar, or itself if the grammar does not know it
    /// @param known whether the grammar knows it
    record Token(int start, int end, String word, boolean known) {}
}
