package city.madang.opinion;

import city.madang.opinion.OpinionTopic.Group;
import city.madang.opinion.OpinionTopic.Share;
import city.madang.opinion.TopicChange.Kind;
import city.madang.opinion.analysis.Phrases;
import city.madang.opinion.analysis.Text;
import city.madang.opinion.analysis.Tone;
import city.madang.opinion.analysis.TopicFinder;
import city.madang.search.TextReader.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Remembers topics while they come and go, so that one keeps its key and its page, and says of each what its texts
/// are. Used by one thread.
final class TopicBook {

    /// Topics that are remembered; those not seen for the longest are forgotten first.
    static final int REMEMBERED = 200;

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int HOURS = 48;
    private static final int COURSE = 64;
    private static final int GROUPS = 20;
    private static final int OTHERS = 9;

    /// Terms shown as lasting, in each language; and texts they need in 24 hours.
    private static final int LASTING = 8;

    private static final int LASTING_GROUPS = 4;

    /// Changes of a kind that are shown, in each language.
    private static final int CHANGES = 6;

    private final TopicFinder finder;
    private final Duration window;
    private final Listener listener;
    private final Map<String, Known> known = new LinkedHashMap<>();

    /// A topic that is remembered.
    private static final class Known {
        private final String key;
        private final Language language;
        private List<String> words;
        private Set<String> terms;
        private @Nullable Instant since;
        private @Nullable Instant risen;
        private TopicFinder.@Nullable Risen lead;

        private Known(String key, Language language, List<String> words, Collection<String> terms) {
            this.key = key;
            this.language = language;
            this.words = List.copyOf(words);
            this.terms = Set.copyOf(terms);
        }

        /// All of its terms, its first word among them.
        private Set<String> wanted() {
            var wanted = new HashSet<>(terms);
            wanted.add(words.getFirst());
            return wanted;
        }
    }

    TopicBook(TopicFinder finder, Duration window, Listener listener) {
        this.finder = finder;
        this.window = window;
        this.listener = listener;
    }

    /// Knows a topic again that was told of before the server stopped.
    void restore(String key, Language language, List<String> words, List<String> terms, Instant since) {
        var one = new Known(key, language, words, terms);
        one.since = since;
        one.risen = since;
        known.putIfAbsent(key, one);
    }

    /// Looks at the texts as they are now.
    Findings look(Instant now) {
        var texts = listener.corpus().between(now.minus(Listener.KEPT).toEpochMilli(), now.toEpochMilli());
        var day = after(texts, now.minus(DAY));
        var dayBefore = after(texts, now.minus(DAY.multipliedBy(2))).stream()
                .filter(text -> text.time() <= now.minus(DAY).toEpochMilli())
                .toList();
        known.values().forEach(one -> one.lead = null);
        var rising = new ArrayList<Known>();
        var lasting = new ArrayList<Known>();
        var changes = new ArrayList<Changed>();
        for (var language : Language.values()) {
            for (var topic : finder.rising(listener.corpus(), now.toEpochMilli(), language)) {
                rising.add(risen(topic, now));
            }
            for (var term : often(day, language, rising)) {
                lasting.add(remember(language, List.of(term), List.of(term)));
            }
            change(finder.more(day, dayBefore, language), true, changes);
            change(finder.more(dayBefore, day, language), false, changes);
        }
        forget();
        var views = new HashMap<String, OpinionTopic>();
        var holders = holders(texts);
        known.values().forEach(one -> views.put(one.key, view(one, holders, now)));
        return new Findings(
                views(rising, views).stream()
                        .sorted(Comparator.comparingDouble((OpinionTopic topic) -> topic.expected() / topic.now()))
                        .toList(),
                views(lasting, views).stream()
                        .sorted(Comparator.comparingInt(OpinionTopic::day).reversed())
                        .toList(),
                changes.stream()
                        .distinct()
                        .filter(change -> views.containsKey(change.key))
                        .map(change -> change(change, Objects.requireNonNull(views.get(change.key))))
                        .filter(TopicBook::isTrue)
                        .toList(),
                views);
    }

    /// What one look found.
    record Findings(
            List<OpinionTopic> rising,
            List<OpinionTopic> lasting,
            List<TopicChange> changes,
            Map<String, OpinionTopic> topics) {}

    private record Changed(boolean more, String key) {}

    private static List<Text> after(List<Text> texts, Instant from) {
        return texts.stream().filter(text -> text.time() > from.toEpochMilli()).toList();
    }

    private static List<OpinionTopic> views(List<Known> topics, Map<String, OpinionTopic> views) {
        return topics.stream()
                .map(one -> one.key)
                .distinct()
                .filter(views::containsKey)
                .map(key -> Objects.requireNonNull(views.get(key)))
                .toList();
    }

    private Known risen(TopicFinder.Topic topic, Instant now) {
        var one = remember(topic.language(), topic.words(), topic.terms());
        var before = one.risen;
        if (before == null || one.since == null || before.isBefore(now.minus(window))) {
            one.since = now;
        }
        one.risen = now;
        one.lead = topic.lead();
        return one;
    }

    /// The topic that shares most terms, or a new one.
    private Known remember(Language language, List<String> words, List<String> terms) {
        var wanted = new HashSet<>(terms);
        var same = known.values().stream()
                .filter(one -> one.language == language)
                .filter(one -> one.terms.contains(terms.getFirst()) || wanted.containsAll(one.terms))
                .max(Comparator.comparingLong((Known one) ->
                        one.terms.stream().filter(wanted::contains).count()));
        var key = key(language, words);
        var one = same.orElseGet(() -> new Known(key, language, words, terms));
        if (terms.size() >= one.terms.size()) {
            one.words = List.copyOf(words);
            one.terms = Set.copyOf(terms);
        }
        known.remove(one.key);
        known.put(one.key, one);
        return one;
    }

    private void forget() {
        var keys = known.keySet().iterator();
        for (int surplus = known.size() - REMEMBERED; surplus > 0; surplus--) {
            keys.next();
            keys.remove();
        }
    }

    private String key(Language language, List<String> words) {
        var slug = words.getFirst().replaceAll("[^\\p{L}\\p{N}]+", "-");
        var key = language.code() + "-" + slug;
        return known.containsKey(key) && words.size() > 1
                ? key + "-" + words.get(1).replaceAll("[^\\p{L}\\p{N}]+", "-")
                : key;
    }

    /// Terms of the most groups of the last 24 hours that no rising topic has.
    private List<String> often(List<Text> day, Language language, List<Known> rising) {
        var groups = new HashMap<String, Set<Long>>();
        for (var text : day) {
            if (text.language() == language) {
                text.terms()
                        .forEach(term -> groups.computeIfAbsent(term, any -> new HashSet<>())
                                .add(text.group()));
            }
        }
        var counts = new HashMap<String, Integer>();
        groups.forEach((term, all) -> {
            if (all.size() >= LASTING_GROUPS) {
                counts.put(term, all.size());
            }
        });
        var chosen = new ArrayList<String>();
        counts.entrySet().stream()
                .filter(entry -> !entry.getKey().contains(" ")
                        && rising.stream().noneMatch(one -> one.terms.contains(entry.getKey())))
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed().thenComparing(Map.Entry::getKey))
                .map(entry -> Phrases.whole(entry.getKey(), counts))
                .forEach(term -> {
                    if (chosen.size() < LASTING && chosen.stream().noneMatch(one -> Phrases.overlap(one, term))) {
                        chosen.add(term);
                    }
                });
        return chosen;
    }

    private void change(List<TopicFinder.Topic> topics, boolean more, List<Changed> changes) {
        topics.stream()
                .limit(CHANGES)
                .forEach(topic ->
                        changes.add(new Changed(more, remember(topic.language(), topic.words(), topic.terms()).key)));
    }

    /// A topic that is remembered under more terms than those that changed may not have changed itself.
    private static boolean isTrue(TopicChange change) {
        return change.kind() == Kind.LESS ? change.today() < change.yesterday() : change.today() > change.yesterday();
    }

    private static TopicChange change(Changed changed, OpinionTopic topic) {
        int before = topic.texts() - topic.day();
        var kind = !changed.more ? Kind.LESS : before == 0 ? Kind.NEW : Kind.MORE;
        return new TopicChange(kind, topic, topic.day(), topic.dayBefore());
    }

    /// The texts of a topic, oldest first: those with its first word, or with two of its terms.
    private static List<Text> about(Known one, Map<String, List<Text>> holders) {
        var seen = new HashMap<Text, Integer>();
        var first = one.words.getFirst();
        for (var term : one.wanted()) {
            for (var text : holders.getOrDefault(term, List.of())) {
                if (text.language() == one.language) {
                    seen.merge(text, term.equals(first) ? 2 : 1, Integer::sum);
                }
            }
        }
        return seen.entrySet().stream()
                .filter(entry -> entry.getValue() >= 2)
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparingLong(Text::time).thenComparingLong(Text::id))
                .toList();
    }

    /// The texts that hold each term of a remembered topic: found once a look, however many topics there are.
    private Map<String, List<Text>> holders(List<Text> texts) {
        var holders = new HashMap<String, List<Text>>();
        known.values().forEach(one -> one.wanted().forEach(term -> holders.put(term, new ArrayList<>())));
        for (var text : texts) {
            for (var term : text.terms()) {
                var list = holders.get(term);
                if (list != null) {
                    list.add(text);
                }
            }
        }
        return holders;
    }

    private OpinionTopic view(Known one, Map<String, List<Text>> holders, Instant now) {
        var about = about(one, holders);
        var day = after(about, now.minus(DAY));
        var hours = counts(about, now, HOUR, HOURS);
        var lead = one.lead;
        return new OpinionTopic(
                one.key,
                one.language,
                one.words,
                lead != null,
                one.since,
                after(about, now.minus(window)).size(),
                lead == null ? Double.NaN : lead.expected(),
                lead == null ? 0 : lead.needed(),
                day.size(),
                hours.subList(0, HOURS / 2).stream().mapToInt(Integer::intValue).sum(),
                hours,
                counts(about, now, Listener.KEPT.dividedBy(COURSE), COURSE),
                tone(day),
                groups(about),
                shares(about, text -> text.district()),
                shares(about, text -> {
                    var article = listener.article(text);
                    return article == null ? null : String.valueOf(article.source());
                }),
                about.size());
    }

    /// How many texts fall into each of the last periods, oldest first.
    private static List<Integer> counts(List<Text> texts, Instant now, Duration step, int many) {
        var counts = new Integer[many];
        Arrays.fill(counts, 0);
        for (var text : texts) {
            long back = (now.toEpochMilli() - text.time()) / step.toMillis();
            if (back < many && back >= 0) {
                counts[many - 1 - (int) back]++;
            }
        }
        return List.of(counts);
    }

    /// The side of each group is the side of most of its texts.
    private static Tone tone(List<Text> texts) {
        var sides = new HashMap<Long, Integer>();
        texts.forEach(text -> sides.merge(text.group(), text.side(), Integer::sum));
        int favourable = (int) sides.values().stream().filter(side -> side > 0).count();
        int critical = (int) sides.values().stream().filter(side -> side < 0).count();
        return new Tone(favourable, critical, sides.size() - favourable - critical);
    }

    /// The groups with the newest texts first.
    private List<Group> groups(List<Text> texts) {
        var groups = new LinkedHashMap<Long, List<Article>>();
        for (var text : texts.reversed()) {
            var article = listener.article(text);
            if (article != null && (groups.size() < GROUPS || groups.containsKey(text.group()))) {
                groups.computeIfAbsent(text.group(), any -> new ArrayList<>()).add(article);
            }
        }
        return groups.values().stream()
                .map(all -> new Group(
                        all.getFirst(), all.stream().skip(1).limit(OTHERS).toList(), all.size()))
                .toList();
    }

    private static List<Share> shares(List<Text> texts, Function<Text, @Nullable String> key) {
        return texts.stream()
                .map(key)
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> new Share(entry.getKey(), entry.getValue().intValue()))
                .sorted(Comparator.comparingInt(Share::texts).reversed().thenComparing(Share::key))
                .toList();
    }
}
