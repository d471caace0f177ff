package city.madang.simulator.systems;

import static city.madang.simulator.http.Row.count;
import static city.madang.simulator.http.Row.round;

import city.madang.simulator.city.City;
import city.madang.simulator.city.Moment;
import city.madang.simulator.city.Name;
import city.madang.simulator.http.Documents;
import city.madang.simulator.http.Row;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Rivers, streams, groundwater and pumps.
final class RiverSystems {

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

    RiverSystems(Desk desk) {
        this.desk = desk;
        this.city = desk.city();
    }

    void open() {
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
                                                + 14 * city.weather().wet(moment) * site.size()
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
                                                        ? 1.1
                                                                + tide
                                                                + 0.35
                                                                        * city.weather()
                                                                                .wet(moment)
                                                        : 0.3
                                                                + 0.16
                                                                        * city.weather()
                                                                                .wet(moment)
                                                                        * site.size())
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
                    "wl", round(1.2 + 0.4 * city.weather().wet(moment) + 0.1 * i, 2),
                    "fw", round(260 + 620 * city.weather().wet(moment) * city.wobble("fw" + i, 0.05, moment), 1)));
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
                                    : String.valueOf(
                                            round(6 + 20 * city.weather().wet(moment), 1))));
        }
        return rows;
    }
}
