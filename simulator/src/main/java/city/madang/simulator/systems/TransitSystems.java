package city.madang.simulator.systems;

import static city.madang.simulator.http.Row.count;
import static city.madang.simulator.http.Row.round;

import city.madang.simulator.city.City;
import city.madang.simulator.city.District;
import city.madang.simulator.city.Districts;
import city.madang.simulator.city.Fleet;
import city.madang.simulator.city.Moment;
import city.madang.simulator.city.Name;
import city.madang.simulator.city.Rhythm;
import city.madang.simulator.city.Site;
import city.madang.simulator.http.Archive;
import city.madang.simulator.http.Documents;
import city.madang.simulator.http.Feed;
import city.madang.simulator.http.OpenApi.Quirk;
import city.madang.simulator.http.Reply;
import city.madang.simulator.http.Row;
import com.google.transit.realtime.GtfsRealtime.FeedEntity;
import com.google.transit.realtime.GtfsRealtime.FeedHeader;
import com.google.transit.realtime.GtfsRealtime.FeedMessage;
import com.google.transit.realtime.GtfsRealtime.Position;
import com.google.transit.realtime.GtfsRealtime.TripDescriptor;
import com.google.transit.realtime.GtfsRealtime.TripUpdate;
import com.google.transit.realtime.GtfsRealtime.VehicleDescriptor;
import com.google.transit.realtime.GtfsRealtime.VehiclePosition;
import com.google.transit.realtime.GtfsRealtime.VehiclePosition.OccupancyStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Buses, subway, rental bikes and taxis.
public final class TransitSystems {

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

    private TransitSystems(Desk desk) {
        this.desk = desk;
        this.city = desk.city();
    }

    /// Opens all of them.
    public static void open(Desk desk) {
        var systems = new TransitSystems(desk);
        systems.openBuses();
        systems.openSubway();
        systems.openBikes();
        systems.openTaxis();
    }

    private void openBuses() {
        desk.http()
                .add(new Feed(
                        "bus-positions",
                        "/gtfs/vehicle-positions.pb",
                        Duration.ofSeconds(1),
                        this::vehicles,
                        (rows, question) -> protobuf(rows)));
        desk.feed(
                "bus-routes",
                "/bus/api/rest/busRouteInfo/getRouteStatus",
                MINUTE,
                Documents.xml(
                        "ServiceResult.msgBody.itemList",
                        "ServiceResult.comMsgHeader",
                        "",
                        "ServiceResult.msgHeader.headerCd",
                        "0",
                        "ServiceResult.msgHeader.headerMsg",
                        "정상적으로 처리되었습니다.",
                        "ServiceResult.msgHeader.itemCount",
                        "{count}"),
                this::routes);
        desk.feed(
                "bus-arrivals",
                "/bus/api/rest/arrive/getArrInfoByStop",
                MINUTE,
                Documents.json("msgBody.itemList", "comMsgHeader.errMsg", "", "msgHeader.headerCd", "0"),
                this::arrivals);
        desk.feed("night-buses", "/bus/night", MINUTE, Documents.json("owl.routes"), this::nightBuses);
        desk.feed(
                "transit-cards",
                "/transit/cards",
                FIVE,
                Documents.json("totals"),
                moment -> List.of(
                        card("BUS", "버스", "Bus", 4_320_000 / 24.0, Rhythm.BUS, moment),
                        card("SUBWAY", "지하철", "Subway", 7_300_000 / 24.0, Rhythm.BUS, moment),
                        card("VILLAGE", "마을버스", "Village bus", 850_000 / 24.0, Rhythm.BUS, moment)));
    }

    private Map<String, Object> card(String mode, String ko, String en, double mean, Rhythm rhythm, Moment moment) {
        var weekend = moment.weekend() ? 0.72 : 1;
        return Row.of(
                "mode",
                mode,
                "ko",
                ko,
                "en",
                en,
                "boardingsPerHour",
                count(desk.level("card" + mode, mean * weekend, rhythm, moment)),
                "ts",
                moment.iso());
    }

    private List<Map<String, Object>> vehicles(Moment moment) {
        return city.fleet().buses(moment).stream()
                .map(bus -> Row.of(
                        "id", bus.id(),
                        "route", bus.route().number(),
                        "trip", bus.route().number() + (bus.outward() ? "-out" : "-back"),
                        "lon", bus.lon(),
                        "lat", bus.lat(),
                        "bearing", bus.bearing(),
                        "speed", bus.speed(),
                        "stop", bus.route().number() + "-" + bus.stop(),
                        "aboard", bus.aboard(),
                        "delay", bus.delay(),
                        "time", moment.epochSecond()))
                .toList();
    }

    private static Reply protobuf(List<Map<String, Object>> rows) {
        var time = rows.isEmpty() ? 0 : whole(rows.getFirst(), "time");
        var header = FeedHeader.newBuilder()
                .setGtfsRealtimeVersion("2.0")
                .setIncrementality(FeedHeader.Incrementality.FULL_DATASET)
                .setTimestamp(time);
        var message = FeedMessage.newBuilder().setHeader(header);
        rows.forEach(row -> message.addEntity(vehicle(row)).addEntity(delay(row)));
        return new Reply(200, "application/x-protobuf", message.build().toByteArray());
    }

    private static FeedEntity delay(Map<String, Object> row) {
        var update = TripUpdate.newBuilder()
                .setTrip(
                        TripDescriptor.newBuilder().setTripId(text(row, "trip")).setRouteId(text(row, "route")))
                .setVehicle(VehicleDescriptor.newBuilder().setId(text(row, "id")))
                .setTimestamp(whole(row, "time"))
                .setDelay((int) whole(row, "delay"));
        return FeedEntity.newBuilder()
                .setId("trip-" + text(row, "id"))
                .setTripUpdate(update)
                .build();
    }

    private static FeedEntity vehicle(Map<String, Object> row) {
        var aboard = whole(row, "aboard");
        var status = aboard > 45
                ? OccupancyStatus.CRUSHED_STANDING_ROOM_ONLY
                : aboard > 25 ? OccupancyStatus.STANDING_ROOM_ONLY : OccupancyStatus.MANY_SEATS_AVAILABLE;
        var position = Position.newBuilder()
                .setLongitude((float) real(row, "lon"))
                .setLatitude((float) real(row, "lat"))
                .setBearing((float) real(row, "bearing"))
                .setSpeed((float) real(row, "speed"));
        var vehicle = VehiclePosition.newBuilder()
                .setTrip(
                        TripDescriptor.newBuilder().setTripId(text(row, "trip")).setRouteId(text(row, "route")))
                .setVehicle(
                        VehicleDescriptor.newBuilder().setId(text(row, "id")).setLabel(text(row, "route")))
                .setPosition(position)
                .setStopId(text(row, "stop"))
                .setTimestamp(whole(row, "time"))
                .setOccupancyStatus(status);
        return FeedEntity.newBuilder()
                .setId("bus-" + text(row, "id"))
                .setVehicle(vehicle)
                .build();
    }

    private static long whole(Map<String, Object> row, String name) {
        return row.get(name) instanceof Number number ? number.longValue() : 0;
    }

    /// What is no number in a spoilt row becomes one outside the world.
    private static double real(Map<String, Object> row, String name) {
        return row.get(name) instanceof Number number ? number.doubleValue() : 999;
    }

    private static String text(Map<String, Object> row, String name) {
        return String.valueOf(row.get(name));
    }

    /// Mean delay and crowding of each route.
    private List<Map<String, Object>> routes(Moment moment) {
        var buses = city.fleet().buses(moment);
        var rows = new ArrayList<Map<String, Object>>();
        for (var route : city.fleet().routes()) {
            var own = buses.stream()
                    .filter(bus -> bus.route().number().equals(route.number()))
                    .toList();
            rows.add(Row.of(
                    "busRouteId", "1001" + route.number(),
                    "busRouteNm", route.number(),
                    "stStationNm", route.from().ko(),
                    "edStationNm", route.to().ko(),
                    "stStationEng", route.from().en(),
                    "edStationEng", route.to().en(),
                    "busCnt", own.size(),
                    "avgDelay",
                            count(own.stream()
                                    .mapToLong(Fleet.Bus::delay)
                                    .average()
                                    .orElse(0)),
                    "avgCongestion",
                            round(
                                    own.stream()
                                                    .mapToInt(Fleet.Bus::aboard)
                                                    .average()
                                                    .orElse(0)
                                            / 0.55,
                                    0),
                    "term", own.isEmpty() ? 60 : 90 / own.size(),
                    "provideTm", moment.text("yyyyMMddHHmmss")));
        }
        return rows;
    }

    private List<Map<String, Object>> arrivals(Moment moment) {
        return Desk.each(city.sites("bus-stop", "정류소", "bus stop", 120), site -> {
            var wait = (long) (60 + 540 * city.noise().uniform(site.id(), moment.epochSecond() / 60));
            return Row.of(
                    "arsId", "%05d".formatted(1000 + site.number()),
                    "stNm", site.name().ko(),
                    "stNmEng", site.name().en(),
                    "gpsX", String.valueOf(site.lon()),
                    "gpsY", String.valueOf(site.lat()),
                    "rtNm", city.fleet().routes().get(site.number() % 60).number(),
                    "traTime1", String.valueOf(wait),
                    "arrmsg1", "%d분%d초후".formatted(wait / 60, wait % 60),
                    "mkTm", moment.text("yyyy-MM-dd HH:mm:ss.0"));
        });
    }

    /// The fourteen night routes.
    private List<Map<String, Object>> nightBuses(Moment moment) {
        var running = moment.hour() >= 23 || moment.hour() < 6;
        var rows = new ArrayList<Map<String, Object>>();
        for (var route : List.of(
                "N13", "N15", "N16", "N26", "N30", "N32", "N34", "N37", "N51", "N61", "N62", "N64", "N72", "N75")) {
            rows.add(Row.of(
                    "route",
                    route,
                    "operating",
                    running,
                    "vehicles",
                    running ? 4 + Math.floorMod(route.hashCode(), 3) : 0,
                    "passengersPerHour",
                    running ? count(120 * city.wobble(route, 0.3, moment)) : 0,
                    "measured",
                    moment.text("yyyy-MM-dd'T'HH:mm")));
        }
        return rows;
    }

    private void openSubway() {
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

    private void openBikes() {
        desk.open("bike-stations", "bikeList", "rentBikeStatus", Quirk.COUNTS_THE_PAGE, MINUTE, this::bikes);
        var stations = bikeStations();
        var keys = stations.stream().map(site -> "ST-" + site.number()).toList();
        desk.http()
                .add(Archive.byHour(
                        "bike-stations", keys, "bikes", (thing, moment) -> parked(stations.get(thing), moment)));
        desk.feed(
                "bike-rentals",
                "/bikes/rentals",
                FIVE,
                Documents.json(""),
                moment -> Desk.eachDistrict(district -> Row.of(
                        "gu", district.ko(),
                        "rentals",
                                count(city.level(
                                                "rentals" + district.code(),
                                                1.9 * district.bikes(),
                                                Rhythm.BIKE,
                                                moment)
                                        * city.weather().outdoors(moment)),
                        "collected", moment.text("yyyy-MM-dd HH:mm"))));
        desk.feed(
                "bike-repairs",
                "/bikes/repairs.xml",
                FIVE,
                Documents.xml("repairs.centre"),
                moment -> Desk.eachDistrict(district -> Row.of(
                        "gu", district.code(),
                        "broken",
                                count(city.level(
                                        "broken" + district.code(), district.bikes() * 0.3, Rhythm.FLAT, moment)),
                        "time", moment.iso())));
    }

    private List<Site> bikeStations() {
        return city.sites("bike-station", "대여소", "bike station", District::bikes);
    }

    private List<Map<String, Object>> bikes(Moment moment) {
        return Desk.each(
                bikeStations(),
                site -> Row.of(
                        "rackTotCnt", String.valueOf(racks(site)),
                        "stationName",
                                "%d. %s"
                                        .formatted(
                                                100 + site.number(), site.name().ko()),
                        "parkingBikeTotCnt", String.valueOf(parked(site, moment)),
                        "shared", String.valueOf(parked(site, moment) * 100 / racks(site)),
                        "stationLatitude", "%.8f".formatted(site.lat()),
                        "stationLongitude", "%.8f".formatted(site.lon()),
                        "stationId", "ST-" + site.number()));
    }

    /// Racks at a station: 8 to 30.
    private static long racks(Site site) {
        return Math.clamp(count(13 * site.size()), 8, 30);
    }

    /// Stations near offices fill in the morning and empty in the evening, those near homes the other way; a
    /// station whose number is divisible by three is near offices.
    private long parked(Site site, Moment moment) {
        var tide = Math.sin((moment.hour() - 8) / 24 * 2 * Math.PI) * (moment.weekend() ? 0.3 : 1);
        var sense = site.number() % 3 == 0 ? 0.35 : -0.25;
        var share = 0.5 + sense * tide + 0.45 * city.noise().wave(site.id(), moment.epochSecond(), 5400);
        var rain = 0.1 * Math.min(1, city.weather().rain(moment));
        return Math.max(0, Math.round(racks(site) * Math.min(1.4, share + rain)));
    }

    private void openTaxis() {
        desk.feed(
                "taxis",
                "/taxi/supply",
                MINUTE,
                Documents.json("body.districts"),
                moment -> Desk.eachDistrict(district -> Row.of(
                        "code", district.code(),
                        "vacant",
                                count(city.level(
                                        "vacant" + district.code(), 14_000 * district.share(), Rhythm.STREET, moment)),
                        "calls",
                                count(city.level(
                                                "taxicalls" + district.code(),
                                                900 * district.share(),
                                                Rhythm.EVENING,
                                                moment)
                                        * (2 - city.weather().outdoors(moment))),
                        "t", moment.text("yyyyMMddHHmm"))));
        desk.feed(
                "disabled-taxis",
                "/taxi/call-taxi.xml",
                MINUTE,
                Documents.xml("callTaxi.row"),
                moment -> List.of(Row.of(
                        "waiting", count(city.level("calltaxi", 85, Rhythm.OFFICE, moment)),
                        "running", count(city.level("calltaxirun", 260, Rhythm.OFFICE, moment)),
                        "avgWaitMin", round(city.level("calltaxiwait", 28, Rhythm.OFFICE, moment), 0),
                        "dt", moment.text("yyyy-MM-dd HH:mm:ss"))));
    }
}
