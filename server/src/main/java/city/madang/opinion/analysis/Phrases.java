package city.madang.opinion.analysis;

import java.util.Map;

/// Chooses between a word and the pairs of words that hold it.
public final class Phrases {

    /// A pair stands for its part if it is in this share of the part's texts; a house rule.
    private static final double MOSTLY = 0.6;

    private Phrases() {}

    /// The pair that stands for a term, or the term itself.
    ///
    /// @param counts texts by term
    public static String whole(String term, Map<String, Integer> counts) {
        var best = term;
        int most = 0;
        for (var entry : counts.entrySet()) {
            var pair = entry.getKey();
            if (isPart(term, pair)
                    && entry.getValue() >= MOSTLY * counts.getOrDefault(term, 0)
                    && (entry.getValue() > most || (entry.getValue() == most && pair.compareTo(best) < 0))) {
                best = pair;
                most = entry.getValue();
            }
        }
        return best;
    }

    /// Whether two names say partly the same.
    public static boolean overlap(String one, String other) {
        if (one.contains(other) || other.contains(one)) {
            return true;
        }
        for (var word : one.split(" ")) {
            for (var next : other.split(" ")) {
                if (word.equals(next)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isPart(String term, String pair) {
        return pair.length() > term.length() && (pair.startsWith(term) || pair.endsWith(term));
    }
}
