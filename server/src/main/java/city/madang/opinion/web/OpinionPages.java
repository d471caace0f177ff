package city.madang.opinion.web;

import city.madang.catalogue.City;
import city.madang.catalogue.Sources;
import city.madang.governance.Policy;
import city.madang.identity.Jurisdictions;
import city.madang.identity.Viewers;
import city.madang.opinion.Opinion;
import city.madang.opinion.OpinionTopic;
import city.madang.opinion.OpinionTopic.Share;
import city.madang.opinion.TopicChange;
import city.madang.platform.Audience;
import city.madang.platform.CityException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// The pages of citizen opinion, for everybody: what is talked of now, and each topic by itself. Rendered whole,
/// without a script, from what was computed already.
@Controller
class OpinionPages {

    private static final int SAYINGS = 3;
    private static final int SAYINGS_OF_ONE = 20;

    private final Opinion opinion;
    private final Policy policy;
    private final Sources sources;
    private final Jurisdictions jurisdictions;
    private final City city;
    private final Clock clock;

    OpinionPages(Opinion opinion, Policy policy, Sources sources, Jurisdictions jurisdictions, City city, Clock clock) {
        this.opinion = opinion;
        this.policy = policy;
        this.sources = sources;
        this.jurisdictions = jurisdictions;
        this.city = city;
        this.clock = clock;
    }

    @Audience(Audience.Group.ANYONE)
    @GetMapping("/opinion")
    String all(OpinionFilter filter, Locale locale, Model model) {
        filter.checked(jurisdictions);
        var picture = opinion.picture();
        var maker = maker(locale);
        var words = maker.words();
        boolean shown = maker.shows("topics");
        Function<List<OpinionTopic>, List<TopicCard>> cards = topics -> topics.stream()
                .filter(topic -> shown && filter.takes(topic))
                .map(topic -> maker.card(topic, SAYINGS))
                .toList();
        model.addAttribute("filter", filter);
        model.addAttribute("known", picture.known());
        model.addAttribute("at", picture.known() ? words.moment(picture.at()) : "");
        model.addAttribute("press", picture.press());
        model.addAttribute("social", picture.social());
        model.addAttribute("sayings", picture.sayings());
        model.addAttribute("days", picture.days());
        model.addAttribute("rising", cards.apply(picture.rising()));
        model.addAttribute("lasting", cards.apply(picture.lasting()));
        model.addAttribute(
                "changes",
                picture.changes().stream()
                        .filter(change -> shown && filter.takes(change.topic()))
                        .map(change -> change(change, maker))
                        .toList());
        model.addAttribute("districts", jurisdictions.districts());
        model.addAttribute(
                "complaints",
                maker.shows("complaints") ? ReportView.of(picture.complaints(), words, filter.district()) : null);
        model.addAttribute(
                "suggestions",
                maker.shows("suggestions") ? ReportView.of(picture.suggestions(), words, filter.district()) : null);
        return "opinion/opinion";
    }

    @Audience(Audience.Group.ANYONE)
    @GetMapping("/opinion/topics/{key:[a-z]{2}-[\\p{L}\\p{N}-]{1,120}}")
    String one(@PathVariable String key, Locale locale, Model model) {
        var maker = maker(locale);
        if (!maker.shows("topics")) {
            throw CityException.notFound("Topics are not shown to you");
        }
        var topic = opinion.get(key);
        var words = maker.words();
        model.addAttribute("card", maker.card(topic, SAYINGS_OF_ONE));
        model.addAttribute("since", topic.since() == null ? "" : words.moment(topic.since()));
        model.addAttribute("bars", bars(topic.course()));
        model.addAttribute("most", topic.course().isEmpty() ? 0 : Collections.max(topic.course()));
        model.addAttribute(
                "districts", maker.shows("districts") ? rows(topic.districts(), maker::district) : List.of());
        model.addAttribute(
                "sources",
                rows(
                        topic.sources(),
                        number -> sources.find(Integer.parseInt(number))
                                .map(source -> words.say(source.name()))
                                .orElse(number)));
        return "opinion/topic";
    }

    private TopicCard.Maker maker(Locale locale) {
        return new TopicCard.Maker(
                policy.of(Viewers.current()),
                sources,
                jurisdictions,
                new OpinionWords(locale, city.zone(), clock.instant()),
                opinion.windowHours());
    }

    private static OpinionRows.Change change(TopicChange change, TopicCard.Maker maker) {
        var words = maker.words();
        return switch (change.kind()) {
            case NEW ->
                new OpinionRows.Change(
                        maker.card(change.topic(), 1),
                        words.say("새로 나옴", "New"),
                        "watch",
                        change.today(),
                        change.yesterday());
            case MORE ->
                new OpinionRows.Change(
                        maker.card(change.topic(), 1),
                        words.say("늘어남", "More"),
                        "watch",
                        change.today(),
                        change.yesterday());
            case LESS ->
                new OpinionRows.Change(
                        maker.card(change.topic(), 1),
                        words.say("잦아듦", "Less"),
                        "none",
                        change.today(),
                        change.yesterday());
        };
    }

    private static List<OpinionRows.Share> rows(List<Share> shares, Function<String, String> name) {
        int most = shares.isEmpty() ? 1 : shares.getFirst().texts();
        return shares.stream()
                .map(share -> new OpinionRows.Share(
                        name.apply(share.key()), share.texts(), Math.round(100.0 * share.texts() / most)))
                .toList();
    }

    private static List<OpinionRows.Bar> bars(List<Integer> course) {
        double most = course.isEmpty() ? 1 : Math.max(1, Collections.max(course));
        var bars = new ArrayList<OpinionRows.Bar>();
        for (int i = 0; i < course.size(); i++) {
            bars.add(new OpinionRows.Bar(i * 10, 100 * course.get(i) / most, course.get(i)));
        }
        return bars;
    }
}
