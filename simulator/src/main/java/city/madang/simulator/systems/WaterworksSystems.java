package city.madang.simulator.systems;

import static city.madang.simulator.http.Row.count;
import static city.madang.simulator.http.Row.round;

import city.madang.simulator.city.City;
import city.madang.simulator.city.Moment;
import city.madang.simulator.city.Rhythm;
import city.madang.simulator.http.Documents;
import city.madang.simulator.http.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Drinking water.
final class WaterworksSystems {

    private static final Duration FIVE = Duration.ofMinutes(5);
    private static final Duration TEN = Duration.ofMinutes(10);
    private static final Duration HOUR = Duration.ofHours(1);

    private final Desk desk;
    private final City city;

    WaterworksSystems(Desk desk) {
        this.desk = desk;
        this.city = desk.city();
    }

    /// The six purification plants and what they give on a mean day (m³): about 3.2 million together, an
    /// estimate.
    void open() {
        var supply = desk.feed("water-supply", "/arisu/plants", FIVE, Documents.json("plants.plant"), this::plants);
        desk.archive(supply, Documents.json("plant"));
        var tap = desk.feed(
                "water-quality", "/arisu/quality.xml", FIVE, Documents.xml("WaterQuality.site"), this::tapWater);
        desk.archive(tap, Documents.csvKorean());
        desk.feed(
                "reservoirs",
                "/arisu/reservoirs.csv",
                TEN,
                Documents.csvKorean(),
                moment -> Desk.each(
                        city.sites("reservoir", "배수지", "service reservoir", 100),
                        site -> Row.of(
                                "배수지코드", site.id(),
                                "배수지명", site.name().ko(),
                                "영문", site.name().en(),
                                "구", site.district().ko(),
                                "수위(%)",
                                        round(
                                                Math.clamp(
                                                        96
                                                                - 22
                                                                        * Rhythm.HOME.at(moment)
                                                                        * city.wobble(site.id(), 0.2, moment),
                                                        20,
                                                        100),
                                                1),
                                "시각", moment.text("yyyyMMddHHmmss"))));
        desk.feed(
                "water-pipes",
                "/arisu/leaks",
                FIVE,
                Documents.json(""),
                moment -> Desk.eachDistrict(district -> Row.of(
                        "gu", district.code(),
                        "kPa",
                                count(410
                                        - 40
                                                * Rhythm.HOME.at(moment)
                                                * city.wobble("pipe" + district.code(), 0.1, moment)),
                        "suspects", count(city.level("leak" + district.code(), 0.8, Rhythm.FLAT, moment)),
                        "at", moment.iso())));
        desk.feed(
                "fountains",
                "/arisu/fountains.xml",
                HOUR,
                Documents.xmlAttributes("fountains", "f"),
                moment -> Desk.each(
                        city.sites("drinking-fountain", "음수대", "drinking fountain", 50),
                        site -> Row.of(
                                "id", site.id(),
                                "ko", site.name().ko(),
                                "en", site.name().en(),
                                "cl", round(0.35 * city.wobble(site.id(), 0.2, moment), 2),
                                "t", moment.text("yyyyMMddHH"))));
    }

    private List<Map<String, Object>> plants(Moment moment) {
        var names = List.of("광암", "구의", "뚝도", "영등포", "암사", "강북");
        var english = List.of("Gwangam", "Guui", "Ttukdo", "Yeongdeungpo", "Amsa", "Gangbuk");
        var districts = List.of("11740", "11215", "11200", "11560", "11740", "11305");
        var share = new double[] {0.08, 0.09, 0.13, 0.14, 0.33, 0.23};
        var rows = new ArrayList<Map<String, Object>>();
        for (var i = 0; i < names.size(); i++) {
            rows.add(Row.of(
                    "plantCode",
                    "P" + (i + 1),
                    "plantName",
                    names.get(i) + "아리수정수센터",
                    "plantNameEng",
                    english.get(i) + " Arisu plant",
                    "gu",
                    districts.get(i),
                    "supplyM3h",
                    count(city.level("plant" + i, 133_000 * share[i], Rhythm.HOME, moment)),
                    "measuredAt",
                    moment.text("yyyy-MM-dd HH:mm:ss")));
        }
        return rows;
    }

    private List<Map<String, Object>> tapWater(Moment moment) {
        return Desk.each(
                city.sites("tap-water", "수질자동측정기", "water quality monitor", 125),
                site -> Row.of(
                        "siteId", site.id(),
                        "siteName", site.name().ko(),
                        "siteNameEn", site.name().en(),
                        "x", site.lon(),
                        "y", site.lat(),
                        "tb",
                                round(
                                        0.05
                                                + 0.02
                                                        * Math.abs(city.noise()
                                                                .wave(site.id() + "tb", moment.epochSecond(), 9000)),
                                        2),
                        "cl", round(0.32 * city.wobble(site.id() + "cl", 0.3, moment), 2),
                        "ph", round(7.1 + 0.2 * city.noise().wave(site.id() + "ph", moment.epochSecond(), 20_000), 1),
                        "tp", round(Math.max(3, 12 + city.weather().temperature(moment) * 0.3), 1),
                        "time", moment.text("yyyyMMddHHmm")));
    }
}
