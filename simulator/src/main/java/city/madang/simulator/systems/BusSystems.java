package city.madang.simulator.systems;

import static city.madang.simulator.http.Row.count;
import static city.madang.simulator.http.Row.round;

import city.madang.simulator.city.City;
import city.madang.simulator.city.Fleet;
import city.madang.simulator.city.Moment;
import city.madang.simulator.city.Rhythm;
import city.madang.simulator.http.Documents;
import city.madang.simulator.http.Feed;
import city.madang.simulator.http.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Buses: where they are, how late, how full, and the fare cards of all transit.
final class BusSystems {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration FIVE = Duration.ofMinutes(5);

    private final Desk desk;
    private final City city;

    BusSystems(Desk desk) {
        this.desk = desk;
        this.city = desk.city();
    }

    void open() {
        desk.http()
                .add(new Feed(
                        "bus-positions",
                        "/gtfs/vehicle-positions.pb",
                        Duration.ofSeconds(1),
                        this::vehicles,
                        GtfsRealtime::document));
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
}
