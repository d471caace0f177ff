package city.madang.search.command;

import city.madang.search.TextReader.Part;
import city.madang.search.TextReader.Word;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.ko.KoreanTokenizer;
import org.apache.lucene.analysis.ko.POS;
import org.apache.lucene.analysis.ko.dict.UserDictionary;
import org.apache.lucene.analysis.ko.tokenattributes.PartOfSpeechAttribute;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.util.AttributeFactory;
import org.jspecify.annotations.Nullable;

/// Words with their part of speech: Korean by nori with compounds whole, English by the gentle stemmer of Krovetz
/// (1993), which leaves words that can be read. Thread-safe.
public final class TaggedWords {

    private final @Nullable UserDictionary dictionary;

    public TaggedWords(@Nullable UserDictionary dictionary) {
        this.dictionary = dictionary;
    }

    /// The words of a Korean text.
    public List<Word> korean(String text) {
        var found = new ArrayList<Word>();
        try (var tokens = new KoreanTokenizer(
                AttributeFactory.DEFAULT_ATTRIBUTE_FACTORY, dictionary, KoreanTokenizer.DecompoundMode.NONE, false)) {
            tokens.setReader(new StringReader(text));
            var term = tokens.addAttribute(CharTermAttribute.class);
            var place = tokens.addAttribute(OffsetAttribute.class);
            var tag = tokens.addAttribute(PartOfSpeechAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                var part = part(tag.getLeftPOS());
                if (part != null) {
                    found.add(new Word(
                            term.toString().toLowerCase(Locale.ROOT), part, place.startOffset(), place.endOffset()));
                }
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static @Nullable Part part(POS.Tag tag) {
        return switch (tag) {
            case NNG, NNP, SL, XR -> Part.NOUN;
            case VV, VA, VX, VCN -> Part.VERB;
            case MAG -> Part.ADVERB;
            case NNB, NNBC, NP, NR, MM, MAJ, IC, SN, UNKNOWN, NA, UNA -> Part.OTHER;
            default -> null;
        };
    }

    /// The words of an English text.
    public List<Word> english(String text) {
        var found = new ArrayList<Word>();
        var source = new StandardTokenizer();
        source.setReader(new StringReader(text));
        try (var tokens = new KStemFilter(new LowerCaseFilter(new EnglishPossessiveFilter(source)))) {
            var term = tokens.addAttribute(CharTermAttribute.class);
            var place = tokens.addAttribute(OffsetAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                if (Character.isLetter(term.charAt(0))) {
                    found.add(new Word(term.toString(), Part.NOUN, place.startOffset(), place.endOffset()));
                }
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }
}
