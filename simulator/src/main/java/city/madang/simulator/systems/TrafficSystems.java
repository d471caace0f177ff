package city.madang.simulator.systems;

import static city.madang.simulator.http.Row.count;
import static city.madang.simulator.http.Row.round;

import city.madang.simulator.city.City;
import city.madang.simulator.city.Districts;
import city.madang.simulator.city.Geometry;
import city.madang.simulator.city.Incident;
import city.madang.simulator.city.Moment;
import city.madang.simulator.city.Name;
import city.madang.simulator.city.Rhythm;
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

/// Roads: speed, volume, accidents, tunnels, bridges, parking and enforcement.
public final class TrafficSystems {

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

    private static final List<Name> TUNNELS = List.of(
            new Name("남산1호터널", "Namsan 1 Tunnel"),
            new Name("남산2호터널", "Namsan 2 Tunnel"),
            new Name("남산3호터널", "Namsan 3 Tunnel"),
            new Name("홍지문터널", "Hongjimun Tunnel"),
            new Name("정릉터널", "Jeongneung Tunnel"),
            new Name("우면산터널", "Umyeonsan Tunnel"),
            new Name("관악터널", "Gwanak Tunnel"),
            new Name("구룡터널", "Guryong Tunnel"));

    private static final List<Name> BRIDGES = List.of(
            new Name("가양대교", "Gayang Bridge"),
            new Name("성산대교", "Seongsan Bridge"),
            new Name("양화대교", "Yanghwa Bridge"),
            new Name("서강대교", "Seogang Bridge"),
            new Name("마포대교", "Mapo Bridge"),
            new Name("원효대교", "Wonhyo Bridge"),
            new Name("한강대교", "Hangang Bridge"),
            new Name("동작대교", "Dongjak Bridge"),
            new Name("반포대교", "Banpo Bridge"),
            new Name("한남대교", "Hannam Bridge"),
            new Name("동호대교", "Dongho Bridge"),
            new Name("성수대교", "Seongsu Bridge"),
            new Name("영동대교", "Yeongdong Bridge"),
            new Name("잠실대교", "Jamsil Bridge"),
            new Name("천호대교", "Cheonho Bridge"));

    private final Desk desk;
    private final City city;

    private TrafficSystems(Desk desk) {
        this.desk = desk;
        this.city = desk.city();
    }

    /// Opens all of them.
    public static void open(Desk desk) {
        var systems = new TrafficSystems(desk);
        systems.openRoads();
        systems.openStructures();
        systems.openParking();
    }

    private void openRoads() {
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
        desk.open("traffic-incidents", "AccInfo", "AccInfo", Quirk.XML_ONLY, MINUTE, this::accidents);
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
        desk.feed("road-works", "/topis/works.xml", FIVE, Documents.xml("roadWorks.work"), this::works);
        desk.feed("traffic-signals", "/signals/health", FIVE, Documents.json("controllers.byDistrict"), this::signals);
        desk.feed("pedestrian-counters", "/walk/counters", FIVE, Documents.json("counters"), this::pedestrians);
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

    private void openStructures() {
        desk.feed("tunnels", "/facilities/tunnels", FIVE, Documents.json("tunnelList"), this::tunnels);
        desk.feed("bridge-traffic", "/topis/bridges.csv", FIVE, Documents.csvKorean(), this::bridges);
        desk.feed(
                "bus-lane-enforcement",
                "/enforcement/buslanes.xml",
                FIVE,
                Documents.xmlAttributes("cameras", "camera"),
                moment -> Desk.each(
                        city.sites("bus-lane-camera", "버스전용차로 단속", "bus lane camera", 40),
                        site -> Row.of(
                                "no", site.number(),
                                "nm", site.name().ko(),
                                "en", site.name().en(),
                                "gu", site.district().code(),
                                "hits", count(desk.level(site.id(), 2.4, Rhythm.BUS, moment)),
                                "dt", moment.text("yyyyMMddHHmm"))));
    }

    private List<Map<String, Object>> tunnels(Moment moment) {
        var rows = new ArrayList<Map<String, Object>>();
        for (var i = 0; i < TUNNELS.size(); i++) {
            var key = "tunnel" + i;
            rows.add(Row.of(
                    "id", "T%02d".formatted(i + 1),
                    "names", List.of(TUNNELS.get(i).ko(), TUNNELS.get(i).en()),
                    "co", round(3 + 14 * city.traffic().load(moment) * city.wobble(key, 0.2, moment), 1),
                    "visibility", round(96 - 30 * city.traffic().load(moment) * city.wobble(key + "v", 0.1, moment), 0),
                    "fans", count(6 * city.traffic().load(moment)),
                    "updated", moment.epochMilli()));
        }
        return rows;
    }

    private List<Map<String, Object>> bridges(Moment moment) {
        var rows = new ArrayList<Map<String, Object>>();
        for (var i = 0; i < BRIDGES.size(); i++) {
            var name = BRIDGES.get(i);
            rows.add(Row.of(
                    "교량명", name.ko(),
                    "영문명", name.en(),
                    "측정일시", moment.text("yyyyMMdd HH:mm"),
                    "북단행(대/시)", "%,d".formatted(count(city.traffic().volume("n" + i, moment) * 3.2)),
                    "남단행(대/시)", "%,d".formatted(count(city.traffic().volume("s" + i, moment) * 3.2)),
                    "평균속도",
                            round(
                                    62 * (1 - 0.55 * city.traffic().load(moment)) * city.wobble("b" + i, 0.1, moment),
                                    1)));
        }
        return rows;
    }

    private void openParking() {
        var lots = desk.open("parking", "GetParkingInfo", FIVE, this::parking);
        desk.archive(lots, Documents.csv());
        desk.feed(
                "han-parks-parking",
                "/hangang/parking",
                FIVE,
                Documents.json("result.data"),
                moment -> Desk.each(
                        city.sites(
                                "han-park-parking",
                                "한강공원 주차장",
                                "Hangang Park car park",
                                district -> isBeside(district.slug()) ? 2 : 0),
                        site -> Row.of(
                                "park_id", site.id(),
                                "park_nm", site.name().ko(),
                                "park_nm_en", site.name().en(),
                                "gu", site.district().code(),
                                "capacity", 300,
                                "remain",
                                        count(300
                                                - Math.min(
                                                        300,
                                                        desk.level(site.id(), 140, Rhythm.STREET, moment)
                                                                * (moment.weekend() ? 1.7 : 0.8)
                                                                * city.weather().outdoors(moment))),
                                "upd", moment.text("yyyy-MM-dd'T'HH:mm:ss"))));
    }

    private static boolean isBeside(String slug) {
        return List.of(
                        "gangseo",
                        "mapo",
                        "yeongdeungpo",
                        "yongsan",
                        "seocho",
                        "gangnam",
                        "songpa",
                        "gwangjin",
                        "gangdong")
                .contains(slug);
    }

    private List<Map<String, Object>> parking(Moment moment) {
        return Desk.each(city.sites("parking", "공영주차장", "public car park", 130), site -> {
            var total = count(60 + 140 * site.size());
            var full = 0.35 + 0.5 * Math.min(1.1, Rhythm.STREET.at(moment)) * city.wobble(site.id(), 0.2, moment);
            return Row.of(
                    "PKLT_CD", String.valueOf(170_000 + site.number()),
                    "PKLT_NM", site.name().ko(),
                    "PKLT_NM_EN", site.name().en(),
                    "ADDR",
                            site.district().ko() + " "
                                    + site.district().place(site.number()).ko(),
                    "TPKCT", (double) total,
                    "NOW_PRK_VHCL_CNT", (double) count(Math.min(1, full) * total),
                    "FREE_CNT", (double) (total - count(Math.min(1, full) * total)),
                    "NOW_PRK_VHCL_UPDT_TM", moment.text("yyyy-MM-dd HH:mm:ss"),
                    "LAT", site.lat(),
                    "LOT", site.lon());
        });
    }
}
