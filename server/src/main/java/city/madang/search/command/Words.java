package city.madang.search.command;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The words of the grammar: which of them mean the same, and which are of no weight.
final class Words {

    /// Said, but of no weight.
    static final String FILLER = "";

    /// What may follow a verb of one syllable: 꺼줘, 켜봐.
    private static final Pattern ENDING = Pattern.compile("(?:어|아|서|고|자|요|라|면|로|는|은|을|를|만|봐|줘|주|줄|볼|보|달라|도).*|");

    private final Map<String, String> concepts = new HashMap<>();
    private final Set<String> fillers = new HashSet<>();
    private final Morphemes morphemes;

    Words(GrammarFile file, Morphemes morphemes, Names names) {
        this.morphemes = morphemes;
        for (var word : file.fillers().ko()) {
            fillers.add(word);
        }
        for (var word : file.fillers().en()) {
            fillers.add(word);
            if (word.indexOf(' ') >= 0) {
                names.add(word, new Meaning("word", FILLER));
            }
        }
        file.words().forEach((concept, both) -> {
            both.ko().forEach(word -> learnKorean(word, concept, names));
            both.en().forEach(word -> learn(word.toLowerCase(Locale.ROOT), concept, names));
        });
    }

    private void learn(String word, String concept, Names names) {
        if (word.indexOf(' ') >= 0) {
            names.add(word, new Meaning("word", concept));
        } else {
            concepts.putIfAbsent(word, concept);
        }
    }

    /// A Korean word is known as it is written and as the one morpheme it consists of.
    private void learnKorean(String word, String concept, Names names) {
        learn(word, concept, names);
        var parts = morphemes.of(word);
        if (word.indexOf(' ') < 0
                && parts.size() == 1
                && !fillers.contains(parts.getFirst().text())) {
            concepts.putIfAbsent(parts.getFirst().text(), concept);
        } else if (word.length() > 2 && word.indexOf(' ') < 0) {
            names.add(word, new Meaning("word", concept));
        }
    }

    /// The concept of a morpheme, [#FILLER], or null if the word is not known.
    @Nullable
    String korean(String morpheme) {
        var concept = concepts.get(morpheme);
        return concept != null ? concept : fillers.contains(morpheme) ? FILLER : null;
    }

    /// The concept of the longest known word that `run` begins with, or null.
    @Nullable
    String beginning(String run) {
        for (int end = run.length(); end > 0; end--) {
            var concept = concepts.get(run.substring(0, end));
            if (concept != null && (end > 1 || ENDING.matcher(run.substring(1)).matches())) {
                return concept;
            }
        }
        return null;
    }

    /// The concept of an English word, [#FILLER], or null if the word is not known.
    @Nullable
    String english(String word) {
        for (var form : forms(word)) {
            var concept = concepts.get(form);
            if (concept != null) {
                return concept;
            }
            if (fillers.contains(form)) {
                return FILLER;
            }
        }
        return null;
    }

    /// The concept of a word that is one slip away from a known one, or null.
    @Nullable
    String closestEnglish(String word) {
        int allowed = Hangul.slips(word.length());
        String best = null;
        for (var entry : concepts.entrySet()) {
            var known = entry.getKey();
            if (allowed > 0
                    && known.length() >= 5
                    && known.charAt(0) == word.charAt(0)
                    && known.charAt(0) < 128
                    && Hangul.distance(known, word, 1) <= 1
                    && (best == null || entry.getValue().compareTo(best) < 0)) {
                best = entry.getValue();
            }
        }
        return best;
    }

    Morphemes morphemes() {
        return morphemes;
    }

    private static List<String> forms(String word) {
        var bare = word.endsWith("'s") ? word.substring(0, word.length() - 2) : word;
        if (bare.length() > 4 && bare.endsWith("ing")) {
            var stem = bare.substring(0, bare.length() - 3);
            return List.of(word, bare, stem, stem + "e", stem.substring(0, stem.length() - 1));
        }
        if (bare.length() > 3 && bare.endsWith("ed")) {
            return List.of(word, bare, bare.substring(0, bare.length() - 2), bare.substring(0, bare.length() - 1));
        }
        if (bare.length() > 3 && bare.endsWith("s")) {
            return List.of(word, bare, bare.substring(0, bare.length() - 1), bare.replaceFirst("es$", ""));
        }
        return List.of(word, bare);
    }
}
