package city.madang.opinion.analysis;

import city.madang.search.TextReader.Language;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds the terms that are in more texts than the past lets expect, and puts those that stand in the same texts
/// together as topics. Thread-safe.
public final class TopicFinder {

    /// Two terms are of one topic if this share of the rarer one's texts hold both; a house rule.
    private static final double TOGETHER = 0.6;

    /// Words that name a topic.
    private static final int NAMED_BY = 3;

    /// Terms of a topic that are kept.
    private static final int KEPT = 12;

    private final Rules rules;

    public TopicFinder(Rules rules) {
        this.rules = rules;
    }

    /// When a term rises.
    ///
    /// @param window how long "now" is
    /// @param days days before whose same hours are the past
    /// @param support texts that must hold it
    /// @param groups of which so many must not be near-duplicates of each other
    /// @param ratio how many times as often as expected it must be
    /// @param risk how probable one false alarm among all terms of one look may be
    public record Rules(Duration window, int days, int support, int groups, double ratio, double risk) {

        public Rules {
            if (window.isNegative() || window.isZero() || window.compareTo(Duration.ofDays(1)) > 0) {
                throw new IllegalArgumentException("window is up to one day, not %s".formatted(window));
            }
            if (days < 1 || support < 2 || groups < 1 || !(ratio >= 1) || !(risk > 0 && risk < 1)) {
                throw new IllegalArgumentException(
                        "days from 1, support from 2, groups from 1, ratio from 1, risk between 0 and 1");
            }
        }
    }

    /// A term that is in more texts than expected.
    ///
    /// @param expected texts that were expected to hold it
    /// @param needed texts from which it counts as rising
    /// @param chance of so many, had nothing changed
    public record Risen(String term, int count, double expected, int needed, double chance, Set<Text> texts) {}

    /// Terms that rise together.
    ///
    /// @param words by which it is named, the most telling first
    /// @param terms all of them, the least expected first
    public record Topic(Language language, List<String> words, List<String> terms, Risen lead) {}

    /// What is in more texts of the last [Rules#window] than the same hours of the days before let expect.
    public List<Topic> rising(Corpus corpus, long now, Language language) {
        long window = rules.window().toMillis();
        var past = new ArrayList<List<Text>>();
        for (int day = 1; day <= rules.days(); day++) {
            long end = now - Duration.ofDays(day).toMillis();
            past.add(of(corpus.between(end - window, end), language));
        }
        return topics(of(corpus.between(now - window, now), language), past, language);
    }

    /// What is in more texts of one period than another lets expect.
    public List<Topic> more(List<Text> texts, List<Text> before, Language language) {
        return topics(of(texts, language), List.of(of(before, language)), language);
    }

    private static List<Text> of(List<Text> texts, Language language) {
        return texts.stream().filter(text -> text.language() == language).toList();
    }

    private List<Topic> topics(List<Text> now, List<List<Text>> past, Language language) {
        return merged(risen(now, past), language);
    }

    private List<Risen> risen(List<Text> now, List<List<Text>> past) {
        var holders = new HashMap<String, Set<Text>>();
        now.forEach(text -> text.terms()
                .forEach(term ->
                        holders.computeIfAbsent(term, any -> new HashSet<>()).add(text)));
        holders.values().removeIf(texts -> texts.size() < rules.support() || groups(texts) < rules.groups());
        if (holders.isEmpty()) {
            return List.of();
        }
        long before = past.stream().mapToLong(List::size).sum();
        long lookedAt = vocabulary(now, past);
        var seen = new HashMap<String, int[]>();
        for (int day = 0; day < past.size(); day++) {
            for (var text : past.get(day)) {
                for (var term : text.terms()) {
                    if (holders.containsKey(term)) {
                        seen.computeIfAbsent(term, any -> new int[past.size()])[day]++;
                    }
                }
            }
        }
        // Bonferroni: the risk is shared out among all terms that might have risen, not only those that did.
        double bound = rules.risk() / lookedAt;
        var found = new ArrayList<Risen>();
        holders.forEach((term, texts) -> {
            var days = seen.getOrDefault(term, new int[past.size()]);
            long sum = java.util.Arrays.stream(days).sum();
            double expected = Burst.expected(now.size(), sum, before);
            if (texts.size() < rules.ratio() * expected || overtaken(texts.size(), now.size(), days, past)) {
                return;
            }
            double chance = Burst.chance(texts.size(), now.size(), sum, before);
            if (chance <= bound) {
                int needed = Math.max(rules.support(), Burst.smallest(bound, now.size(), sum, before));
                found.add(new Risen(term, texts.size(), expected, needed, chance, texts));
            }
        });
        return found;
    }

    private static long vocabulary(List<Text> now, List<List<Text>> past) {
        var terms = new HashSet<String>();
        now.forEach(text -> terms.addAll(text.terms()));
        past.forEach(texts -> texts.forEach(text -> terms.addAll(text.terms())));
        return terms.size();
    }

    /// Whether any day of the past had as large a share: words come in waves, which the counts of a Poisson process
    /// do not know of.
    private static boolean overtaken(int count, int texts, int[] days, List<List<Text>> past) {
        for (int day = 0; day < days.length; day++) {
            if (days[day] > 0
                    && days[day] * (double) texts
                            >= count * (double) past.get(day).size()) {
                return true;
            }
        }
        return false;
    }

    private static int groups(Set<Text> texts) {
        return (int) texts.stream().mapToLong(Text::group).distinct().count();
    }

    private static List<Topic> merged(List<Risen> risen, Language language) {
        var open = new ArrayList<List<Risen>>();
        var sorted = risen.stream()
                .sorted(Comparator.comparingDouble(Risen::chance)
                        .thenComparing(one -> -one.term().length())
                        .thenComparing(Risen::term))
                .toList();
        for (var one : sorted) {
            var home = open.stream()
                    .filter(topic -> together(topic.getFirst().texts(), one.texts()))
                    .findFirst();
            if (home.isPresent()) {
                home.get().add(one);
            } else {
                open.add(new ArrayList<>(List.of(one)));
            }
        }
        return open.stream().map(topic -> topic(topic, language)).toList();
    }

    private static boolean together(Set<Text> one, Set<Text> other) {
        var few = one.size() < other.size() ? one : other;
        var many = few == one ? other : one;
        return few.stream().filter(many::contains).count() >= TOGETHER * few.size();
    }

    private static Topic topic(List<Risen> risen, Language language) {
        var terms = risen.stream().map(Risen::term).limit(KEPT).toList();
        return new Topic(language, named(risen), terms, risen.getFirst());
    }

    /// A pair of words stands for its parts, if it is in most of their texts.
    private static List<String> named(List<Risen> risen) {
        Map<String, Integer> counts = new HashMap<>();
        risen.forEach(one -> counts.put(one.term(), one.count()));
        var words = new LinkedHashSet<String>();
        for (var one : risen) {
            var whole = Phrases.whole(one.term(), counts);
            if (words.size() < NAMED_BY && words.stream().noneMatch(word -> Phrases.overlap(word, whole))) {
                words.add(whole);
            }
        }
        return List.copyOf(words);
    }
}
