package city.madang.opinion.web;

import city.madang.catalogue.Sources;
import city.madang.governance.Policy;
import city.madang.identity.Jurisdictions;
import city.madang.identity.Viewers;
import city.madang.opinion.Article;
import city.madang.opinion.Opinion;
import city.madang.opinion.OpinionPicture;
import city.madang.opinion.OpinionTopic;
import city.madang.opinion.Reports;
import city.madang.opinion.TopicChange;
import city.madang.platform.Audience;
import city.madang.platform.LocalText;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// `GET /api/opinion`: what is talked of, as the caller may see it; see docs/opinion.md.
@RestController
class OpinionApi {

    private static final int SAYINGS = 20;

    private final Opinion opinion;
    private final Policy policy;
    private final Sources sources;
    private final Jurisdictions jurisdictions;

    OpinionApi(Opinion opinion, Policy policy, Sources sources, Jurisdictions jurisdictions) {
        this.opinion = opinion;
        this.policy = policy;
        this.sources = sources;
        this.jurisdictions = jurisdictions;
    }

    /// The whole answer. What the policy withholds is null.
    ///
    /// @param windowHours how long "now" is
    record Answer(
            Instant at,
            int windowHours,
            double days,
            int press,
            int social,
            int groups,
            List<String> rising,
            List<String> lasting,
            List<Change> changes,
            List<Topic> topics,
            @Nullable Reports complaints,
            @Nullable Reports suggestions) {}

    /// A change since yesterday.
    ///
    /// @param kind `new`, `more` or `less`
    record Change(String topic, String kind, int today, int yesterday) {}

    /// @param tone null if the policy withholds it
    record Topic(
            String key,
            String language,
            List<String> words,
            boolean rising,
            @Nullable Instant since,
            int now,
            @Nullable Double expected,
            int today,
            int yesterday,
            List<Integer> hours,
            @Nullable Side tone,
            List<OpinionTopic.Share> districts,
            List<Saying> articles,
            String link) {}

    /// @param verdict `favourable`, `critical`, `divided` or `unknown`
    /// @param low lower end of the 95 % interval of the favourable share
    record Side(String verdict, int favourable, int critical, int silent, double low, double high) {}

    /// Texts that say the same in nearly the same words.
    record Saying(int size, List<Text> texts) {}

    /// @param title null if the policy withholds it
    record Text(
            @Nullable LocalText title,
            Instant time,
            String source,
            @Nullable String link) {}

    @Audience(Audience.Group.ANYONE)
    @GetMapping("/api/opinion")
    Answer all(OpinionFilter filter) {
        filter.checked(jurisdictions);
        var picture = opinion.picture();
        var view = policy.of(Viewers.current());
        boolean shown = shows(view, "topics");
        return new Answer(
                picture.at(),
                opinion.windowHours(),
                Math.round(picture.days() * 10) / 10.0,
                picture.press(),
                picture.social(),
                picture.sayings(),
                shown ? keys(picture.rising(), filter) : List.of(),
                shown ? keys(picture.lasting(), filter) : List.of(),
                shown ? changes(picture, filter) : List.of(),
                shown
                        ? picture.topics().values().stream()
                                .filter(filter::takes)
                                .sorted(java.util.Comparator.comparing(OpinionTopic::key))
                                .map(topic -> topic(topic, view))
                                .toList()
                        : List.of(),
                shows(view, "complaints") ? picture.complaints() : null,
                shows(view, "suggestions") ? picture.suggestions() : null);
    }

    private static boolean shows(Policy.View view, String field) {
        return view.decide("opinion", field).shows();
    }

    private static List<String> keys(List<OpinionTopic> topics, OpinionFilter filter) {
        return topics.stream().filter(filter::takes).map(OpinionTopic::key).toList();
    }

    private static List<Change> changes(OpinionPicture picture, OpinionFilter filter) {
        return picture.changes().stream()
                .filter(change -> filter.takes(change.topic()))
                .map(OpinionApi::change)
                .toList();
    }

    private static Change change(TopicChange change) {
        return new Change(
                change.topic().key(),
                change.kind().name().toLowerCase(Locale.ROOT),
                change.today(),
                change.yesterday());
    }

    private Topic topic(OpinionTopic topic, Policy.View view) {
        var tone = topic.tone();
        return new Topic(
                topic.key(),
                topic.language().code(),
                topic.words(),
                topic.rising(),
                topic.since(),
                topic.now(),
                Double.isNaN(topic.expected()) ? null : Math.round(topic.expected() * 100) / 100.0,
                topic.day(),
                topic.dayBefore(),
                topic.hours(),
                shows(view, "tone")
                        ? new Side(
                                tone.verdict().name().toLowerCase(Locale.ROOT),
                                tone.favourable(),
                                tone.critical(),
                                tone.silent(),
                                Math.round(tone.low() * 1000) / 1000.0,
                                Math.round(tone.high() * 1000) / 1000.0)
                        : null,
                shows(view, "districts") ? topic.districts() : List.of(),
                shows(view, "articles")
                        ? topic.groups().stream()
                                .limit(SAYINGS)
                                .map(group -> new Saying(
                                        group.size(),
                                        java.util.stream.Stream.concat(
                                                        java.util.stream.Stream.of(group.newest()),
                                                        group.others().stream())
                                                .map(article -> text(article, view))
                                                .toList()))
                                .toList()
                        : List.of(),
                topic.link());
    }

    private Text text(Article article, Policy.View view) {
        var source = sources.find(article.source());
        var dataset = source.map(one -> one.dataset()).orElse("");
        return new Text(
                view.decide(dataset, "title", article.district()).ofValue(article.title()),
                article.time(),
                source.map(one -> one.id()).orElse(""),
                view.decide(dataset, "link", article.district()).shows() ? article.link() : null);
    }
}
