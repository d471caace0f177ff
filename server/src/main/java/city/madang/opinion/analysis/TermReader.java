package city.madang.opinion.analysis;

import city.madang.search.TextReader;
import city.madang.search.TextReader.Language;
import city.madang.search.TextReader.Part;
import city.madang.search.TextReader.Word;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds what a text is about: nouns and pairs of neighbouring nouns, its side, and the districts it names.
/// Thread-safe.
public final class TermReader {

    private static final String STOP_WORDS = "/city/madang/opinion/stop-words.txt";

    /// Letters of a term, at least and at most.
    private static final int KOREAN_LETTERS = 2;

    private static final int ENGLISH_LETTERS = 3;
    private static final int MOST_LETTERS = 40;

    /// Letters of a text that are read.
    private static final int READ = 2_000;

    /// Terms of one text that are kept.
    private static final int KEPT = 60;

    private final TextReader reader;
    private final Lexicon lexicon;
    private final Map<String, String> places;
    private final Set<String> stops;

    /// @param places names of areas in lower case, as a text has them, with the code of their district; empty where the
    ///     name alone does not tell it. They say where, not what.
    /// @param ignored more words that are no topic in this city
    public TermReader(TextReader reader, Lexicon lexicon, Map<String, String> places, Set<String> ignored) {
        this.reader = reader;
        this.lexicon = lexicon;
        this.places = Map.copyOf(places);
        var words = new HashSet<>(ignored);
        try (var in = Objects.requireNonNull(TermReader.class.getResourceAsStream(STOP_WORDS), STOP_WORDS)) {
            for (var line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (!line.startsWith("#")) {
                    words.addAll(List.of(line.strip().split("\\s+")));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        stops = Set.copyOf(words);
    }

    /// What a text is about.
    ///
    /// @param terms in the order in which they first stand
    /// @param balance favourable words less critical ones
    /// @param district code of the first district it names
    public record Contents(
            Language language,
            Set<String> terms,
            int balance,
            @Nullable String district) {}

    public Contents read(String whole) {
        var text = whole.length() > READ ? whole.substring(0, READ) : whole;
        var language = TextReader.language(text);
        var words = reader.words(text, language);
        var terms = new LinkedHashSet<String>();
        String district = null;
        Word before = null;
        for (var word : words) {
            var place = places.get(word.text());
            if (place != null) {
                district = district == null && !place.isEmpty() ? place : district;
                before = null;
                continue;
            }
            if (!isTerm(word, language)) {
                before = null;
                continue;
            }
            if (terms.size() < KEPT) {
                terms.add(word.text());
                if (before != null && neighbours(text, before, word)) {
                    terms.add(before.text() + (before.end() == word.start() ? "" : " ") + word.text());
                }
            }
            before = word;
        }
        return new Contents(language, terms, lexicon.balance(words, language), district);
    }

    private boolean isTerm(Word word, Language language) {
        int letters = word.text().length();
        return word.part() == Part.NOUN
                && letters >= (language == Language.KOREAN ? KOREAN_LETTERS : ENGLISH_LETTERS)
                && letters <= MOST_LETTERS
                && !stops.contains(word.text().toLowerCase(Locale.ROOT));
    }

    private static boolean neighbours(String text, Word one, Word next) {
        return next.start() - one.end() <= 1
                && next.start() >= one.end()
                && text.substring(one.end(), next.start()).isBlank();
    }
}
