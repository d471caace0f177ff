package city.madang.opinion.analysis;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Groups texts that say the same in nearly the same words. A text joins the group of the first text it resembles, so
/// groups do not grow by chains. Not thread-safe.
///
/// Resemblance is Jaccard's of the sets of shingles (runs of letters), found by MinHash and verified exactly. Sources:
/// A. Broder, On the resemblance and containment of documents (1997); J. Leskovec, A. Rajaraman, J. Ullman, Mining of
/// Massive Datasets, 3rd edition (2020), chapter 3 (banding).
public final class NearDuplicates {

    /// Two texts resemble each other from this share of common shingles; measured in docs/opinion.md.
    public static final double RESEMBLANCE = 0.5;

    /// 21 bands of 3: texts with half of their shingles in common meet with probability 0.94, with 0.6 with 0.99.
    private static final int BANDS = 21;

    private static final int ROWS = 3;

    /// Letters of a shingle: a Hangul syllable says as much as two Latin letters.
    private static final int HANGUL_RUN = 3;

    private static final int LATIN_RUN = 5;

    /// Shingles of the beginning of a text that are compared.
    private static final int COMPARED = 600;

    /// Leaders looked at in one bucket; the fullest buckets hold the commonest beginnings and tell little.
    private static final int LOOKED_AT = 50;

    private final Map<Long, Leader> leaders = new HashMap<>();
    private final Map<Long, Set<Long>> buckets = new HashMap<>();

    private record Leader(
            int[] shingles, long[] bands, @Nullable String area) {}

    /// Puts a text into its group.
    ///
    /// @param area the place the text is about: the same words about another place are another report
    /// @return the id of the first text of its group; its own if it resembles none
    public long add(long id, String text, @Nullable String area) {
        remove(id);
        var shingles = shingles(text);
        var bands = bands(shingles);
        long best = id;
        double most = RESEMBLANCE;
        for (long other : candidates(bands)) {
            var leader = Objects.requireNonNull(leaders.get(other));
            if (area != null && leader.area != null && !area.equals(leader.area)) {
                continue;
            }
            double alike = resemblance(shingles, leader.shingles);
            if (alike > most || (alike == most && (best == id || other < best))) {
                most = alike;
                best = other;
            }
        }
        if (best == id) {
            leaders.put(id, new Leader(shingles, bands, area));
            for (long band : bands) {
                buckets.computeIfAbsent(band, any -> new HashSet<>()).add(id);
            }
        }
        return best;
    }

    /// Forgets a text; others may still belong to its group.
    public void remove(long id) {
        var gone = leaders.remove(id);
        if (gone == null) {
            return;
        }
        for (long band : gone.bands) {
            var bucket = buckets.get(band);
            if (bucket != null) {
                bucket.remove(id);
                if (bucket.isEmpty()) {
                    buckets.remove(band);
                }
            }
        }
    }

    /// How many groups there are.
    public int size() {
        return leaders.size();
    }

    /// The share of shingles two texts have in common, 0–1.
    public static double resemblance(String one, String other) {
        return resemblance(shingles(one), shingles(other));
    }

    private Set<Long> candidates(long[] bands) {
        var found = new HashSet<Long>();
        for (long band : bands) {
            var bucket = buckets.get(band);
            if (bucket != null) {
                bucket.stream().limit(LOOKED_AT).forEach(found::add);
            }
        }
        return found;
    }

    /// Distinct shingles, hashed and sorted. Only letters and digits count, in lower case.
    private static int[] shingles(String text) {
        var letters = new StringBuilder();
        int hangul = 0;
        for (char c : text.toLowerCase(Locale.ROOT).toCharArray()) {
            if (Character.isLetterOrDigit(c)) {
                letters.append(c);
                hangul += c >= '가' && c <= '힣' ? 1 : 0;
            }
        }
        int run = Math.max(1, Math.min(hangul * 2 > letters.length() ? HANGUL_RUN : LATIN_RUN, letters.length()));
        int many = Math.min(COMPARED, Math.max(0, letters.length() - run + 1));
        var hashes = new int[many];
        for (int i = 0; i < many; i++) {
            int hash = 17;
            for (int j = i; j < i + run; j++) {
                hash = hash * 31 + letters.charAt(j);
            }
            hashes[i] = hash;
        }
        return Arrays.stream(hashes).sorted().distinct().toArray();
    }

    private static double resemblance(int[] one, int[] other) {
        int common = 0;
        for (int i = 0, j = 0; i < one.length && j < other.length; ) {
            int order = Integer.compare(one[i], other[j]);
            common += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        int all = one.length + other.length - common;
        return all == 0 ? 0 : common / (double) all;
    }

    private static long[] bands(int[] shingles) {
        if (shingles.length == 0) {
            return new long[0];
        }
        var bands = new long[BANDS];
        for (int band = 0; band < BANDS; band++) {
            long hash = band + 1;
            for (int row = 0; row < ROWS; row++) {
                hash = mix(hash * 31 + smallest(shingles, band * ROWS + row));
            }
            bands[band] = hash;
        }
        return bands;
    }

    /// The smallest hash of all shingles under one of the hash functions.
    private static long smallest(int[] shingles, int function) {
        long seed = mix(function + 1);
        long least = Long.MAX_VALUE;
        for (int shingle : shingles) {
            least = Math.min(least, mix(shingle ^ seed));
        }
        return least;
    }

    /// The finaliser of SplitMix64 (G. Steele, D. Lea, C. Flood, 2014).
    private static long mix(long bits) {
        long z = bits + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /// The groups of a whole collection at once, each with its members in the order given.
    public static Map<Long, List<Long>> groups(Map<Long, String> texts) {
        var duplicates = new NearDuplicates();
        var groups = new java.util.LinkedHashMap<Long, List<Long>>();
        texts.forEach(
                (id, text) -> groups.computeIfAbsent(duplicates.add(id, text, null), any -> new java.util.ArrayList<>())
                        .add(id));
        return groups;
    }
}
