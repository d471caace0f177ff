package city.madang.opinion.analysis;

import city.madang.opinion.analysis.Text.Stream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The texts of the last days, at most so many: what is older or too much is forgotten, the oldest first. Not
/// thread-safe.
public final class Corpus {

    private final TermReader reader;
    private final NearDuplicates duplicates = new NearDuplicates();
    private final Map<String, String> terms = new HashMap<>();
    private final Map<Long, Text> byId = new HashMap<>();
    private final NavigableSet<Text> byTime =
            new TreeSet<>(Comparator.comparingLong(Text::time).thenComparingLong(Text::id));
    private final int most;
    private final long keptMillis;

    /// @param most texts that are kept
    /// @param keptMillis how far back
    public Corpus(TermReader reader, int most, long keptMillis) {
        this.reader = reader;
        this.most = most;
        this.keptMillis = keptMillis;
    }

    /// Takes a text; one with the same id is replaced.
    ///
    /// @param district where its source says it belongs; absent if the text itself must tell
    public Text add(long id, long time, Stream stream, String words, @Nullable String district) {
        remove(id);
        var contents = reader.read(words);
        var place = district == null ? contents.district() : district;
        var text = new Text(
                id,
                time,
                contents.language(),
                stream,
                shared(contents),
                Integer.signum(contents.balance()),
                duplicates.add(id, words, place),
                place);
        byId.put(id, text);
        byTime.add(text);
        return text;
    }

    /// Forgets what is too old at `now`, and the oldest of what is too much.
    ///
    /// @return ids of those forgotten
    public List<Long> trim(long now) {
        var gone = new ArrayList<Long>();
        while (!byTime.isEmpty() && (byTime.size() > most || byTime.first().time() < now - keptMillis)) {
            long id = byTime.first().id();
            gone.add(id);
            remove(id);
        }
        if (!gone.isEmpty() && terms.size() > 16 * most) {
            terms.clear();
        }
        return gone;
    }

    /// The texts after `from` and until `to`, oldest first.
    public List<Text> between(long from, long to) {
        return byTime.stream()
                .filter(text -> text.time() > from && text.time() <= to)
                .toList();
    }

    public int size() {
        return byId.size();
    }

    /// One copy of each term, however many texts hold it.
    private java.util.Set<String> shared(TermReader.Contents contents) {
        var own = new ArrayList<String>();
        for (var term : contents.terms()) {
            own.add(terms.computeIfAbsent(term, same -> same));
        }
        return java.util.Set.copyOf(own);
    }

    /// Forgets a text, if it is known.
    public void remove(long id) {
        var known = byId.remove(id);
        if (known != null) {
            byTime.remove(known);
            duplicates.remove(id);
        }
    }
}
