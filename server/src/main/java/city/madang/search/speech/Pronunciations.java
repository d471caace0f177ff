package city.madang.search.speech;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How words are spoken, in the phonemes of an acoustic model. Words that the model's dictionary lacks are put
/// together: numbers digit by digit, compounds part by part, romanised Korean by its own rules.
final class Pronunciations {

    /// Ways of saying one word that are kept.
    private static final int MOST = 4;

    private static final Pattern VARIANT = Pattern.compile("\\(\\d+\\)$");
    private static final Pattern PART = Pattern.compile("[a-z']+|[0-9]|\\.|[^a-z0-9'.\\-]+");
    private static final List<String> DIGITS =
            List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");

    private final Map<String, List<String>> known;

    private Pronunciations(Map<String, List<String>> known) {
        this.known = known;
    }

    /// Reads a dictionary of CMU Sphinx: a word, a blank, its phonemes; further ways as `word(2)`.
    static Pronunciations read(Path dictionary) throws IOException {
        var known = new HashMap<String, List<String>>();
        try (var lines = Files.lines(dictionary, StandardCharsets.UTF_8)) {
            lines.forEach(line -> {
                int blank = line.indexOf(' ');
                if (blank > 0) {
                    var word = VARIANT.matcher(line.substring(0, blank)).replaceFirst("");
                    known.computeIfAbsent(word, any -> new ArrayList<>(1))
                            .add(line.substring(blank + 1).strip());
                }
            });
        }
        return new Pronunciations(known);
    }

    /// Ways of saying a word; empty if none is known.
    List<String> of(String word) {
        var whole = known.getOrDefault(word, known.getOrDefault(word.replace("-", ""), List.of()));
        if (!whole.isEmpty()) {
            return whole.stream().limit(MOST).toList();
        }
        var parts = PART.matcher(word);
        List<String> ways = List.of("");
        while (parts.find()) {
            var ofPart = part(parts.group());
            if (ofPart.isEmpty()) {
                return List.of();
            }
            ways = ways.stream()
                    .flatMap(way -> ofPart.stream().map(next -> (way + " " + next).strip()))
                    .limit(MOST)
                    .toList();
        }
        return ways.equals(List.of("")) ? List.of() : ways;
    }

    private List<String> part(String part) {
        if (part.equals(".")) {
            return known.getOrDefault("point", List.of());
        }
        if (Character.isDigit(part.charAt(0))) {
            return known.getOrDefault(DIGITS.get(part.charAt(0) - '0'), List.of());
        }
        var whole = known.get(part);
        if (whole != null) {
            return whole;
        }
        var korean = korean(part);
        return korean == null ? List.of() : korean;
    }

    /// The Revised Romanization of Korean (Ministry of Culture and Tourism, notice 2000-8), longest first, in
    /// phonemes of the CMU dictionary. English speakers say its `a` in two ways.
    private static final Map<String, String> LETTERS = Map.ofEntries(
            Map.entry("yeo", "Y AH"),
            Map.entry("yae", "Y EH"),
            Map.entry("wae", "W EH"),
            Map.entry("ae", "EH"),
            Map.entry("eo", "AH"),
            Map.entry("eu", "UH"),
            Map.entry("oe", "W EH"),
            Map.entry("wi", "W IY"),
            Map.entry("wo", "W AH"),
            Map.entry("wa", "W AA"),
            Map.entry("ya", "Y AA"),
            Map.entry("ye", "Y EH"),
            Map.entry("yo", "Y OW"),
            Map.entry("yu", "Y UW"),
            Map.entry("ui", "UH IY"),
            Map.entry("kk", "K"),
            Map.entry("tt", "T"),
            Map.entry("pp", "P"),
            Map.entry("ss", "S"),
            Map.entry("jj", "JH"),
            Map.entry("ch", "CH"),
            Map.entry("ng", "NG"),
            Map.entry("ll", "L"),
            Map.entry("a", "AA"),
            Map.entry("e", "EH"),
            Map.entry("i", "IY"),
            Map.entry("o", "OW"),
            Map.entry("u", "UW"),
            Map.entry("g", "G"),
            Map.entry("n", "N"),
            Map.entry("d", "D"),
            Map.entry("r", "R"),
            Map.entry("l", "L"),
            Map.entry("m", "M"),
            Map.entry("b", "B"),
            Map.entry("s", "S"),
            Map.entry("j", "JH"),
            Map.entry("k", "K"),
            Map.entry("t", "T"),
            Map.entry("p", "P"),
            Map.entry("h", "HH"));

    private static final int LONGEST_LETTER = 3;

    private static @Nullable List<String> korean(String word) {
        var sounds = new StringBuilder();
        int at = 0;
        while (at < word.length()) {
            int length = Math.min(LONGEST_LETTER, word.length() - at);
            while (length > 0 && !LETTERS.containsKey(word.substring(at, at + length))) {
                length--;
            }
            if (length == 0) {
                return null;
            }
            sounds.append(sounds.isEmpty() ? "" : " ").append(LETTERS.get(word.substring(at, at + length)));
            at += length;
        }
        var plain = sounds.toString();
        return plain.contains("AA") ? List.of(plain, plain.replace("AA", "AE")) : List.of(plain);
    }
}
