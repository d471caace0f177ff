package city.madang.search.command;

import city.madang.platform.Audience;
import city.madang.search.Command;
import city.madang.search.Understanding;
import city.madang.search.Understanding.Ambiguous;
import city.madang.search.Understanding.NotUnderstood;
import city.madang.search.Understanding.Understood;
import city.madang.search.Understanding.Why;
import city.madang.search.command.Grammar.Form;
import city.madang.search.command.Sentence.Span;
import java.text.Normalizer;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a sentence as the command whose form it is closest to. Never throws; takes time in proportion to
/// the length of
/// the sentence, which is limited. Thread-safe.
public final class Parser {

    /// Letters of the longest sentence that is read: a directive dictated in one breath.
    public static final int LONGEST = 300;

    /// Choices offered when a name can mean several things.
    private static final int MOST_CHOICES = 8;

    // What a form gains and loses; found by trying on the development sentences.
    private static final double SLOT = 2;
    private static final double TAKEN = 1.1;
    private static final double TEXT = 0.9;
    private static final double NAME_LEFT = 1.6;
    private static final double COUNT_LEFT = 0.3;
    private static final double NAME_AS_WORDS = 1.2;
    private static final double MISSING = 1.1;
    private static final double EXTRA = 0.75;
    private static final double UNKNOWN = 0.45;
    private static final double IN_TEXT = 0.15;

    private static final double LEAST = -0.3;

    private static final Pattern TO_DO = Pattern.compile("(?:^|\\s)([^,]+?)(?:라고|도록|라는)(?:\\s|$)");
    private static final Pattern TO_DO_EN = Pattern.compile("\\b(?:to|that|about)\\s+(.+)$");
    private static final Pattern EDGES_EN =
            Pattern.compile("^(?:for|the|a|an|up|please|me|all|any)\\s+|\\s+(?:please|for me)$");
    private static final Pattern EDGES_KO = Pattern.compile("(?:을|를|좀|에 대해|에 대한|관련|관해)$");

    private final Reader reader;
    private final Grammar grammar;

    Parser(Reader reader, Grammar grammar) {
        this.reader = reader;
        this.grammar = grammar;
    }

    /// Reads `text`.
    ///
    /// @param now what the clocks of the city show
    /// @param group who says it
    public Understanding read(String text, LocalDateTime now, Audience.Group group) {
        var said = plain(text);
        if (said.isEmpty()) {
            return new NotUnderstood(Why.EMPTY, "");
        }
        if (said.length() > LONGEST) {
            return new NotUnderstood(Why.TOO_LONG, said.substring(0, 40));
        }
        var sentence = reader.read(said, now);
        Match best = null;
        for (var form : grammar.forms()) {
            var match = match(form, sentence);
            if (match != null && (best == null || match.score > best.score + 1e-9)) {
                best = match;
            }
        }
        boolean comparing =
                sentence.tokens().stream().anyMatch(token -> token.word().equals("compare"));
        if (best == null || !best.convinces()) {
            return new NotUnderstood(comparing ? Why.COMPARE_TWO : Why.UNKNOWN, text.strip());
        }
        if (comparing && !best.form.words().contains("compare")) {
            return new NotUnderstood(Why.COMPARE_TWO, text.strip());
        }
        var verb = best.form.verb();
        if (verb.audience().equals("official") && !group.reaches(Audience.Group.OFFICIAL)) {
            return new NotUnderstood(Why.NOT_ALLOWED, text.strip());
        }
        return understood(best, sentence, verb.confirm());
    }

    private static String plain(String text) {
        var cut = text.length() > 4 * LONGEST ? text.substring(0, 4 * LONGEST) : text;
        return Normalizer.normalize(cut, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .replace('’', '\'')
                .replaceAll("^[\\s/]+|[\\s.!?~…]+$", "")
                .replaceAll("[\\s ]+", " ");
    }

    /// A form laid over a sentence.
    ///
    /// @param filled spans by the slot they fill
    /// @param told how much of the sentence the form explains
    private record Match(
            Form form,
            double score,
            double told,
            List<Filled> filled,
            @Nullable String text) {

        /// A form that only guesses at what it knows nothing of is no reading.
        boolean convinces() {
            return told > 0 && score > LEAST;
        }
    }

    private record Filled(String slot, Span span, List<Meaning> meanings) {}

    private @Nullable Match match(Form form, Sentence sentence) {
        var used = new HashSet<Span>();
        var filled = new ArrayList<Filled>();
        boolean wantsText = false;
        double score = 0;
        for (var slot : form.slots()) {
            if (slot.equals("text")) {
                wantsText = true;
                continue;
            }
            var found = fill(slot, sentence.spans(), used);
            if (found == null) {
                return null;
            }
            filled.add(found);
            score += SLOT;
        }
        for (var slot : form.verb().takes()) {
            var found = slot.equals("text") || form.slots().contains(slot) ? null : fill(slot, sentence.spans(), used);
            if (found != null) {
                filled.add(found);
                score += TAKEN;
            }
        }
        boolean free = wantsText || form.verb().takes().contains("text");
        return weigh(form, sentence, used, filled, score, wantsText, free);
    }

    private @Nullable Match weigh(
            Form form,
            Sentence sentence,
            Set<Span> used,
            List<Filled> filled,
            double names,
            boolean wantsText,
            boolean free) {
        double score = names;
        double told = names;
        var said = new LinkedHashSet<String>();
        int unknown = 0;
        for (var token : sentence.tokens()) {
            if (token.known() || form.words().contains(token.word())) {
                said.add(token.word());
            } else {
                unknown++;
            }
        }
        for (var span : sentence.spans()) {
            if (!used.contains(span)) {
                boolean only = !span.words().isEmpty() && form.words().containsAll(span.words());
                said.addAll(span.words());
                if (only) {
                    score += NAME_AS_WORDS;
                } else if (!free) {
                    score -= span.meanings().getFirst().type().equals("count") ? COUNT_LEFT : NAME_LEFT;
                }
            }
        }
        for (var word : form.words()) {
            double weight = grammar.weight(word);
            if (said.contains(word)) {
                score += weight;
                told += weight;
            } else {
                score -= MISSING * weight;
            }
        }
        // What acts on people or takes any text is never guessed at: one of its own words must be said.
        if ((free || form.verb().confirm()) && form.words().stream().noneMatch(said::contains)) {
            return null;
        }
        for (var word : said) {
            if (!form.words().contains(word)) {
                score -= (free ? IN_TEXT : EXTRA) * grammar.surplus(word);
            }
        }
        score -= (free ? IN_TEXT : 1) * UNKNOWN * unknown;
        String text = null;
        if (wantsText) {
            text = textAround(form, sentence);
            if (text == null || told == 0) {
                return null;
            }
            score += TEXT;
        }
        return new Match(form, score, told, filled, text);
    }

    private static @Nullable Filled fill(String slot, List<Span> spans, Set<Span> used) {
        for (var types : typesOf(slot)) {
            for (var span : spans) {
                if (used.contains(span)) {
                    continue;
                }
                var meanings = span.meanings().stream()
                        .filter(meaning -> types.contains(meaning.type()))
                        .toList();
                if (!meanings.isEmpty()) {
                    used.add(span);
                    return new Filled(slot, span, meanings);
                }
            }
        }
        return null;
    }

    /// What may fill a slot; the earlier set is preferred.
    private static List<Set<String>> typesOf(String slot) {
        return switch (slot) {
            case "place" -> List.of(Set.of("district"), Set.of("neighbourhood", "place"));
            case "office" -> List.of(Set.of("office", "head"));
            case "owned" -> List.of(Set.of("figure"), Set.of("office"), Set.of("district"), Set.of("layer"));
            case "day" -> List.of(Set.of("time"));
            default -> List.of(Set.of(slot));
        };
    }

    private static Understanding understood(Match match, Sentence sentence, boolean confirm) {
        var slots = new TreeMap<>(match.form.set());
        var districts = new ArrayList<String>();
        Filled open = null;
        for (var one : match.filled) {
            var first = one.meanings.getFirst();
            var value = valueOf(one.slot, first);
            if (one.slot.equals("district")) {
                districts.add(first.value().replaceFirst("^district:", ""));
            } else if (value != null) {
                slots.put(nameOf(one.slot), value);
            }
            if (one.meanings.size() > 1 && !first.type().equals("district")) {
                open = one;
            }
        }
        if (!districts.isEmpty()) {
            if (districts.size() == 2 && districts.get(0).equals(districts.get(1))) {
                return new NotUnderstood(Why.COMPARE_TWO, sentence.text());
            }
            slots.put("districts", String.join(",", districts));
        }
        var text = match.text != null ? match.text : toDo(match, sentence);
        if (text != null) {
            slots.put("text", text);
        }
        var verb = match.form.verb().id();
        if (open == null || !(open.slot.equals("place") || open.slot.equals("office") || open.slot.equals("owned"))) {
            return new Understood(new Command(verb, slots), confirm);
        }
        var choices = new LinkedHashMap<String, Command>();
        for (var meaning : open.meanings) {
            var value = Objects.requireNonNull(valueOf(open.slot, meaning));
            var chosen = new TreeMap<>(slots);
            chosen.put(nameOf(open.slot), value);
            choices.putIfAbsent(value, new Command(verb, chosen));
        }
        if (choices.size() == 1) {
            return new Understood(choices.values().iterator().next(), confirm);
        }
        return new Ambiguous(
                sentence.text().substring(open.span.start(), open.span.end()),
                choices.values().stream().limit(MOST_CHOICES).toList());
    }

    private static String nameOf(String slot) {
        return switch (slot) {
            case "office", "owned" -> "subject";
            case "time" -> "at";
            default -> slot;
        };
    }

    private static @Nullable String valueOf(String slot, Meaning meaning) {
        return switch (slot) {
            case "office" -> meaning.type().equals("head") ? meaning.value() : "office:" + meaning.value();
            case "owned" ->
                meaning.type().equals("district") ? meaning.value() : meaning.type() + ":" + meaning.value();
            case "time" -> LocalDateTime.parse(meaning.value()).toString();
            case "day" -> meaning.value().substring(0, 10);
            case "camera" -> null;
            default -> meaning.value();
        };
    }

    /// What an order says: 현장을 점검하라고, `to inspect the site`.
    private static @Nullable String toDo(Match match, Sentence sentence) {
        if (!match.form.verb().takes().contains("text") || match.filled.isEmpty()) {
            return null;
        }
        var span = match.filled.getFirst().span;
        var rest = sentence.text().substring(span.end());
        var english = TO_DO_EN.matcher(rest);
        if (english.find()) {
            return english.group(1).strip();
        }
        var before = sentence.text().substring(0, span.start());
        for (var part : List.of(rest.replaceFirst("^[가-힣]{1,3}\\s", " "), before)) {
            var korean = TO_DO.matcher(part);
            if (korean.find()) {
                return korean.group(1).strip() + "라";
            }
        }
        return null;
    }

    /// What is searched for: what stands after the English words of the form, or before the Korean ones.
    private static @Nullable String textAround(Form form, Sentence sentence) {
        var text = sentence.text();
        for (var token : sentence.tokens()) {
            if (!form.words().contains(token.word())) {
                continue;
            }
            boolean korean = Hangul.isKorean(text.charAt(token.start()));
            var rest = korean
                    ? EDGES_KO.matcher(text.substring(0, token.start()).strip()).replaceAll("")
                    : text.substring(token.end()).strip();
            for (int i = 0; i < 3 && !korean; i++) {
                rest = EDGES_EN.matcher(rest).replaceAll("");
            }
            return rest.isBlank() ? null : rest.strip();
        }
        return null;
    }

    /// Everything that can be said.
    public Grammar grammar() {
        return grammar;
    }

    /// What `sentence` is taken apart into, for those who work on the grammar.
    String explain(String text, LocalDateTime now) {
        var sentence = reader.read(plain(text), now);
        Map<String, String> spans = new LinkedHashMap<>();
        sentence.spans()
                .forEach(span -> spans.put(
                        sentence.text().substring(span.start(), span.end()), span.meanings() + " " + span.words()));
        return spans + " " + sentence.tokens();
    }
}
