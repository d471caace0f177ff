package city.madang.search.command;

import city.madang.search.command.Sentence.Span;
import city.madang.search.command.Sentence.Token;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Takes sentences apart: moments first, then names by their longest spelling, then the words between them. Names
/// and words with a slip in them are found in a second pass, so that what is spelt right is never bent.
/// Thread-safe.
final class Reader {

    private static final Pattern PARTICLE = Pattern.compile(
            "(?:으로|로|을|를|이|가|은|는|와|과|랑|이랑|하고|의|에|에서|에게|한테|도|만|까지|부터|쪽|보다|근처|처럼|나|께|이나|야|라도|에다|에서는|에는|더러|보고|씨)*");
    private static final Pattern NUMBER = Pattern.compile(
            "\\b(\\d{1,2}|two|three|four|six|nine|ten|twelve|sixteen)\\b|(?<![가-힣0-9])(\\d{1,2}|한|두|세|네|여섯|아홉|열여섯|열)\\s*(?=개|대|분할|곳|칸)");
    /// How Korean quotes an order: 점검하라고.
    private static final Pattern ORDER = Pattern.compile("(?<=[가-힣])라고(?=\\s|$)");

    private static final Pattern WORD = Pattern.compile("[a-z0-9][a-z0-9'+.]*");
    private static final Map<String, Integer> COUNTS = Map.of("여섯", 6, "아홉", 9, "열여섯", 16, "sixteen", 16);
    private static final int LONGEST_PLACE = 4;

    /// The noun that stands for a name while the words around it are read; no Korean word, but in the
    /// dictionary.
    static final String STAND_IN = "뀀뀀";

    private final Names names;
    private final Words words;
    private final PlaceNames places;

    Reader(Names names, Words words, PlaceNames places) {
        this.names = names;
        this.words = words;
        this.places = places;
    }

    /// Names of a type, in both languages.
    Set<String> names(String type) {
        return names.ofType(type);
    }

    Sentence read(String said, LocalDateTime now) {
        var spans = new ArrayList<Span>();
        var time = TimeWords.find(said, now);
        if (time != null) {
            var at = new Meaning("time", time.at().toString());
            var pieces = time.pieces().stream()
                    .sorted(Comparator.comparingInt(piece -> piece[0]))
                    .toList();
            for (int i = 0; i < pieces.size(); i++) {
                var piece = pieces.get(i);
                if (spans.stream().noneMatch(span -> span.end() > piece[0] && span.start() < piece[1])) {
                    spans.add(new Span(piece[0], piece[1], spans.isEmpty() ? List.of(at) : List.of()));
                }
            }
        }
        names(said, spans);
        counts(said, spans);
        spans.sort(Comparator.comparingInt(Span::start));
        var tokens = tokens(said, spans);
        var mended = mend(said, spans, tokens);
        return mended != null ? mended : finished(said, spans, tokens);
    }

    /// A form of the grammar: `{layer} 보여줘`.
    Sentence form(String form) {
        var text = new StringBuilder();
        var spans = new ArrayList<Span>();
        var slots = Pattern.compile("\\{([a-z]+)}").matcher(form);
        int last = 0;
        while (slots.find()) {
            text.append(form, last, slots.start());
            int start = text.length();
            text.append(STAND_IN);
            spans.add(new Span(start, text.length(), List.of(new Meaning(slots.group(1), ""))));
            last = slots.end();
        }
        text.append(form.substring(last));
        var said = text.toString().toLowerCase(java.util.Locale.ROOT);
        var own = new ArrayList<>(spans);
        phrases(said, own);
        own.sort(Comparator.comparingInt(Span::start));
        return finished(said, own, tokens(said, own));
    }

    /// Moves spans that are only words of the grammar among the tokens, and reads names as words, too.
    private Sentence finished(String said, List<Span> spans, List<Token> tokens) {
        var left = new ArrayList<Span>();
        var all = new ArrayList<>(tokens);
        for (var span : spans) {
            if (span.meanings().isEmpty()) {
                continue;
            }
            var first = span.meanings().getFirst();
            if (span.meanings().size() == 1 && first.type().equals("word")) {
                if (!first.value().equals(Words.FILLER)) {
                    all.add(new Token(span.start(), span.end(), first.value(), true));
                }
            } else {
                left.add(new Span(span.start(), span.end(), span.meanings(), asWords(said, span)));
            }
        }
        all.sort(Comparator.comparingInt(Token::start));
        return new Sentence(said, left, all);
    }

    private List<String> asWords(String said, Span span) {
        var own = new ArrayList<String>();
        for (var meaning : span.meanings()) {
            if (meaning.type().equals("word") && !meaning.value().equals(Words.FILLER)) {
                own.add(meaning.value());
            }
        }
        if (own.isEmpty()) {
            var text = said.substring(span.start(), span.end());
            if (!text.equals(STAND_IN)) {
                var tokens = tokens(text, List.of());
                if (tokens.stream().allMatch(Token::known)) {
                    tokens.stream().map(Token::word).forEach(own::add);
                }
            }
        }
        return own;
    }

    private void names(String said, List<Span> spans) {
        var letters = Letters.of(said);
        int i = 0;
        while (i < letters.text.length()) {
            int from = i;
            int at = letters.at(i);
            if (covered(spans, at) || !letters.mayBegin(i, spans)) {
                i++;
                continue;
            }
            int end = longestName(letters, from);
            var meanings = end < 0 ? List.<Meaning>of() : names.named(letters.text.substring(from, end));
            var place = letters.beginsWord(from) ? place(letters, from, end) : null;
            if (place != null) {
                spans.add(place);
                i = letters.indexAfter(place.end());
            } else if (end > from) {
                spans.add(new Span(at, letters.at(end - 1) + 1, meanings));
                i = end;
            } else {
                i++;
            }
        }
    }

    /// Several words of the grammar that are one, in a form.
    private void phrases(String said, List<Span> spans) {
        var letters = Letters.of(said);
        for (int i = 0; i < letters.text.length(); i++) {
            if (covered(spans, letters.at(i)) || !letters.mayBegin(i, spans)) {
                continue;
            }
            int end = -1;
            for (int candidate : names.ends(letters.text, i)) {
                var words = names.named(letters.text.substring(i, candidate)).stream()
                        .filter(meaning -> meaning.type().equals("word"))
                        .toList();
                if (!words.isEmpty() && letters.mayEnd(i, candidate) && !covered(spans, letters.at(candidate - 1))) {
                    end = candidate;
                    var start = letters.at(i);
                    spans.removeIf(span -> span.start() == start);
                    spans.add(new Span(start, letters.at(end - 1) + 1, words.subList(0, 1)));
                }
            }
            if (end > 0) {
                i = end - 1;
            }
        }
    }

    private int longestName(Letters letters, int from) {
        int longest = -1;
        for (int end : names.ends(letters.text, from)) {
            if (letters.mayEnd(from, end)) {
                longest = end;
            }
        }
        return longest;
    }

    /// A catalogued place that begins here and is longer than what else is named here.
    private @Nullable Span place(Letters letters, int from, int named) {
        int start = letters.at(from);
        int end = start;
        Span found = null;
        for (int count = 0; count < LONGEST_PLACE && end < letters.said.length(); count++) {
            end = letters.wordEnd(end);
            var run = letters.said.substring(start, end);
            for (int cut = run.length(); cut > 1; cut--) {
                if (cut < run.length()
                        && (!Hangul.isKorean(run.charAt(cut))
                                || !PARTICLE.matcher(run.substring(cut)).matches())) {
                    continue;
                }
                var text = Hangul.squeezed(run.substring(0, cut));
                if (text.length() < 2 || (named >= 0 && from + text.length() <= named)) {
                    continue;
                }
                var hits = places.named(text);
                if (!hits.isEmpty()) {
                    found = new Span(
                            start,
                            start + cut,
                            hits.stream()
                                    .map(hit -> new Meaning("place", hit.toString()))
                                    .toList());
                    break;
                }
            }
        }
        return found;
    }

    private static void counts(String said, List<Span> spans) {
        var number = NUMBER.matcher(said);
        while (number.find()) {
            if (!covered(spans, number.start())) {
                var word = number.group(1) != null ? number.group(1) : number.group(2);
                var known = COUNTS.get(word);
                int count = known != null ? known : TimeWords.number(word);
                spans.add(
                        new Span(number.start(), number.end(), List.of(new Meaning("count", Integer.toString(count)))));
            }
        }
    }

    private List<Token> tokens(String said, List<Span> spans) {
        var tokens = new ArrayList<Token>();
        var korean = new StringBuilder();
        var origin = new ArrayList<Integer>();
        int i = 0;
        while (i < said.length()) {
            int start = i;
            var span = spans.stream()
                    .filter(one -> one.start() <= start && start < one.end())
                    .findFirst()
                    .orElse(null);
            if (span != null) {
                append(korean, origin, STAND_IN, -1);
                i = span.end();
            } else {
                append(korean, origin, said.substring(i, i + 1), i);
                i++;
            }
        }
        var text = korean.toString();
        if (text.chars().anyMatch(c -> Hangul.isKorean((char) c))) {
            for (var morpheme : words.morphemes().of(text)) {
                int at = origin.get(morpheme.start());
                var word = morpheme.text();
                if (at >= 0 && Hangul.isKorean(word.charAt(0))) {
                    add(tokens, words.korean(word), word, at, at + morpheme.end() - morpheme.start());
                }
            }
        }
        runs(said, spans, tokens);
        var order = ORDER.matcher(said);
        if (order.find()) {
            tokens.add(new Token(order.start(), order.end(), "instruct", true));
        }
        var latin = WORD.matcher(said);
        while (latin.find()) {
            if (!covered(spans, latin.start())) {
                var word = latin.group().replaceAll("[.']+$", "");
                add(tokens, words.english(word), word, latin.start(), latin.end());
            }
        }
        return tokens;
    }

    /// Korean words of which the dictionary made nothing, such as 꺼줘, by their beginning.
    private void runs(String said, List<Span> spans, List<Token> tokens) {
        int i = 0;
        while (i < said.length()) {
            int start = i;
            while (i < said.length() && Hangul.isKorean(said.charAt(i)) && !covered(spans, i)) {
                i++;
            }
            int end = i;
            boolean begins = start == 0 || !Hangul.isKorean(said.charAt(start - 1));
            boolean silent =
                    tokens.stream().noneMatch(token -> token.known() && token.start() >= start && token.start() < end);
            if (end > start && begins && silent) {
                var concept = words.beginning(said.substring(start, end));
                if (concept != null) {
                    tokens.removeIf(token -> token.start() >= start && token.start() < end);
                    tokens.add(new Token(start, end, concept, true));
                }
            }
            i = Math.max(i, start + 1);
        }
    }

    private static void append(StringBuilder text, List<Integer> origin, String piece, int at) {
        text.append(piece);
        for (int i = 0; i < piece.length(); i++) {
            origin.add(at);
        }
    }

    private static void add(List<Token> tokens, @Nullable String concept, String word, int start, int end) {
        if (concept == null) {
            tokens.add(new Token(start, end, word, false));
        } else if (!concept.equals(Words.FILLER)) {
            tokens.add(new Token(start, end, concept, true));
        }
    }

    /// Reads words that nothing knows as misspelt names or words; null if there is nothing to mend.
    private @Nullable Sentence mend(String said, List<Span> spans, List<Token> tokens) {
        var unknown = tokens.stream().filter(token -> !token.known()).toList();
        if (unknown.isEmpty()) {
            return null;
        }
        var mended = new ArrayList<>(spans);
        var replaced = new ArrayList<Token>();
        var letters = Letters.of(said);
        for (var token : unknown) {
            if (covered(mended, token.start())) {
                continue;
            }
            int begin = letters.wordStart(token.start());
            int end = letters.wordEnd(token.start());
            var run = said.substring(Math.max(begin, endBefore(mended, token.start())), end);
            begin = end - run.length();
            var span = closest(run, begin);
            if (span != null) {
                mended.add(span);
            } else if (token.word().charAt(0) < 128) {
                var concept = words.closestEnglish(token.word());
                if (concept != null) {
                    replaced.add(new Token(token.start(), token.end(), concept, true));
                }
            }
        }
        if (mended.size() == spans.size() && replaced.isEmpty()) {
            return null;
        }
        mended.sort(Comparator.comparingInt(Span::start));
        var again = new ArrayList<>(tokens(said, mended));
        for (var token : replaced) {
            again.removeIf(old -> old.start() == token.start());
            again.add(token);
        }
        return finished(said, mended, again);
    }

    private @Nullable Span closest(String run, int begin) {
        for (int cut = run.length(); cut > 1; cut--) {
            if (cut < run.length()
                    && (!Hangul.isKorean(run.charAt(cut))
                            || !PARTICLE.matcher(run.substring(cut)).matches())) {
                continue;
            }
            var name = names.closest(Hangul.squeezed(run.substring(0, cut)));
            if (name != null) {
                return new Span(begin, begin + cut, names.named(name));
            }
        }
        return null;
    }

    private static int endBefore(List<Span> spans, int at) {
        return spans.stream().mapToInt(Span::end).filter(end -> end <= at).max().orElse(0);
    }

    private static boolean covered(List<Span> spans, int at) {
        for (var span : spans) {
            if (span.start() <= at && at < span.end()) {
                return true;
            }
        }
        return false;
    }

    /// A sentence without spaces and marks, and where each of its letters was.
    private record Letters(String said, String text, int[] places) {

        private static final Set<Character> INNER = Set.of('+');

        static Letters of(String said) {
            var text = new StringBuilder();
            var places = new int[said.length() + 1];
            for (int i = 0; i < said.length(); i++) {
                char c = said.charAt(i);
                if (Character.isLetterOrDigit(c) || INNER.contains(c)) {
                    places[text.length()] = i;
                    text.append(c);
                }
            }
            return new Letters(said, text.toString(), places);
        }

        int at(int index) {
            return places[index];
        }

        int indexAfter(int place) {
            int index = 0;
            while (index < text.length() && places[index] < place) {
                index++;
            }
            return index;
        }

        boolean beginsWord(int index) {
            int at = at(index);
            return at == 0 || !isLetter(said.charAt(at - 1));
        }

        /// A name begins with a word, after another name, where a script ends, or (if Korean) anywhere else.
        boolean mayBegin(int index, List<Span> spans) {
            if (beginsWord(index)) {
                return true;
            }
            int at = at(index);
            if (spans.stream().anyMatch(span -> span.end() == at)) {
                return Hangul.isKorean(said.charAt(at)) || Hangul.isKorean(said.charAt(at - 1));
            }
            return Hangul.isKorean(said.charAt(at)) != Hangul.isKorean(said.charAt(at - 1));
        }

        boolean mayEnd(int from, int end) {
            int after = at(end - 1) + 1;
            boolean wordEnds = after >= said.length() || !isLetter(said.charAt(after));
            char last = text.charAt(end - 1);
            boolean broken = after - at(from) > end - from;
            if (broken && end - from < 4 && Hangul.isKorean(last)) {
                return false; // two words that happen to make a short name
            }
            if (wordEnds) {
                return true;
            }
            if (!Hangul.isKorean(last)) {
                return Hangul.isKorean(said.charAt(after));
            }
            int rest = wordEnd(after);
            return end - from > 1
                    || PARTICLE.matcher(said.substring(after, rest)).matches();
        }

        int wordStart(int place) {
            int start = place;
            while (start > 0 && isLetter(said.charAt(start - 1))) {
                start--;
            }
            return start;
        }

        int wordEnd(int place) {
            int end = place;
            while (end < said.length() && !isLetter(said.charAt(end))) {
                end++;
            }
            while (end < said.length() && isLetter(said.charAt(end))) {
                end++;
            }
            return end;
        }

        private static boolean isLetter(char c) {
            return Character.isLetterOrDigit(c) || c == '+';
        }
    }
}
