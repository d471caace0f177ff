package city.madang.simulator.systems;

import static city.madang.simulator.http.Row.count;
import static city.madang.simulator.http.Row.round;

import city.madang.simulator.city.City;
import city.madang.simulator.city.Districts;
import city.madang.simulator.city.Incident;
import city.madang.simulator.city.Moment;
import city.madang.simulator.city.Rhythm;
import city.madang.simulator.city.RoadLink;
import city.madang.simulator.http.Documents;
import city.madang.simulator.http.OpenApi.Quirk;
import city.madang.simulator.http.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What happens on roads: accidents, works, signals, people on foot.
final class StreetSystems {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration FIVE = Duration.ofMinutes(5);

    private final Desk desk;
    private final City city;

    StreetSystems(Desk desk) {
        this.desk = desk;
        this.city = desk.city();
    }

    void open() {
        desk.open("traffic-incidents", "AccInfo", "AccInfo", Quirk.XML_ONLY, MINUTE, this::accidents);
        desk.feed("road-works", "/topis/works.xml", FIVE, Documents.xml("roadWorks.work"), this::works);
        desk.feed("traffic-signals", "/signals/health", FIVE, Documents.json("controllers.byDistrict"), this::signals);
        desk.feed("pedestrian-counters", "/walk/counters", FIVE, Documents.json("counters"), this::pedestrians);
    }

    /// What blocks a road: accidents, fires, burst mains and crowds. The text holds entities, as the real one
    /// does.
    private List<Map<String, Object>> accidents(Moment moment) {
        var rows = new ArrayList<Map<String, Object>>();
        for (var incident : city.incidents().open(moment)) {
            if (incident.lanes()) {
                var link = nearest(incident);
                var begin = new Moment(incident.reported() * 1000);
                var end = new Moment(incident.closed() * 1000);
                rows.add(Row.of(
                        "acc_id", incident.id(),
                        "occr_date", begin.text("yyyyMMdd"),
                        "occr_time", begin.text("HHmmss"),
                        "exp_clr_date", end.text("yyyyMMdd"),
                        "exp_clr_time", end.text("HHmmss"),
                        "acc_type", incident.kind() == Incident.Kind.TRAFFIC ? "A01" : "A04",
                        "acc_dtype", incident.kind() == Incident.Kind.TRAFFIC ? "01B01" : "04B01",
                        "link_id", link.id(),
                        "grs80tm_x", round(200_000 + (incident.lon() - 127) * 88_250, 1),
                        "grs80tm_y", round(600_000 + (incident.lat() - 38) * 110_950, 1),
                        "lon", incident.lon(),
                        "lat", incident.lat(),
                        "acc_info",
                                "%s %s &middot; %s 1개 차로 통제&#13;"
                                        .formatted(
                                                link.road().ko(),
                                                incident.place().ko(),
                                                incident.kind().title().ko())));
            }
        }
        return rows;
    }

    private RoadLink nearest(Incident incident) {
        return city.traffic().links().stream()
                .filter(link -> link.district().equals(incident.district()))
                .min((a, b) -> Double.compare(far(a, incident), far(b, incident)))
                .orElseThrow();
    }

    private static double far(RoadLink link, Incident incident) {
        return Math.abs(link.lon() - incident.lon()) + Math.abs(link.lat() - incident.lat());
    }

    private List<Map<String, Object>> works(Moment moment) {
        var rows = new ArrayList<Map<String, Object>>();
        for (var i = 0; i < 18; i++) {
            var period = moment.day() / 5 + i;
            var district = Districts.all().get(city.noise().pick("work", period, 25));
            var begin = new Moment((period - i) * 5 * 86_400_000L - 9 * 3_600_000L);
            rows.add(Row.of(
                    "workId", "W%d".formatted(period * 20 + i),
                    "kind", i % 3 == 0 ? "도로포장" : i % 3 == 1 ? "하수관 정비" : "전선 지중화",
                    "kindEn", i % 3 == 0 ? "Resurfacing" : i % 3 == 1 ? "Sewer repair" : "Burying power lines",
                    "road", district.road(i).ko(),
                    "roadEn", district.road(i).en(),
                    "guName", district.ko(),
                    "from", begin.text("yyyy-MM-dd"),
                    "to", begin.plus(Duration.ofDays(5)).text("yyyy-MM-dd")));
        }
        return rows;
    }

    private List<Map<String, Object>> signals(Moment moment) {
        return Desk.eachDistrict(district -> {
            var installed = 80 + count(district.population() / 5000.0);
            var faults = count(desk.level("signals" + district.code(), 0.9, Rhythm.FLAT, moment)
                    + city.weather().rain(district, moment) * 0.4);
            return Row.of(
                    "gu",
                    district.code(),
                    "total",
                    installed,
                    "online",
                    installed - faults,
                    "faults",
                    faults,
                    "ts",
                    moment.iso());
        });
    }

    private List<Map<String, Object>> pedestrians(Moment moment) {
        return Desk.each(
                city.sites("pedestrian-counter", "보행자 계수기", "pedestrian counter", 80),
                site -> Row.of(
                        "counterId", site.id(),
                        "ko", site.name().ko(),
                        "en", site.name().en(),
                        "coordinates", List.of(site.lon(), site.lat()),
                        "perHour",
                                count(desk.level(site.id(), 620 * site.size(), Rhythm.STREET, moment)
                                        * city.weather().outdoors(moment)),
                        "until", moment.text("yyyy/MM/dd HH:mm")));
    }
}
