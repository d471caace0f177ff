package city.madang.search;

import city.madang.identity.Jurisdictions;
import city.madang.identity.Offices;
import city.madang.platform.pack.Pack;
import city.madang.search.command.CityNames;
import city.madang.search.command.TaggedWords;
import city.madang.search.command.WordsFile;
import java.util.List;
import org.apache.lucene.analysis.ko.dict.UserDictionary;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Takes texts of the city apart into words, in Korean and in English, with the city's own terms and areas whole.
/// Thread-safe.
@Component
public final class TextReader {

    /// So many letters of a text in a hundred are Hangul, and it is Korean; a house rule. Korean posts are full of
    /// Latin names, English ones hardly ever hold Hangul.
    private static final int HANGUL_PERCENT = 20;

    private final TaggedWords words;

    /// Reads the city's terms from the pack.
    @Autowired
    public TextReader(Pack pack, Jurisdictions jurisdictions, Offices offices) {
        this(new CityNames(jurisdictions, offices.list(), List.of(), pack.read("words.yaml", WordsFile.class))
                .dictionary());
    }

    private TextReader(@Nullable UserDictionary dictionary) {
        words = new TaggedWords(dictionary);
    }

    /// One that knows no city.
    public static TextReader plain() {
        return new TextReader(null);
    }

    /// The language of a text.
    public enum Language {
        KOREAN("ko"),
        ENGLISH("en");

        private final String code;

        Language(String code) {
            this.code = code;
        }

        /// Its code in ISO 639-1.
        public String code() {
            return code;
        }
    }

    /// What a word does in its sentence, as far as it can be told. English words are all [#NOUN]: no dictionary of
    /// their parts of speech is used.
    public enum Part {
        NOUN,
        VERB,
        ADVERB,
        OTHER
    }

    /// A word as it stands in the dictionary: without endings, particles and cases.
    ///
    /// @param start of the word in the text
    /// @param end after its last letter
    public record Word(String text, Part part, int start, int end) {}

    /// The language most of a text is in.
    public static Language language(String text) {
        int hangul = 0;
        int letters = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLetter(c)) {
                letters++;
                if (c >= '가' && c <= '힣') {
                    hangul++;
                }
            }
        }
        return hangul * 100 >= letters * HANGUL_PERCENT && hangul > 0 ? Language.KOREAN : Language.ENGLISH;
    }

    /// The words of a text in their order; particles, endings, marks and numbers are left out.
    public List<Word> words(String text, Language language) {
        return language == Language.KOREAN ? words.korean(text) : words.english(text);
    }
}
