package city.madang.search.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Everything that can be named in a sentence, found in it by its longest spelling. Filled once, then only
/// read.
final class Names {

    private final Node root = new Node();
    private final Map<String, List<Meaning>> bySpelling = new LinkedHashMap<>();
    private final Map<Integer, List<Spelling>> byLength = new HashMap<>();
    private final Map<String, Set<String>> byType = new HashMap<>();

    /// A name and its letters, for finding it in spite of slips.
    private record Spelling(String text, String letters) {}

    private static final class Node {
        final Map<Character, Node> next = new HashMap<>();

        @Nullable
        List<Meaning> meanings;
    }

    void add(String name, Meaning meaning) {
        var text = Hangul.squeezed(name);
        if (text.isEmpty()) {
            return;
        }
        byType.computeIfAbsent(meaning.type(), type -> new LinkedHashSet<>()).add(name);
        var node = root;
        for (int i = 0; i < text.length(); i++) {
            node = node.next.computeIfAbsent(text.charAt(i), letter -> new Node());
        }
        var meanings = bySpelling.get(text);
        if (meanings == null) {
            meanings = new ArrayList<>();
            bySpelling.put(text, meanings);
            var letters = Hangul.jamo(text);
            byLength.computeIfAbsent(letters.length(), length -> new ArrayList<>())
                    .add(new Spelling(text, letters));
        }
        node.meanings = meanings;
        if (!meanings.contains(meaning)) {
            meanings.add(meaning);
        }
    }

    /// Names of a type as they were given, in the order they were given in.
    Set<String> ofType(String type) {
        return byType.getOrDefault(type, Set.of());
    }

    /// What `text` (squeezed) names; empty if nothing.
    List<Meaning> named(String text) {
        return bySpelling.getOrDefault(text, List.of());
    }

    /// Ends of the names that begin in `text` (squeezed) at `from`, shortest first.
    List<Integer> ends(String text, int from) {
        var ends = new ArrayList<Integer>();
        var node = root;
        for (int i = from; i < text.length(); i++) {
            node = node.next.get(text.charAt(i));
            if (node == null) {
                break;
            }
            if (node.meanings != null) {
                ends.add(i + 1);
            }
        }
        return ends;
    }

    /// The name that `text` (squeezed) was probably meant to be; null if none is close enough.
    @Nullable
    String closest(String text) {
        var letters = Hangul.jamo(text);
        int allowed = Hangul.slips(letters.length());
        String best = null;
        int least = allowed + 1;
        for (int length = letters.length() - allowed; length <= letters.length() + allowed; length++) {
            for (var name : byLength.getOrDefault(length, List.of())) {
                // A slip is rarely in the first letter, and another first letter is usually another word.
                if (name.letters.charAt(0) != letters.charAt(0)) {
                    continue;
                }
                // Short Korean words differ by a letter and mean something else.
                if (text.length() < 3 && Hangul.isSyllable(text.charAt(0)) && name.text.charAt(0) != text.charAt(0)) {
                    continue;
                }
                int distance = Hangul.distance(letters, name.letters, least - 1);
                if (distance < least) {
                    least = distance;
                    best = name.text;
                }
            }
        }
        return best;
    }
}
