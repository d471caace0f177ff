package city.madang.opinion;

import city.madang.catalogue.Sources;
import city.madang.observations.Occurrence;
import city.madang.observations.Occurrences;
import city.madang.platform.LocalText;
import city.madang.search.TextReader.Language;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Raises an alert when a topic rises with enough texts, and ends it when it has been calm for long enough. Used by one
/// thread.
final class RisingAlerts {

    static final String RULE = "rising-topic";

    /// The source that alerts of rules belong to.
    static final String SOURCE = "alert-rules";

    private static final String KIND = "alert";
    private static final int RESTORED = 500;

    /// A district is named if this share of the texts is about it; a house rule.
    private static final double ONE_PLACE = 0.5;

    private final Occurrences occurrences;
    private final Sources sources;
    private final OpinionRules.AlertRule rule;
    private final Map<String, Open> open = new HashMap<>();

    /// @param risen when the topic rose the last time
    private record Open(Occurrence alert, Instant risen) {}

    RisingAlerts(Occurrences occurrences, Sources sources, OpinionRules.AlertRule rule) {
        this.occurrences = occurrences;
        this.sources = sources;
        this.rule = rule;
    }

    /// Knows again of the alerts and topics of the last days after a restart.
    void restore(TopicBook book, Instant now) {
        for (var stored : occurrences.recent(KIND, RESTORED)) {
            var alert = stored.occurrence();
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
                open.put(key, new Open(alert, now));
            }
        }
    }

    /// Raises, keeps and ends alerts by what rises now.
    void look(List<OpinionTopic> rising, Instant now) {
        var made = new ArrayList<Occurrence>();
        for (var topic : rising) {
            var known = open.get(topic.key());
            if (known != null) {
                open.put(topic.key(), new Open(known.alert(), now));
            } else if (topic.now() >= rule.articles()) {
                var alert = alert(topic, now);
                made.add(alert);
                open.put(topic.key(), new Open(alert, now));
            }
        }
        open.values().removeIf(one -> {
            boolean over = one.risen().isBefore(now.minus(rule.calm()));
            if (over) {
                made.add(ended(one.alert(), now));
            }
            return over;
        });
        if (!made.isEmpty()) {
            occurrences.store(made);
        }
    }

    private Occurrence alert(OpinionTopic topic, Instant now) {
        var since = topic.since() == null ? now : topic.since();
        return new Occurrence(
                sources.get(SOURCE).number(),
                "rule:%s:%s:%d".formatted(RULE, topic.key(), since.getEpochSecond()),
                KIND,
                new LocalText("급부상 화제 · " + topic.name(), "Rising topic · " + topic.name()),
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
                place(topic),
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

    private static Occurrence ended(Occurrence one, Instant now) {
        return new Occurrence(
                one.source(),
                one.key(),
                one.kind(),
                one.title(),
                one.text(),
                one.category(),
                one.severity(),
                "closed",
                one.time(),
                now,
                now,
                one.position(),
                one.district(),
                one.link(),
                one.properties());
    }
}
