package city.madang.simulator.systems;

import static city.madang.simulator.http.Row.count;
import static city.madang.simulator.http.Row.round;

import city.madang.simulator.city.City;
import city.madang.simulator.city.Rhythm;
import city.madang.simulator.http.Documents;
import city.madang.simulator.http.Row;
import java.time.Duration;
import java.util.List;

/// The city's own computers and digital services.
final class ComputerSystems {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration FIVE = Duration.ofMinutes(5);

    private final Desk desk;
    private final City city;

    ComputerSystems(Desk desk) {
        this.desk = desk;
        this.city = desk.city();
    }

    void open() {
        desk.feed(
                "web-visits",
                "/web/visits",
                MINUTE,
                Documents.json("sites"),
                moment -> List.of("www", "tv", "mediahub", "yeyak", "data", "etax").stream()
                        .map(site -> Row.of(
                                "site", site,
                                "requestsPerMinute",
                                        count(city.level("web" + site, 900 + site.length() * 120, Rhythm.OFFICE, moment)
                                                + 60),
                                "p95ms", count(140 * city.wobble("p95" + site, 0.4, moment)),
                                "uptime",
                                        round(
                                                99.95
                                                        + 0.05
                                                                * city.noise()
                                                                        .wave(
                                                                                "up" + site,
                                                                                moment.epochSecond(),
                                                                                86_400),
                                                2),
                                "ts", moment.epochMilli()))
                        .toList());
        desk.feed(
                "data-centre",
                "/datacentre/racks.csv",
                MINUTE,
                Documents.csv(),
                moment -> Desk.each(
                        city.sites(
                                "rack",
                                "전산 랙",
                                "rack",
                                district -> district.code().equals("11650")
                                                || district.code().equals("11440")
                                        ? 20
                                        : 0),
                        site -> Row.of(
                                "rack", site.id(),
                                "hall", site.district().en(),
                                "celsius", round(23 + 2 * site.size() * city.wobble(site.id(), 0.1, moment), 1),
                                "humidity", count(46 * city.wobble(site.id() + "h", 0.08, moment)),
                                "kw", round(4.2 * site.size() * city.wobble(site.id() + "w", 0.1, moment), 2),
                                "t", moment.text("yyyy-MM-dd HH:mm:ss"))));
        desk.feed(
                "network",
                "/network/links",
                MINUTE,
                Documents.json("links.*"),
                moment -> Desk.eachDistrict(district -> Row.of(
                        "ring", district.code(),
                        "gu", district.ko(),
                        "latencyMs", round(1.4 * city.wobble("ring" + district.code(), 0.4, moment), 2),
                        "load",
                                round(
                                        Math.min(
                                                96,
                                                city.level("ringload" + district.code(), 34, Rhythm.STREET, moment)),
                                        1),
                        "at", moment.iso())));
        desk.feed(
                "security-events",
                "/security/events.xml",
                MINUTE,
                Documents.xml("soc.sensor"),
                moment -> List.of("ids", "waf", "mail", "endpoint").stream()
                        .map(sensor -> Row.of(
                                "name", sensor,
                                "blocked", count(city.level("soc" + sensor, 240, Rhythm.FLAT, moment)),
                                "time", moment.text("yyyyMMddHHmm")))
                        .toList());
        desk.feed(
                "open-data-usage",
                "/opendata/usage",
                FIVE,
                Documents.json("usage"),
                moment -> List.of("sheet", "openapi", "chart", "map", "file").stream()
                        .map(kind -> Row.of(
                                "kind",
                                kind,
                                "calls",
                                count(city.level("usage" + kind, 420, Rhythm.OFFICE, moment)),
                                "until",
                                moment.iso()))
                        .toList());
        desk.feed(
                "s-dot-status",
                "/sdot/status.csv",
                FIVE,
                Documents.csvKorean(),
                moment -> Desk.eachDistrict(district -> Row.of(
                        "구코드",
                        district.code(),
                        "설치",
                        34,
                        "정상",
                        34 - count(city.level("sdotdown" + district.code(), 0.7, Rhythm.FLAT, moment)),
                        "일시",
                        moment.text("yyyyMMddHHmm"))));
    }
}
