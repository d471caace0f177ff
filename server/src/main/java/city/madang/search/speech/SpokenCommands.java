package city.madang.search.speech;

import city.madang.search.command.Grammar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The command grammar as a recogniser needs it: every way of saying every command in one language, as JSGF
/// (W3C note, 2000), with the names of this city in its slots, and the dictionary of its words.
final class SpokenCommands {

    private static final Pattern SLOT = Pattern.compile("\\{([a-z]+)\\}");

    /// What fills a slot, by the types of names; mirrors `Parser.typesOf`. Neighbourhoods are too many and too
    /// much alike to be told apart by ear.
    private static final Map<String, List<String>> TYPES = Map.of(
            "place", List.of("district"),
            "office", List.of("office", "head"),
            "owned", List.of("figure", "office", "district", "layer"),
            "day", List.of("time"));

    private static final List<String> NUMBERS = List.of(
            "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "twenty", "thirty");

    /// Moments, of those that `TimeWords` reads.
    private static final Map<String, List<String>> TIMES = Map.of(
            "en",
            List.of(
                    "yesterday",
                    "yesterday at <clock>",
                    "<number> minutes ago",
                    "<number> hours ago",
                    "<number> days ago",
                    "an hour ago",
                    "half an hour ago",
                    "last night",
                    "last week",
                    "this morning",
                    "last <weekday>"),
            "ko",
            List.of("어제", "그저께", "한 시간 전", "두 시간 전", "세 시간 전", "하루 전", "지난주"));

    private static final Map<String, List<String>> MORE = Map.of(
            "number", NUMBERS,
            "clock", List.of("<number> am", "<number> pm"),
            "weekday", List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"));

    private static final Map<String, List<String>> COUNTS =
            Map.of("en", List.of("four", "nine", "sixteen"), "ko", List.of("네", "아홉", "열여섯"));

    private final Map<String, List<String>> rules = new LinkedHashMap<>();
    private final Map<String, List<String>> words = new LinkedHashMap<>();
    private final Pronunciations pronunciations;
    private int unspoken;

    private SpokenCommands(Pronunciations pronunciations) {
        this.pronunciations = pronunciations;
    }

    /// @param language `en` or `ko`
    static SpokenCommands of(Grammar grammar, String language, Pronunciations pronunciations) {
        var made = new SpokenCommands(pronunciations);
        var forms = new LinkedHashSet<String>();
        for (var entry : grammar.entries()) {
            forms.addAll(made.speakable(language.equals("ko") ? entry.ko() : entry.en(), grammar, language));
        }
        made.rules.put("command", grouped(forms));
        return made;
    }

    /// Forms with the same slots become one: a decoder writes out every rule wherever it is used, and a list of
    /// names in each of hundreds of forms would make it slow. What is said around the names can then be mixed; what
    /// it means is asked of the real grammar.
    private static List<String> grouped(Set<String> forms) {
        var around = new LinkedHashMap<List<String>, List<Set<String>>>();
        for (var form : forms) {
            var slots = new ArrayList<String>();
            var said = new ArrayList<StringBuilder>(List.of(new StringBuilder()));
            for (var word : form.split(" ")) {
                if (word.startsWith("<")) {
                    slots.add(word);
                    said.add(new StringBuilder());
                } else {
                    said.getLast().append(said.getLast().isEmpty() ? "" : " ").append(word);
                }
            }
            var parts = around.computeIfAbsent(slots, any -> new ArrayList<>());
            for (int i = 0; i < said.size(); i++) {
                if (parts.size() <= i) {
                    parts.add(new LinkedHashSet<>());
                }
                parts.get(i).add(said.get(i).toString());
            }
        }
        var ways = new ArrayList<String>();
        around.forEach((slots, parts) -> {
            var way = new StringBuilder(choice(parts.getFirst()));
            for (int i = 0; i < slots.size(); i++) {
                way.append(' ').append(slots.get(i)).append(' ').append(choice(parts.get(i + 1)));
            }
            ways.add(way.toString().strip());
        });
        return ways;
    }

    private static String choice(Set<String> said) {
        var words = said.stream().filter(one -> !one.isEmpty()).toList();
        if (words.isEmpty()) {
            return "";
        }
        var either = String.join(" | ", words);
        return said.contains("") ? "[ " + either + " ]" : "( " + either + " )";
    }

    /// The grammar file.
    String jsgf() {
        var text = new StringBuilder("#JSGF V1.0 UTF-8;\ngrammar commands;\npublic <said> = <command>;\n");
        rules.forEach((name, ways) -> text.append('<')
                .append(name)
                .append("> = ")
                .append(String.join(" | ", ways))
                .append(";\n"));
        return text.toString();
    }

    /// The dictionary file.
    String dictionary() {
        return words.entrySet().stream()
                .flatMap(entry -> {
                    var lines = new ArrayList<String>();
                    for (int i = 0; i < entry.getValue().size(); i++) {
                        lines.add("%s%s %s"
                                .formatted(
                                        entry.getKey(),
                                        i == 0 ? "" : "(" + (i + 1) + ")",
                                        entry.getValue().get(i)));
                    }
                    return lines.stream();
                })
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /// Names and forms left out because a word of theirs has no pronunciation.
    int unspoken() {
        return unspoken;
    }

    /// Any sounds in any order: what was said is compared with how well this explains it.
    static String loop(Set<String> phonemes) {
        return "#JSGF V1.0;\ngrammar loop;\npublic <any> = ( %s )+;\n"
                .formatted(String.join(" | ", loopWords(phonemes)));
    }

    static String loopDictionary(Set<String> phonemes) {
        return phonemes.stream()
                .map(one -> "ph_%s %s\n".formatted(one.toLowerCase(Locale.ROOT), one))
                .collect(Collectors.joining());
    }

    private static List<String> loopWords(Set<String> phonemes) {
        return phonemes.stream()
                .map(one -> "ph_" + one.toLowerCase(Locale.ROOT))
                .toList();
    }

    /// Phonemes of all words.
    Set<String> phonemes() {
        var all = new LinkedHashSet<String>();
        words.values().forEach(ways -> ways.forEach(way -> all.addAll(List.of(way.split(" ")))));
        return all;
    }

    private List<String> speakable(List<String> forms, Grammar grammar, String language) {
        var said = new LinkedHashSet<String>();
        for (var form : forms) {
            var slots = SLOT.matcher(form).results().map(slot -> slot.group(1)).toList();
            // What may be anything cannot be listened for.
            if (slots.contains("text") || !slots.stream().allMatch(slot -> filled(slot, grammar, language))) {
                continue;
            }
            var line = line(SLOT.matcher(form).replaceAll(" <$1> "));
            if (!line.isEmpty()) {
                said.add(line);
            }
        }
        return List.copyOf(said);
    }

    /// Writes the rule of a slot; false if nothing can be said for it.
    private boolean filled(String slot, Grammar grammar, String language) {
        if (rules.containsKey(slot)) {
            return true;
        }
        List<String> names;
        if (slot.equals("time") || slot.equals("day")) {
            MORE.forEach((name, ways) -> rules.computeIfAbsent(name, any -> spoken(ways)));
            names = TIMES.getOrDefault(language, List.of()).stream()
                    .filter(name -> MORE.keySet().stream()
                            .noneMatch(part -> name.contains("<" + part + ">")
                                    && rules.getOrDefault(part, List.of()).isEmpty()))
                    .toList();
            MORE.keySet().forEach(part -> rules.computeIfPresent(part, (name, ways) -> ways.isEmpty() ? null : ways));
        } else if (slot.equals("count")) {
            names = COUNTS.getOrDefault(language, List.of());
        } else {
            names = TYPES.getOrDefault(slot, List.of(slot)).stream()
                    .flatMap(type -> grammar.names(type, language).stream())
                    .toList();
        }
        var ways = spoken(names);
        if (ways.isEmpty()) {
            return false;
        }
        rules.put(slot, ways);
        return true;
    }

    private List<String> spoken(List<String> names) {
        return names.stream()
                .map(this::line)
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
    }

    /// A line of the grammar; empty if one of its words cannot be spoken.
    private String line(String text) {
        var line = new ArrayList<String>();
        for (var word : text.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}'.<>-]+", " ")
                .strip()
                .split(" +")) {
            if (word.startsWith("<")) {
                line.add(word);
                continue;
            }
            var ways = words.containsKey(word) ? words.get(word) : pronunciations.of(word);
            if (ways == null || ways.isEmpty()) {
                unspoken++;
                return "";
            }
            words.put(word, ways);
            line.add(word);
        }
        return String.join(" ", line);
    }
}
