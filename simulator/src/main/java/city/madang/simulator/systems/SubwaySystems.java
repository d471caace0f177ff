package city.madang.simulator.systems;

import static city.madang.simulator.http.Row.count;
import static city.madang.simulator.http.Row.round;

import city.madang.simulator.city.City;
import city.madang.simulator.city.Districts;
import city.madang.simulator.city.Moment;
import city.madang.simulator.city.Name;
import city.madang.simulator.city.Rhythm;
import city.madang.simulator.city.Site;
import city.madang.simulator.http.Documents;
import city.madang.simulator.http.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The subway: trains, arrivals, passengers, air and lifts.
final class SubwaySystems {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration FIVE = Duration.ofMinutes(5);
    private static final Duration HOUR = Duration.ofHours(1);

    /// Subway lines with their boardings on a working day of April 2023 (source: subway).
    private static final Object[][] LINES = {
        {"1호선", "Line 1", 235_349}, {"2호선", "Line 2", 1_356_199}, {"3호선", "Line 3", 515_361},
        {"4호선", "Line 4", 496_859}, {"5호선", "Line 5", 632_018}, {"6호선", "Line 6", 335_447},
        {"7호선", "Line 7", 577_202}, {"8호선", "Line 8", 210_000}, {"9호선", "Line 9", 273_287}
    };

    /// Busy stations with boardings a day in April 2023 (source: subway).
    private static final Object[][] STATIONS = {
        {"잠실", "Jamsil", 95_065, "11710"}, {"서울역", "Seoul Station", 89_160, "11140"},
        {"홍대입구", "Hongik Univ.", 83_965, "11440"}, {"고속터미널", "Express Bus Terminal", 81_357, "11650"},
        {"강남", "Gangnam", 74_687, "11680"}, {"사당", "Sadang", 65_996, "11590"},
        {"선릉", "Seolleung", 61_550, "11680"}, {"신림", "Sillim", 57_442, "11620"},
        {"구로디지털단지", "Guro Digital Complex", 54_704, "11530"}, {"가산디지털단지", "Gasan Digital Complex", 53_150, "11545"},
        {"신도림", "Sindorim", 52_526, "11530"}, {"여의도", "Yeouido", 52_091, "11560"},
        {"삼성", "Samseong", 51_456, "11680"}, {"종로3가", "Jongno 3-ga", 51_056, "11110"},
        {"건대입구", "Konkuk Univ.", 50_826, "11215"}, {"시청", "City Hall", 48_154, "11140"},
        {"합정", "Hapjeong", 46_662, "11440"}, {"서울대입구", "Seoul Nat'l Univ.", 46_394, "11620"},
        {"역삼", "Yeoksam", 45_095, "11680"}, {"교대", "Seoul Nat'l Univ. of Education", 44_489, "11650"},
        {"을지로입구", "Euljiro 1-ga", 43_616, "11140"}, {"용산", "Yongsan", 40_948, "11170"},
        {"신촌", "Sinchon", 39_136, "11410"}, {"노원", "Nowon", 38_030, "11350"},
        {"공덕", "Gongdeok", 37_693, "11440"}, {"청량리", "Cheongnyangni", 37_497, "11230"},
        {"왕십리", "Wangsimni", 36_648, "11200"}, {"성수", "Seongsu", 36_598, "11200"},
        {"혜화", "Hyehwa", 35_595, "11110"}, {"연신내", "Yeonsinnae", 34_470, "11380"},
        {"수유", "Suyu", 33_897, "11305"}, {"천호", "Cheonho", 33_138, "11740"},
        {"화곡", "Hwagok", 30_000, "11500"}, {"목동", "Mok-dong", 25_000, "11470"},
        {"창동", "Chang-dong", 24_000, "11320"}, {"상봉", "Sangbong", 21_000, "11260"}
    };

    private final Desk desk;
    private final City city;

    SubwaySystems(Desk desk) {
        this.desk = desk;
        this.city = desk.city();
    }

    void open() {
        desk.feed(
                "subway-arrivals",
                "/subway/api/subway/realtimeStationArrival/ALL",
                MINUTE,
                Documents.json(
                        "realtimeArrivalList",
                        "errorMessage.status",
                        200,
                        "errorMessage.code",
                        "INFO-000",
                        "errorMessage.total",
                        "{count}"),
                this::subwayArrivals);
        desk.feed("subway-congestion", "/subway/lines", FIVE, Documents.json("lines.*"), this::lines);
        var riders = desk.open("subway-passengers", "CardSubwayTime", HOUR, this::riders);
        desk.archive(riders, Documents.csvKorean());
        desk.feed("subway-air", "/subway/air.csv", FIVE, Documents.csv(), this::stationAir);
        desk.feed(
                "subway-facilities",
                "/subway/facilities.xml",
                FIVE,
                Documents.xmlAttributes("facilities", "station"),
                moment -> stations((station, site) -> Row.of(
                        "nm",
                        station[0],
                        "en",
                        station[1],
                        "elevators",
                        4 + site.number() % 5,
                        "stopped",
                        count(city.level("lift" + site.number(), 0.3, Rhythm.FLAT, moment)),
                        "checked",
                        moment.epochSecond())));
        desk.feed(
                "trains",
                "/subway/trains",
                Duration.ofSeconds(10),
                Documents.json("realtimePositionList"),
                this::trains);
    }

    @FunctionalInterface
    private interface StationRow {
        Map<String, Object> of(Object[] station, Site site);
    }

    private List<Map<String, Object>> stations(StationRow row) {
        var sites = stationSites();
        var rows = new ArrayList<Map<String, Object>>();
        for (var i = 0; i < STATIONS.length; i++) {
            rows.add(row.of(STATIONS[i], sites.get(i)));
        }
        return rows;
    }

    private List<Site> stationSites() {
        var sites = new ArrayList<Site>();
        for (var i = 0; i < STATIONS.length; i++) {
            var station = STATIONS[i];
            var district = Districts.get((String) station[3]);
            var at = city.point(district, "station", i);
            var name = new Name((String) station[0], (String) station[1]);
            sites.add(new Site("%03d".formatted(i + 1), i + 1, name, district, at[0], at[1], 1));
        }
        return sites;
    }

    private List<Map<String, Object>> subwayArrivals(Moment moment) {
        return stations((station, site) -> {
            var seconds = 30 + (long) (270 * city.noise().uniform("train" + site.number(), moment.epochSecond() / 60));
            return Row.of(
                    "rowNum",
                    site.number(),
                    "subwayId",
                    "100" + (1 + site.number() % 9),
                    "updnLine",
                    site.number() % 2 == 0 ? "상행" : "하행",
                    "statnNm",
                    station[0],
                    "statnNmEng",
                    station[1],
                    "btrainSttus",
                    "일반",
                    "barvlDt",
                    String.valueOf(seconds),
                    "arvlMsg2",
                    "%d분 후".formatted(Math.max(1, seconds / 60)),
                    "recptnDt",
                    moment.text("yyyy-MM-dd HH:mm:ss"));
        });
    }

    private List<Map<String, Object>> lines(Moment moment) {
        var rows = new ArrayList<Map<String, Object>>();
        for (var line : LINES) {
            var closed = moment.hour() > 0.6 && moment.hour() < 5.3;
            rows.add(Row.of(
                    "line",
                    line[1],
                    "ko",
                    line[0],
                    "trains",
                    closed ? 0 : 30 + Math.floorMod(line[0].hashCode(), 9),
                    "congestionPercent",
                    closed ? 0 : round(city.level((String) line[1], 62, Rhythm.BUS, moment), 0),
                    "delaySeconds",
                    count(40 * city.wobble("delay" + line[1], 0.9, moment)),
                    "as_of",
                    moment.epochMilli()));
        }
        return rows;
    }

    /// Boardings and alightings of the past hour.
    private List<Map<String, Object>> riders(Moment moment) {
        var weekend = moment.weekend() ? 0.68 : 1;
        return stations((station, site) -> {
            var mean = (int) station[2] / 24.0 * weekend;
            return Row.of(
                    "USE_YMD", moment.text("yyyyMMdd"),
                    "HR", moment.text("HH"),
                    "SBWY_ROUT_LN_NM", LINES[site.number() % LINES.length][0],
                    "STTN", station[0],
                    "STTN_ENG", station[1],
                    "GTON_TNOPE", count(city.level("on" + site.number(), mean, Rhythm.BUS, moment)),
                    "GTOFF_TNOPE", count(city.level("off" + site.number(), mean, Rhythm.BUS, moment)));
        });
    }

    private List<Map<String, Object>> stationAir(Moment moment) {
        return stations((station, site) -> Row.of(
                "station", station[0],
                "station_en", station[1],
                "pm10",
                        round(
                                48
                                        * city.wobble("sair" + site.number(), 0.3, moment)
                                        * (0.6 + 0.4 * Rhythm.BUS.at(moment)),
                                0),
                "co2", round(420 + 380 * Rhythm.BUS.at(moment) * city.wobble("sco2" + site.number(), 0.2, moment), 0),
                "temperature_f", round(city.weather().temperature(moment) * 0.3 * 1.8 + 62, 1),
                "observed", moment.text("dd/MM/yyyy HH:mm")));
    }

    /// Eighty trains that go round from station to station.
    private List<Map<String, Object>> trains(Moment moment) {
        var sites = stationSites();
        var rows = new ArrayList<Map<String, Object>>();
        if (moment.hour() > 0.8 && moment.hour() < 5.2) {
            return rows;
        }
        for (var i = 0; i < 80; i++) {
            var along = (moment.epochSecond() / 150.0 + i * 0.45 + i / 9) % sites.size();
            var from = sites.get((int) along);
            var to = sites.get(((int) along + 1) % sites.size());
            var part = along - (int) along;
            rows.add(Row.of(
                    "trainNo",
                    "%d%03d".formatted(1 + i % 9, i),
                    "subwayNm",
                    LINES[i % LINES.length][0],
                    "subwayNmEng",
                    LINES[i % LINES.length][1],
                    "lon",
                    from.lon() + part * (to.lon() - from.lon()),
                    "lat",
                    from.lat() + part * (to.lat() - from.lat()),
                    "late",
                    count(45 * city.wobble("traindelay" + i, 0.9, moment)),
                    "cong",
                    round(city.level("traincong" + i, 60, Rhythm.BUS, moment), 0),
                    "recptnDt",
                    moment.text("yyyyMMddHHmmss")));
        }
        return rows;
    }
}
