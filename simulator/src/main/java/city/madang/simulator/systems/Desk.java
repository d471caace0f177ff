package city.madang.simulator.systems;

import city.madang.simulator.city.City;
import city.madang.simulator.city.District;
import city.madang.simulator.city.Districts;
import city.madang.simulator.city.Moment;
import city.madang.simulator.city.Site;
import city.madang.simulator.http.Archive;
import city.madang.simulator.http.Document;
import city.madang.simulator.http.Feed;
import city.madang.simulator.http.HttpCity;
import city.madang.simulator.http.OpenApi;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What the systems of an office need: the city they report on, and the ports they report through.
public record Desk(City city, HttpCity http, OpenApi openApi) {

    /// Serves a system at a path of its own.
    Feed feed(String id, String path, Duration step, Document document, Feed.Rows rows) {
        var feed = new Feed(id, path, step, rows, document);
        http.add(feed);
        return feed;
    }

    /// Serves a service of the Seoul Open API.
    Feed open(String id, String service, Duration step, Feed.Rows rows) {
        return open(id, service, service, OpenApi.Quirk.NONE, step, rows);
    }

    Feed open(String id, String service, String root, OpenApi.Quirk quirk, Duration step, Feed.Rows rows) {
        openApi.add(id, service, root, quirk, step, rows);
        return new Feed(id, service, step, rows, (records, question) -> {
            throw new IllegalStateException("the dialect writes this document");
        });
    }

    /// Serves the last eight days of a feed, hour by hour.
    void archive(Feed live, Document document) {
        http.add(Archive.of(live, document));
    }

    /// One record for each site.
    static List<Map<String, Object>> each(List<Site> sites, Function<Site, Map<String, Object>> record) {
        return sites.stream().map(record).toList();
    }

    /// One record for each district.
    static List<Map<String, Object>> eachDistrict(Function<District, Map<String, Object>> record) {
        return Districts.all().stream().map(record).toList();
    }

    double level(String key, double mean, city.madang.simulator.city.Rhythm rhythm, Moment moment) {
        return city.level(key, mean, rhythm, moment);
    }
}
