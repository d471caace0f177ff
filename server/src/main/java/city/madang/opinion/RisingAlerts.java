package city.madang.opinion;

import city.madang.observations.Occurrence;
import city.madang.platform.LocalText;
import city.madang.search.TextReader.Language;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/// Raises an alert when a topic rises with enough texts, and ends it when it has been calm for long enough. What rises
/// about one district at a time is told once: the same event makes topics of several words and languages. Used by one
/// thread.
final class RisingAlerts {

    static final String RULE = "rising-topic";

    /// The source that alerts of rules belong to.
    static final String SOURCE = "alert-rules";

    static final String KIND = "alert";

    private static final LocalText TITLE = new LocalText("급부상 화제 · ", "Rising topic · ");

    /// Between the topics that an alert names.
    private static final String AND = " / ";

    /// A district is named if this share of the texts is about it; a house rule.
    private static final double ONE_PLACE = 0.5;

    private final IntSupplier source;
    private final OpinionRules.AlertRule rule;
    private final List<Open> open = new ArrayList<>();

    /// An alert that is not over, and when each of its topics rose the last time.
    private static final class Open {
        private Occurrence alert;
        private final Map<String, Instant> risen = new HashMap<>();

        private Open(Occurrence alert, String topic, Instant now) {
            this.alert = alert;
            risen.put(topic, now);
        }
    }

    /// @param source number of [#SOURCE]
    RisingAlerts(IntSupplier source, OpinionRules.AlertRule rule) {
        this.source = source;
        this.rule = rule;
    }

    /// Knows again of the alerts and topics of the last days after a restart.
    ///
    /// @param recent the newest alerts of all rules
    void restore(List<Occurrence> recent, TopicBook book, Instant now) {
        for (var alert : recent) {
            var properties = alert.properties();
            var subject = properties.getOrDefault("subject", "");
            if (!RULE.equals(properties.get("rule"))
                    || !subject.startsWith("topic:")
                    || alert.time().isBefore(now.minus(Listener.KEPT))) {
                continue;
            }
            var key = subject.substring("topic:".length());
            var language = "ko".equals(properties.getOrDefault("language", "ko")) ? Language.KOREAN : Language.ENGLISH;
            book.restore(
                    key,
                    language,
                    List.of(properties.getOrDefault("words", key).split(", ")),
                    List.of(properties.getOrDefault("terms", key).split(", ")),
                    alert.time());
            if (!alert.status().equals("closed")) {
                open.add(new Open(alert, key, now));
            }
        }
    }

    /// The alerts that are raised, told more of, or ended by what rises now.
    List<Occurrence> look(List<OpinionTopic> rising, Instant now) {
        var changed = new LinkedHashMap<String, Occurrence>();
        for (var topic : rising) {
            var known = open.stream()
                    .filter(one -> one.risen.containsKey(topic.key()))
                    .findFirst();
            if (known.isEmpty() && topic.now() < rule.articles()) {
                continue;
            }
            var district = place(topic);
            var home = known.or(() -> open.stream()
                    .filter(one -> district != null && district.equals(one.alert.district()))
                    .findFirst());
            if (home.isEmpty()) {
                var alert = alert(topic, district, now);
                open.add(new Open(alert, topic.key(), now));
                changed.put(alert.key(), alert);
                continue;
            }
            var one = home.get();
            one.risen.put(topic.key(), now);
            if (known.isEmpty() && !names(one.alert).contains(topic.name())) {
                one.alert = joined(one.alert, topic, now);
                changed.put(one.alert.key(), one.alert);
            }
        }
        open.removeIf(one -> {
            boolean over = one.risen.values().stream().allMatch(risen -> risen.isBefore(now.minus(rule.calm())));
            if (over) {
                changed.put(one.alert.key(), changed(one.alert, one.alert.title(), "closed", now, now));
            }
            return over;
        });
        return List.copyOf(changed.values());
    }

    private Occurrence alert(OpinionTopic topic, @Nullable String district, Instant now) {
        var since = topic.since() == null ? now : topic.since();
        return new Occurrence(
                source.getAsInt(),
                "rule:%s:%s:%d".formatted(RULE, topic.key(), since.getEpochSecond()),
                KIND,
                new LocalText(TITLE.ko() + topic.name(), TITLE.en() + topic.name()),
                new LocalText(
                        "글 %d건, 평소 %.1f건 (기준 %d건)".formatted(topic.now(), topic.expected(), topic.needed()),
                        "%d texts where %.1f are usual (threshold %d)"
                                .formatted(topic.now(), topic.expected(), topic.needed())),
                RULE,
                rule.severity(),
                "open",
                since,
                null,
                now,
                null,
                district,
                null,
                Map.of(
                        "rule", RULE,
                        "value", Integer.toString(topic.now()),
                        "threshold", Integer.toString(Math.max(rule.articles(), topic.needed())),
                        "office", rule.office(),
                        "subject", topic.subject().toString(),
                        "language", topic.language().code(),
                        "words", String.join(", ", topic.words()),
                        "terms", String.join(", ", topic.words())));
    }

    private static @Nullable String place(OpinionTopic topic) {
        var most = topic.districts().isEmpty() ? null : topic.districts().getFirst();
        return most != null && most.texts() >= ONE_PLACE * topic.texts() ? most.key() : null;
    }

    /// The topics that an alert names; after a restart its title alone tells them.
    private static List<String> names(Occurrence alert) {
        return List.of(alert.title().en().substring(TITLE.en().length()).split(AND));
    }

    private static Occurrence joined(Occurrence alert, OpinionTopic topic, Instant now) {
        var title = new LocalText(
                alert.title().ko() + AND + topic.name(), alert.title().en() + AND + topic.name());
        return changed(alert, title, alert.status(), null, now);
    }

    private static Occurrence changed(
            Occurrence one, LocalText title, String status, @Nullable Instant ended, Instant now) {
        return new Occurrence(
                one.source(),
                one.key(),
                one.kind(),
                title,
                one.text(),
                one.category(),
                one.severity(),
                status,
                one.time(),
                ended,
                now,
                one.position(),
                one.district(),
                one.link(),
                one.properties());
    }
}
