package city.madang.search.command;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.ko.KoreanTokenizer;
import org.apache.lucene.analysis.ko.POS;
import org.apache.lucene.analysis.ko.dict.UserDictionary;
import org.apache.lucene.analysis.ko.tokenattributes.PartOfSpeechAttribute;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.util.AttributeFactory;
import org.jspecify.annotations.Nullable;

/// Takes Korean apart into the morphemes that carry meaning: 켜 주실래요 is 켜. Particles, endings and
/// helping verbs are left
/// out, except 만 (only) and 말 (do not). Thread-safe.
final class Morphemes {

    /// A morpheme and where it stands.
    record Morpheme(String text, int start, int end) {}

    private final @Nullable UserDictionary dictionary;

    Morphemes(@Nullable UserDictionary dictionary) {
        this.dictionary = dictionary;
    }

    List<Morpheme> of(String text) {
        var found = new ArrayList<Morpheme>();
        try (var tokens = new KoreanTokenizer(
                AttributeFactory.DEFAULT_ATTRIBUTE_FACTORY,
                dictionary,
                KoreanTokenizer.DecompoundMode.DISCARD,
                false)) {
            tokens.setReader(new StringReader(text));
            var term = tokens.addAttribute(CharTermAttribute.class);
            var place = tokens.addAttribute(OffsetAttribute.class);
            var part = tokens.addAttribute(PartOfSpeechAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                var word = term.toString();
                if (carriesMeaning(part.getLeftPOS(), word)) {
                    found.add(new Morpheme(word, place.startOffset(), place.endOffset()));
                }
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static boolean carriesMeaning(POS.Tag tag, String word) {
        return switch (tag) {
            case JKS,
                    JKC,
                    JKG,
                    JKO,
                    JKB,
                    JKV,
                    JKQ,
                    JC,
                    EP,
                    EF,
                    EC,
                    ETN,
                    ETM,
                    XSN,
                    XSV,
                    XSA,
                    VCP,
                    SP,
                    SSC,
                    SSO,
                    SC,
                    SE,
                    SF,
                    SY,
                    IC -> word.equals("네") || word.equals("예") || word.equals("응") || word.equals("그래");
            case JX -> word.equals("만") || word.equals("말고") || word.equals("뿐");
            case VX -> word.equals("말") || word.equals("마");
            default -> true;
        };
    }
}
