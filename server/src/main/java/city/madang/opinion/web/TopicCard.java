package city.madang.opinion.web;

import city.madang.catalogue.Sources;
import city.madang.governance.Policy;
import city.madang.identity.Jurisdictions;
import city.madang.opinion.Article;
import city.madang.opinion.OpinionTopic;
import city.madang.opinion.OpinionTopic.Share;
import city.madang.search.TextReader.Language;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A topic as the pages show it to one viewer.
///
/// @param name its words; in its own language
/// @param language code of that language
/// @param rising one sentence; empty if it does not rise
/// @param counted texts of today and yesterday
/// @param line points of a line 96 wide and 28 high: the texts of the last 48 hours
/// @param tone see the tone's verdict; absent if the policy withholds it
/// @param places the districts it is most about; empty if there are none, or they are withheld
/// @param sayings what is said, near-duplicates together
public record TopicCard(
        String link,
        String name,
        String language,
        String languageName,
        String rising,
        String counted,
        String line,
        @Nullable ToneBar tone,
        String places,
        List<Saying> sayings,
        int texts) {

    /// How favourable it is.
    ///
    /// @param low of 100
    /// @param high of 100
    /// @param known whether there is enough to say
    public record ToneBar(
            String word, String toneClass, String counted, long low, long high, long share, boolean known) {}

    /// Texts that say the same.
    ///
    /// @param more how many others there are
    public record Saying(Line first, List<Line> others, int more) {}

    /// One text.
    ///
    /// @param title absent if the policy withholds it
    public record Line(@Nullable String title, @Nullable String link, String whose, String age, String moment) {}

    private static final int PLACES = 3;

    /// Whether it is in another language than the page.
    public boolean foreign(Locale locale) {
        return !language.equals(locale.getLanguage().equals("ko") ? "ko" : "en");
    }

    /// Makes the cards of one page for one viewer.
    record Maker(
            Policy.View policy, Sources sources, Jurisdictions jurisdictions, OpinionWords words, int windowHours) {

        /// @param sayings how many are shown
        TopicCard card(OpinionTopic topic, int sayings) {
            return new TopicCard(
                    topic.link(),
                    topic.name(),
                    topic.language().code(),
                    words.language(topic.language()),
                    rising(topic),
                    words.say(
                            "오늘 %d건, 어제 %d건".formatted(topic.day(), topic.dayBefore()),
                            "%d today, %d yesterday".formatted(topic.day(), topic.dayBefore())),
                    TopicCard.line(topic.hours(), 96, 28),
                    shows("tone") ? tone(topic) : null,
                    shows("districts") ? places(topic.districts()) : "",
                    shows("articles")
                            ? topic.groups().stream()
                                    .limit(sayings)
                                    .map(group -> new Saying(
                                            line(group.newest(), topic.language()),
                                            group.others().stream()
                                                    .map(article -> line(article, topic.language()))
                                                    .toList(),
                                            group.size() - 1))
                                    .toList()
                            : List.of(),
                    topic.texts());
        }

        boolean shows(String field) {
            return policy.decide("opinion", field).shows();
        }

        private String rising(OpinionTopic topic) {
            if (!topic.rising()) {
                return "";
            }
            return words.say(
                    "지난 %d시간에 %d건, 평소라면 %.1f건".formatted(windowHours, topic.now(), topic.expected()),
                    "%d in the last %d hours where %.1f are usual"
                            .formatted(topic.now(), windowHours, topic.expected()));
        }

        private ToneBar tone(OpinionTopic topic) {
            var tone = topic.tone();
            return new ToneBar(
                    words.verdict(tone),
                    OpinionWords.toneClass(tone),
                    words.counted(tone),
                    OpinionWords.percent(tone.low()),
                    OpinionWords.percent(tone.high()),
                    Double.isNaN(tone.share()) ? 50 : OpinionWords.percent(tone.share()),
                    tone.verdict() != city.madang.opinion.analysis.Tone.Verdict.UNKNOWN);
        }

        private String places(List<Share> districts) {
            return districts.stream()
                    .limit(PLACES)
                    .map(share -> "%s %d".formatted(district(share.key()), share.texts()))
                    .collect(Collectors.joining(" · "));
        }

        String district(String code) {
            return jurisdictions.find(code).map(one -> words.say(one.name())).orElse(code);
        }

        private Line line(Article article, Language language) {
            var source = sources.find(article.source());
            var dataset = source.map(one -> one.dataset()).orElse("");
            var title = policy.decide(dataset, "title", article.district()).ofValue(article.title());
            var link = article.link();
            var shown = title == null ? null : title.in(words.locale());
            var outlet = article.outlet();
            return new Line(
                    shown == null || shown.isBlank()
                            ? title == null ? null : title.in(Locale.of(language.code()))
                            : shown,
                    policy.decide(dataset, "link", article.district()).shows() ? link : null,
                    outlet != null
                                    && policy.decide(dataset, "author", article.district())
                                            .shows()
                            ? outlet
                            : source.map(one -> words.say(one.name())).orElse(""),
                    words.age(article.time()),
                    words.moment(article.time()));
        }
    }

    /// Points of a line; the least height is nothing.
    static String line(List<Integer> values, int width, int height) {
        if (values.size() < 2) {
            return "";
        }
        double most = Math.max(1, Collections.max(values));
        return Stream.iterate(0, i -> i + 1)
                .limit(values.size())
                .map(i -> String.format(
                        Locale.ROOT,
                        "%.1f,%.1f",
                        i * (double) width / (values.size() - 1),
                        height - 1 - (height - 2) * values.get(i) / most))
                .collect(Collectors.joining(" "));
    }
}
