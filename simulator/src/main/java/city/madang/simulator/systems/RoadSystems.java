package city.madang.simulator.systems;

import static city.madang.simulator.http.Row.count;
import static city.madang.simulator.http.Row.round;

import city.madang.simulator.city.City;
import city.madang.simulator.city.Districts;
import city.madang.simulator.city.Geometry;
import city.madang.simulator.city.Moment;
import city.madang.simulator.city.Name;
import city.madang.simulator.city.RoadLink;
import city.madang.simulator.http.Archive;
import city.madang.simulator.http.Documents;
import city.madang.simulator.http.OpenApi.Quirk;
import city.madang.simulator.http.Row;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Roads: speeds and volumes, stretch by stretch, zone by zone.
final class RoadSystems {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration FIVE = Duration.ofMinutes(5);

    /// The urban expressways.
    private static final List<Name> EXPRESSWAYS = List.of(
            new Name("올림픽대로", "Olympic-daero"),
            new Name("강변북로", "Gangbyeonbuk-ro"),
            new Name("내부순환로", "Naebu Expressway"),
            new Name("동부간선도로", "Dongbu Expressway"),
            new Name("서부간선도로", "Seobu Expressway"),
            new Name("북부간선도로", "Bukbu Expressway"),
            new Name("강남순환로", "Gangnam Expressway"));

    private final Desk desk;
    private final City city;

    RoadSystems(Desk desk) {
        this.desk = desk;
        this.city = desk.city();
    }

    void open() {
        desk.open("traffic-speed", "TrafficInfo", "TrafficInfo", Quirk.XML_ONLY, MINUTE, this::links);
        var stretches = city.traffic().links();
        var keys = stretches.stream().map(RoadLink::id).toList();
        desk.http()
                .add(Archive.byHour(
                        "traffic-speed",
                        keys,
                        "speed",
                        (thing, moment) -> count(city.traffic().speed(stretches.get(thing), moment))));
        desk.feed("road-links", "/its/links", Duration.ofHours(24), Documents.json("links"), this::linkList);
        desk.open("traffic-volume", "VolInfo", "VolInfo", Quirk.XML_ONLY, FIVE, this::volumes);
        var zones = desk.feed(
                "traffic-zones", "/topis/zones", MINUTE, Documents.json("zones", "unit", "km/h"), this::zones);
        desk.archive(zones, Documents.csv());
        desk.feed(
                "expressways",
                "/topis/expressways.xml",
                MINUTE,
                Documents.xml("expressways.section"),
                this::expressways);
        desk.feed(
                "travel-times",
                "/topis/corridors.csv",
                MINUTE,
                Documents.csv('\t', StandardCharsets.UTF_8),
                this::corridors);
    }

    private List<Map<String, Object>> links(Moment moment) {
        return city.traffic().links().stream()
                .map(link -> {
                    var speed = city.traffic().speed(link, moment);
                    return Row.of(
                            "link_id", link.id(),
                            "prcs_spd", count(speed),
                            "prcs_trv_time", count(link.metres() / speed * 3.6));
                })
                .toList();
    }

    private List<Map<String, Object>> linkList(Moment moment) {
        return city.traffic().links().stream()
                .map(link -> Row.of(
                        "linkId", link.id(),
                        "roadName", link.road().ko(),
                        "roadNameEn", link.road().en(),
                        "direction", link.way().ko(),
                        "directionEn", link.way().en(),
                        "guCode", link.district().code(),
                        "lengthM", (long) link.metres(),
                        "x", link.lon(),
                        "y", link.lat(),
                        "path", link.route().text()))
                .toList();
    }

    private List<Map<String, Object>> volumes(Moment moment) {
        var rows = new ArrayList<Map<String, Object>>();
        for (var spot = 1; spot <= 30; spot++) {
            for (var lane = 0; lane < 4; lane++) {
                var key = "A-%02d/%d".formatted(spot, lane);
                rows.add(Row.of(
                        "spot_num", "A-%02d".formatted(spot),
                        "ymd", moment.text("yyyyMMdd"),
                        "hh", moment.text("HH"),
                        "mi", moment.text("mm"),
                        "io_type", lane / 2 + 1,
                        "lane_num", lane % 2 + 1,
                        "vol", count(city.traffic().volume(key, moment))));
            }
        }
        return rows;
    }

    private List<Map<String, Object>> zones(Moment moment) {
        return Desk.eachDistrict(district -> Row.of(
                "zone", district.code(),
                "name", district.ko(),
                "nameEn", district.en(),
                "at", moment.iso(),
                "averageSpeed", round(city.traffic().speed(district, moment), 1),
                "congestion", round(100 * city.traffic().load(moment), 0)));
    }

    private List<Map<String, Object>> expressways(Moment moment) {
        var rows = new ArrayList<Map<String, Object>>();
        for (var road = 0; road < EXPRESSWAYS.size(); road++) {
            for (var section = 1; section <= 6; section++) {
                var id = "X%d%02d".formatted(road + 1, section);
                var district = Districts.all().get((road * 5 + section * 3) % 25);
                var speed = 82
                        * (1 - 0.62 * city.traffic().load(moment))
                        * city.traffic().slowedByWeather(district, moment)
                        * city.wobble(id, 0.15, moment);
                rows.add(Row.of(
                        "id", id,
                        "road", EXPRESSWAYS.get(road).ko(),
                        "roadEn", EXPRESSWAYS.get(road).en(),
                        "no", section,
                        "gu", district.code(),
                        "time", moment.text("yyyyMMddHHmmss"),
                        "spd", round(speed, 1),
                        "vol", count(city.traffic().volume(id, moment) * 3)));
            }
        }
        return rows;
    }

    private List<Map<String, Object>> corridors(Moment moment) {
        var rows = new ArrayList<Map<String, Object>>();
        for (var i = 0; i < 20; i++) {
            var from = Districts.all().get(i);
            var to = Districts.all().get((i * 11 + 7) % 25);
            var metres = 1.3 * Geometry.metres(from.lon(), from.lat(), to.lon(), to.lat());
            var speed = (city.traffic().speed(from, moment) + city.traffic().speed(to, moment)) / 2;
            rows.add(Row.of(
                    "corridor", "C%02d".formatted(i + 1),
                    "from_ko", from.ko(),
                    "to_ko", to.ko(),
                    "from_en", from.en(),
                    "to_en", to.en(),
                    "seconds", count(metres / speed * 3.6),
                    "epoch", moment.epochSecond()));
        }
        return rows;
    }
}
