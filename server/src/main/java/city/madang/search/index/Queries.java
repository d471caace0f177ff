package city.madang.search.index;

import city.madang.search.SearchQuestion;
import city.madang.search.command.Hangul;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.FeatureField;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/// Turns what was typed into a query. Closeness of the name counts most, then how often such a thing is wanted,
/// then how near it is.
final class Queries {

    // What a match is worth; the sums are compared with the weight of the entry.
    private static final float WHOLE = 12;
    private static final float WORD = 4;
    private static final float BEGINNING = 3;
    private static final float PART = 1.5f;
    private static final float SLIP = 1.2f;
    private static final float TEXT = 0.4f;
    private static final float WANTED = 6;
    private static final float NEAR = 3;

    /// Within so many metres a place is half as near as at hand.
    private static final double NEAR_METRES = 1_000;

    /// In a search, a wrong guess costs less than in a command: shorter words may have a slip.
    private static final int SHORTEST_WITH_SLIP = 4;

    private static final int MOST_WORDS = 8;
    private static final int MOST_SLIPS = 24;

    private final Analyzer analyzer;

    Queries(Analyzer analyzer) {
        this.analyzer = analyzer;
    }

    /// What is spelt like `question`, which has letters.
    ///
    /// @param forgiving whether words with slips in them count too
    Query of(SearchQuestion question, Sight sight, boolean forgiving) {
        var query = new BooleanQuery.Builder();
        query.add(sight.entries(), Occur.FILTER);
        if (!question.kinds().isEmpty()) {
            query.add(Sight.in(EntryDocuments.KIND, question.kinds()), Occur.FILTER);
        }
        var whole = Hangul.squeezed(question.text());
        query.add(isInitials(whole) ? initials(whole) : named(question.text(), whole, sight, forgiving), Occur.MUST);
        query.add(FeatureField.newLinearQuery(EntryDocuments.WANTED, EntryDocuments.WEIGHT, WANTED), Occur.SHOULD);
        var near = question.near();
        if (near != null) {
            query.add(
                    LatLonPoint.newDistanceFeatureQuery(
                            EntryDocuments.PLACE, NEAR, near.lat(), near.lon(), NEAR_METRES),
                    Occur.SHOULD);
        }
        return query.build();
    }

    private static boolean isInitials(String whole) {
        return whole.chars().allMatch(c -> c >= 'ㄱ' && c <= 'ㅎ');
    }

    private static Query initials(String whole) {
        var edge = whole.substring(0, Math.min(whole.length(), EntryDocuments.EDGE_LETTERS));
        return constant(new TermQuery(new Term(EntryDocuments.EDGE, ":" + edge)), BEGINNING);
    }

    private Query named(String text, String whole, Sight sight, boolean forgiving) {
        var ways = new ArrayList<Query>();
        ways.add(constant(new TermQuery(new Term(EntryDocuments.WHOLE, whole)), WHOLE));
        ways.add(beginning(Hangul.jamo(whole), BEGINNING + 1));
        var all = new BooleanQuery.Builder();
        int words = 0;
        for (var word : text.split("[\\s·,()/-]+")) {
            var squeezed = Hangul.squeezed(word);
            if (!squeezed.isEmpty() && words++ < MOST_WORDS) {
                all.add(word(word, Hangul.jamo(squeezed), sight, forgiving), Occur.MUST);
            }
        }
        if (words > 0) {
            ways.add(all.build());
        }
        if (forgiving) {
            addSlips(Hangul.jamo(whole), ways);
        }
        return new DisjunctionMaxQuery(ways, 0.1f);
    }

    private Query word(String word, String letters, Sight sight, boolean forgiving) {
        var ways = new ArrayList<Query>();
        ways.add(constant(new TermQuery(new Term(EntryDocuments.WORD, letters)), WORD));
        ways.add(beginning(letters, BEGINNING));
        var parts = parts(word);
        if (!parts.isEmpty()) {
            ways.add(new BoostQuery(allOf(EntryDocuments.NAME, parts, null), PART));
            ways.add(new BoostQuery(allOf(EntryDocuments.TEXT, parts, sight.texts()), TEXT));
        }
        if (forgiving) {
            addSlips(letters, ways);
        }
        return new DisjunctionMaxQuery(ways, 0);
    }

    private static void addSlips(String letters, List<Query> ways) {
        int slips = letters.length() == SHORTEST_WITH_SLIP ? 1 : Hangul.slips(letters.length());
        if (slips > 0) {
            ways.add(
                    constant(new FuzzyQuery(new Term(EntryDocuments.WORD, letters), slips, 1, MOST_SLIPS, true), SLIP));
        }
    }

    private static Query beginning(String letters, float worth) {
        return letters.length() <= EntryDocuments.EDGE_LETTERS
                ? constant(new TermQuery(new Term(EntryDocuments.EDGE, letters)), worth)
                : constant(new PrefixQuery(new Term(EntryDocuments.WORD, letters)), worth);
    }

    private static Query allOf(String field, List<String> parts, @org.jspecify.annotations.Nullable Query filter) {
        var all = new BooleanQuery.Builder();
        parts.forEach(part -> all.add(new TermQuery(new Term(field, part)), Occur.MUST));
        if (filter != null) {
            all.add(filter, Occur.FILTER);
        }
        return all.build();
    }

    private static Query constant(Query query, float worth) {
        return new BoostQuery(new ConstantScoreQuery(query), worth);
    }

    /// The morphemes of a word, as the index has them.
    private List<String> parts(String word) {
        var parts = new ArrayList<String>();
        try (var tokens = analyzer.tokenStream(EntryDocuments.NAME, word)) {
            var term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken() && parts.size() < MOST_WORDS) {
                if (!parts.contains(term.toString())) {
                    parts.add(term.toString());
                }
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parts;
    }
}
