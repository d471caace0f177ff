package city.madang.opinion.analysis;

import city.madang.search.TextReader.Language;
import city.madang.search.TextReader.Part;
import city.madang.search.TextReader.Word;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// The words by which a text shows favour or criticism, in Korean and in English: our own list, `tone.tsv`. A negation
/// turns a word round. It knows no irony, no context and no dialect; see docs/opinion.md for how often it is right.
public final class Lexicon {

    private static final String FILE = "/city/madang/opinion/tone.tsv";

    private static final Set<String> BEFORE_KOREAN = Set.of("안", "못", "별로", "전혀");
    private static final Set<String> AFTER_KOREAN = Set.of("않", "못하", "없", "아니", "말");
    private static final Set<String> BEFORE_ENGLISH =
            Set.of("not", "no", "never", "hardly", "without", "nobody", "nothing", "cannot");

    /// Words that a negation reaches over; a house rule.
    private static final int REACH_ENGLISH = 2;

    private final Map<Language, Map<String, Integer>> words;

    private Lexicon(Map<Language, Map<String, Integer>> words) {
        this.words = words;
    }

    /// The list that comes with the house.
    public static Lexicon standard() {
        var words = new EnumMap<Language, Map<String, Integer>>(Language.class);
        try (var in = Objects.requireNonNull(Lexicon.class.getResourceAsStream(FILE), FILE)) {
            for (var line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                var parts = line.split("\t");
                if (line.startsWith("#") || parts.length != 3) {
                    continue;
                }
                var language = parts[0].equals("ko") ? Language.KOREAN : Language.ENGLISH;
                int side = parts[1].equals("+") ? 1 : -1;
                var known = words.computeIfAbsent(language, any -> new HashMap<>());
                for (var word : parts[2].split(" ")) {
                    known.put(word, side);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Lexicon(words);
    }

    /// How many words it knows of a language.
    public int size(Language language) {
        return words.getOrDefault(language, Map.of()).size();
    }

    /// Favourable words less critical ones.
    ///
    /// @param text as the reader of texts takes it apart
    public int balance(List<Word> text, Language language) {
        var known = words.getOrDefault(language, Map.of());
        int sum = 0;
        for (int i = 0; i < text.size(); i++) {
            var side = known.get(text.get(i).text());
            if (side != null) {
                sum += negated(text, i, language) ? -side : side;
            }
        }
        return sum;
    }

    private static boolean negated(List<Word> text, int at, Language language) {
        if (language == Language.KOREAN) {
            return (at > 0 && BEFORE_KOREAN.contains(text.get(at - 1).text()))
                    || (at + 1 < text.size()
                            && text.get(at + 1).part() == Part.VERB
                            && AFTER_KOREAN.contains(text.get(at + 1).text()));
        }
        for (int i = Math.max(0, at - REACH_ENGLISH); i < at; i++) {
            var word = text.get(i).text();
            if (BEFORE_ENGLISH.contains(word) || word.endsWith("n't")) {
                return true;
            }
        }
        return false;
    }
}
