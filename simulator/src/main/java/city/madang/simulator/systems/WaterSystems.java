package city.madang.simulator.systems;

import static city.madang.simulator.http.Row.count;
import static city.madang.simulator.http.Row.round;

import city.madang.simulator.city.City;
import city.madang.simulator.city.Moment;
import city.madang.simulator.city.Name;
import city.madang.simulator.city.Rhythm;
import city.madang.simulator.http.Documents;
import city.madang.simulator.http.Row;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Rivers, drinking water and sewage.
public final class WaterSystems {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration FIVE = Duration.ofMinutes(5);
    private static final Duration TEN = Duration.ofMinutes(10);
    private static final Duration HOUR = Duration.ofHours(1);

    private static final List<Name> QUALITY_SITES = List.of(
            new Name("노량진", "Noryangjin"),
            new Name("선유", "Seonyu"),
            new Name("탄천", "Tancheon"),
            new Name("중랑천", "Jungnangcheon"),
            new Name("안양천", "Anyangcheon"));

    private final Desk desk;
    private final City city;

    private WaterSystems(Desk desk) {
        this.desk = desk;
        this.city = desk.city();
    }

    /// Opens all of them.
    public static void open(Desk desk) {
        var systems = new WaterSystems(desk);
        systems.openRivers();
        systems.openWaterworks();
        systems.openSewage();
    }

    private void openRivers() {
        var levels = desk.open("river-level", "ListRiverStageService", MINUTE, this::levels);
        desk.archive(levels, Documents.csv());
        desk.feed(
                "han-flow",
                "/hrfco/waterlevel/list/10M.xml",
                TEN,
                Documents.xmlAttributes("content", "Waterlevel"),
                this::flow);
        desk.open("river-quality", "WPOSInformationTime", HOUR, this::quality);
        desk.feed(
                "stream-control",
                "/rivers/streams",
                FIVE,
                Documents.json("streams"),
                moment -> Desk.each(
                        city.sites("stream", "하천 진출입로", "stream gate", 40),
                        site -> Row.of(
                                "gate", site.id(),
                                "nm", site.name().ko(),
                                "nmEn", site.name().en(),
                                "gu", site.district().ko(),
                                "closed", city.weather().rain(site.district(), moment) > 5 ? "Y" : "N",
                                "levelCm",
                                        count(28
                                                + 14 * wet(moment) * site.size()
                                                + 100 * city.stories().water(site.district(), moment)),
                                "chk", moment.text("yyyyMMddHHmm"))));
        desk.feed(
                "groundwater",
                "/rivers/groundwater.csv",
                HOUR,
                Documents.csv('|', StandardCharsets.UTF_8),
                moment -> Desk.each(
                        city.sites("groundwater", "지하수 관측정", "groundwater well", 60),
                        site -> Row.of(
                                "well", site.id(),
                                "name_ko", site.name().ko(),
                                "name_en", site.name().en(),
                                "gu", site.district().code(),
                                "depth_m",
                                        round(
                                                12
                                                        + 5 * site.size()
                                                        + 0.4
                                                                * city.noise()
                                                                        .wave(
                                                                                site.id(),
                                                                                moment.epochSecond(),
                                                                                86_400 * 3),
                                                2),
                                "temp_c",
                                        round(
                                                14.8
                                                        + 0.3
                                                                * city.noise()
                                                                        .wave(
                                                                                site.id() + "t",
                                                                                moment.epochSecond(),
                                                                                86_400 * 9),
                                                1),
                                "at", moment.text("yyyy-MM-dd HH:mm"))));
        desk.feed(
                "rain-pumps",
                "/rivers/pumps",
                FIVE,
                Documents.json("stations.*"),
                moment -> Desk.each(city.sites("rain-pump", "빗물펌프장", "rain pumping station", 60), site -> {
                    var running = count(Math.min(8, city.weather().rain(site.district(), moment) * 0.4));
                    return Row.of(
                            "code", site.id(),
                            "title",
                                    Row.of(
                                            "ko",
                                            site.name().ko(),
                                            "en",
                                            site.name().en()),
                            "guCode", site.district().code(),
                            "pumpsOn", running,
                            "inflow", round(running * 2.6, 1),
                            "epoch", moment.epochSecond());
                }));
    }

    /// Rain of the last eighteen hours, the nearest counting most: what lifts the rivers.
    private double wet(Moment moment) {
        var sum = 0.0;
        for (var hours = 0; hours < 18; hours += 2) {
            sum += city.weather().rain(moment.minus(Duration.ofHours(hours))) * Math.exp(-hours / 7.0);
        }
        return Math.min(9, sum / 4);
    }

    private List<Map<String, Object>> levels(Moment moment) {
        var tide = 0.25 * Math.sin(moment.epochSecond() / 44_700.0 * 2 * Math.PI);
        return Desk.each(
                city.sites("river-gauge", "수위관측소", "river gauge", 40),
                site -> Row.of(
                        "RIVER_NAME",
                                site.number() % 4 == 0
                                        ? "한강"
                                        : site.district()
                                                        .place(site.number())
                                                        .ko()
                                                        .replace("동", "") + "천",
                        "RIVERGAUGE_CODE", 2000 + site.number(),
                        "RIVERGAUGE_NAME", site.name().ko(),
                        "RIVERGAUGE_NAME_ENG", site.name().en(),
                        "GU_OFFICE_CODE", site.district().code(),
                        "LON", site.lon(),
                        "LAT", site.lat(),
                        "CURRENT_LEVEL",
                                round(
                                        (site.number() % 4 == 0
                                                        ? 1.1 + tide + 0.35 * wet(moment)
                                                        : 0.3 + 0.16 * wet(moment) * site.size())
                                                + city.stories().water(site.district(), moment),
                                        2),
                        "PLANFLOOD", round(7 + 2 * site.size(), 1),
                        "RIVERGAUGE_TIME", moment.text("yyyy-MM-dd HH:mm")));
    }

    private List<Map<String, Object>> flow(Moment moment) {
        var rows = new ArrayList<Map<String, Object>>();
        var names = List.of("팔당댐", "광진교", "청담대교", "한강대교", "행주대교");
        var english = List.of("Paldang Dam", "Gwangjin Bridge", "Cheongdam Bridge", "Hangang Bridge", "Haengju Bridge");
        for (var i = 0; i < names.size(); i++) {
            rows.add(Row.of(
                    "wlobscd", 1018_600 + i,
                    "obsnm", names.get(i),
                    "obsnmeng", english.get(i),
                    "ymdhm", moment.text("yyyyMMddHHmm"),
                    "wl", round(1.2 + 0.4 * wet(moment) + 0.1 * i, 2),
                    "fw", round(260 + 620 * wet(moment) * city.wobble("fw" + i, 0.05, moment), 1)));
        }
        return rows;
    }

    private List<Map<String, Object>> quality(Moment moment) {
        var rows = new ArrayList<Map<String, Object>>();
        for (var site : QUALITY_SITES) {
            var name = site.ko();
            rows.add(Row.of(
                    "MSR_DATE", moment.text("yyyyMMdd"),
                    "MSR_TIME", moment.text("HH:mm"),
                    "SITE_ID", name,
                    "SITE_ENG", site.en(),
                    "W_TEMP", round(Math.max(2, city.weather().temperature(moment) * 0.4 + 8), 1),
                    "W_PH", round(7.3 + 0.3 * city.noise().wave("ph" + name, moment.epochSecond(), 40_000), 1),
                    "W_DO", round(9.1 + 1.2 * city.noise().wave("do" + name, moment.epochSecond(), 50_000), 1),
                    "W_TN", round(4.2 * city.wobble("tn" + name, 0.2, moment), 2),
                    "W_TURB",
                            city.noise().uniform("turb" + name, moment.epochSecond() / 3600) < 0.03
                                    ? "점검중"
                                    : String.valueOf(round(6 + 20 * wet(moment), 1))));
        }
        return rows;
    }

    /// The six purification plants and what they give on a mean day (m³): about 3.2 million together, an
    /// estimate.
    private void openWaterworks() {
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

    private void openSewage() {
        desk.feed("sewage-plants", "/sewage/centres", TEN, Documents.json("result.centres"), moment -> {
            var rows = new ArrayList<Map<String, Object>>();
            var names = List.of("중랑", "난지", "탄천", "서남");
            var english = List.of("Jungnang", "Nanji", "Tancheon", "Seonam");
            for (var i = 0; i < names.size(); i++) {
                rows.add(Row.of(
                        "centre",
                        "S" + (i + 1),
                        "ko",
                        names.get(i) + "물재생센터",
                        "en",
                        english.get(i) + " water reclamation centre",
                        "inflow_m3_per_s",
                        round(city.level("sewage" + i, 9 + 4 * i, Rhythm.HOME, moment) + wet(moment), 2),
                        "do_mg_per_l",
                        round(2.2 * city.wobble("sdo" + i, 0.2, moment), 2),
                        "stamp",
                        moment.epochMilli()));
            }
            return rows;
        });
    }
}
