package city.madang.situation.alerts;

import city.madang.catalogue.Sources;
import city.madang.live.JsonBytes;
import city.madang.live.Moment;
import city.madang.live.Readership;
import city.madang.live.RowsTopic;
import city.madang.live.TopicOffer;
import city.madang.platform.Audience;
import city.madang.platform.LocalText;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The open alerts, for staff; see docs/api/live.md. An alert that ended is sent once more, as closed.
final class AlertsTopic extends RowsTopic {

    private final Alerts alerts;
    private final Sources sources;

    AlertsTopic(Alerts alerts, Sources sources) {
        super("alerts", "items");
        this.alerts = alerts;
        this.sources = sources;
    }

    @Override
    public Audience.Group audience() {
        return Audience.Group.OFFICIAL;
    }

    @Override
    protected long revision() {
        return alerts.revision();
    }

    @Override
    protected void writeTotals(Readership readers, Moment moment, JsonBytes out) {
        out.name("open").beginArray();
        alerts.open().forEach(alert -> out.number(alert.id()));
        out.endArray();
    }

    @Override
    protected List<Row> rows(Readership readers, Moment moment) {
        return alerts.open().stream()
                .filter(alert -> readers.group()
                        .reaches(sources.find(alert.what().source())
                                .map(source -> source.audience())
                                .orElse(Audience.Group.OFFICIAL)))
                .map(AlertsTopic::row)
                .toList();
    }

    private static Row row(Alerts.Alert alert) {
        var what = alert.what();
        var out = new JsonBytes(384).beginObject();
        out.name("id").number(alert.id()).name("key").string(what.key());
        text(out.name("title"), what.title());
        text(out.name("text"), what.text());
        out.name("category").string(what.category());
        out.name("severity").string(what.severity());
        out.name("time").number(what.time().getEpochSecond());
        var place = what.position();
        out.name("lon").number(place == null ? Double.NaN : place.lon());
        out.name("lat").number(place == null ? Double.NaN : place.lat());
        out.name("district").string(what.district());
        out.name("subject").string(what.properties().get("subject"));
        out.name("office").string(what.properties().get("office"));
        out.name("seen");
        var seen = alert.seen();
        if (seen == null) {
            out.nothing();
        } else {
            out.beginObject().name("at").number(seen.at().getEpochSecond());
            text(out.name("who"), seen.who());
            out.name("note").string(seen.note()).endObject();
        }
        return Row.of(Long.toString(alert.id()), out.endObject());
    }

    private static void text(JsonBytes out, LocalText text) {
        out.beginObject().name("ko").string(text.ko());
        out.name("en").string(text.en()).endObject();
    }

    /// Offers it to screens.
    @Configuration(proxyBeanMethods = false)
    static class Offer {
        @Bean
        TopicOffer alertsTopic(Alerts alerts, Sources sources) {
            return TopicOffer.of(new AlertsTopic(alerts, sources));
        }
    }
}
