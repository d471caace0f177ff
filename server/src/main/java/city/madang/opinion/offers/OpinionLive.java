package city.madang.opinion.offers;

import city.madang.governance.Policy;
import city.madang.live.JsonBytes;
import city.madang.live.Moment;
import city.madang.live.Readership;
import city.madang.live.RowsTopic;
import city.madang.live.TopicOffer;
import city.madang.opinion.Opinion;
import city.madang.opinion.OpinionPicture;
import city.madang.opinion.OpinionTopic;
import city.madang.opinion.TopicChange.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The live topic `opinion`: what is talked of now, and what changed since yesterday; see docs/api/live.md. The past is
/// not kept: a past moment has no topics.
final class OpinionLive extends RowsTopic {

    private static final int SHOWN = 24;
    private static final int TREND = 24;
    private static final int PLACES = 3;

    private final Opinion opinion;
    private final Policy policy;

    OpinionLive(Opinion opinion, Policy policy) {
        super("opinion", "items");
        this.opinion = opinion;
        this.policy = policy;
    }

    @Override
    protected long revision() {
        return opinion.revision();
    }

    @Override
    protected void writeTotals(Readership readers, Moment moment, JsonBytes out) {
        var picture = picture(readers, moment);
        out.name("at").number(picture.at().getEpochSecond());
        out.name("texts").number((long) picture.press() + picture.social());
        keys(out.name("rising"), picture.rising());
        keys(out.name("lasting"), picture.lasting());
        for (var kind : Kind.values()) {
            keys(
                    out.name(kind.name().toLowerCase(Locale.ROOT)),
                    picture.changes().stream()
                            .filter(change -> change.kind() == kind)
                            .map(change -> change.topic())
                            .toList());
        }
    }

    private static void keys(JsonBytes out, List<OpinionTopic> topics) {
        out.beginArray();
        topics.stream().map(OpinionTopic::key).distinct().limit(SHOWN).forEach(out::string);
        out.endArray();
    }

    @Override
    protected List<Row> rows(Readership readers, Moment moment) {
        var picture = picture(readers, moment);
        var rows = new ArrayList<Row>();
        var view = policy.of(readers.group(), readers.jurisdiction());
        boolean tone = view.decide("opinion", "tone").shows();
        boolean places = view.decide("opinion", "districts").shows();
        Stream.of(
                        picture.rising(),
                        picture.lasting(),
                        picture.changes().stream().map(change -> change.topic()).toList())
                .flatMap(topics -> topics.stream().limit(SHOWN))
                .distinct()
                .forEach(topic -> rows.add(row(topic, tone, places)));
        return rows;
    }

    private OpinionPicture picture(Readership readers, Moment moment) {
        boolean shown = policy.of(readers.group(), readers.jurisdiction())
                .decide("opinion", "topics")
                .shows();
        return shown && !moment.past() ? opinion.picture() : OpinionPicture.NONE;
    }

    private static Row row(OpinionTopic topic, boolean tone, boolean places) {
        var out = new JsonBytes(512).beginObject();
        out.name("id").string(topic.key());
        out.name("name").string(topic.name());
        out.name("language").string(topic.language().code());
        out.name("rising").bool(topic.rising());
        out.name("now").number(topic.now());
        out.name("expected").number(topic.rising() ? Math.round(topic.expected() * 10) / 10.0 : Double.NaN);
        out.name("today").number(topic.day());
        out.name("yesterday").number(topic.dayBefore());
        out.name("trend").beginArray();
        var hours = topic.hours();
        hours.subList(Math.max(0, hours.size() - TREND), hours.size()).forEach(count -> out.number((long) count));
        out.endArray();
        out.name("tone");
        if (tone) {
            var said = topic.tone();
            out.beginObject();
            out.name("verdict").string(said.verdict().name().toLowerCase(Locale.ROOT));
            out.name("low").number(Math.round(said.low() * 100) / 100.0);
            out.name("high").number(Math.round(said.high() * 100) / 100.0);
            out.endObject();
        } else {
            out.nothing();
        }
        out.name("districts").beginArray();
        if (places) {
            topic.districts().stream().limit(PLACES).forEach(share -> out.string(share.key()));
        }
        out.endArray();
        out.name("link").string(topic.link());
        return Row.of(topic.key(), out.endObject());
    }

    /// Offers it to screens.
    @Configuration(proxyBeanMethods = false)
    static class Offer {
        @Bean
        TopicOffer opinionTopic(Opinion opinion, Policy policy) {
            return TopicOffer.of(new OpinionLive(opinion, policy));
        }
    }
}
