package city.madang.simulator.systems;

import static city.madang.simulator.http.Row.count;
import static city.madang.simulator.http.Row.round;

import city.madang.simulator.city.City;
import city.madang.simulator.city.Moment;
import city.madang.simulator.city.Rhythm;
import city.madang.simulator.city.Site;
import city.madang.simulator.city.Unit;
import city.madang.simulator.http.Documents;
import city.madang.simulator.http.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The fire service: its stations, its vehicles, and the dispatch desk of 119.
final class FireSystems {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration SECOND = Duration.ofSeconds(1);
    /// How long a unit stays on the list after it was cleared.
    private static final long LISTED = 1800;

    private final Desk desk;
    private final City city;

    FireSystems(Desk desk) {
        this.desk = desk;
        this.city = desk.city();
    }

    void open() {
        desk.feed("fire-stations", "/fire/stations.xml", MINUTE, Documents.xml("stations.station"), this::stations);
        desk.feed(
                "fire-station-list",
                "/fire/list",
                Duration.ofHours(24),
                Documents.json("stations"),
                moment -> stationList());
        desk.feed("fire-dispatches", "/fire/dispatches", MINUTE, Documents.json("result.items"), this::counts);
        desk.feed("ambulances", "/fire/ambulances", MINUTE, Documents.json("units.*"), this::ambulances);
        desk.feed("dispatches-119", "/119/dispatches", SECOND, Documents.json("dispatches"), this::dispatches);
        desk.feed("units-119", "/119/units", SECOND, Documents.json("units"), this::positions);
    }

    private List<Map<String, Object>> stations(Moment moment) {
        var open = city.incidents().open(moment);
        return Desk.each(city.stations().centres(), site -> {
            var busy = open.stream()
                    .filter(incident -> incident.district().equals(site.district()))
                    .count();
            return Row.of(
                    "stationId", site.id(),
                    "stationName", site.name().ko(),
                    "stationNameEng", site.name().en(),
                    "gu", site.district().code(),
                    "lon", site.lon(),
                    "lat", site.lat(),
                    "pumpers", Math.max(0, 3 - (busy + site.number()) % 3),
                    "ambulances", Math.max(0, 2 - (busy + site.number()) % 2),
                    "staff", 18 + site.number() % 9,
                    "reportedAt", moment.iso());
        });
    }

    private List<Map<String, Object>> stationList() {
        var rows = new ArrayList<Map<String, Object>>();
        city.stations().headquarters().forEach(site -> rows.add(station(site, "소방서")));
        city.stations().centres().forEach(site -> rows.add(station(site, "119안전센터")));
        return rows;
    }

    private static Map<String, Object> station(Site site, String type) {
        return Row.of(
                "stationId", site.id(),
                "nameKo", site.name().ko(),
                "nameEn", site.name().en(),
                "type", type,
                "guCode", site.district().code(),
                "x", site.lon(),
                "y", site.lat());
    }

    /// Dispatches so far today; source of the rates: safety-fire and, for ambulances, an estimate of 1,500 a day.
    private List<Map<String, Object>> counts(Moment moment) {
        return Desk.eachDistrict(district -> {
            var day = moment.hour() / 24;
            return Row.of(
                    "gu", district.ko(),
                    "guEn", district.en(),
                    "date", moment.text("yyyy-MM-dd"),
                    "time", moment.text("HH:mm"),
                    "fireDispatches", count(district.fires() / 365 * day * 3),
                    "rescueDispatches", count(420 * district.share() * day),
                    "ambulanceDispatches", count(1500 * district.share() * day));
        });
    }

    private List<Map<String, Object>> ambulances(Moment moment) {
        return Desk.eachDistrict(district -> {
            var total = 3 + district.population() / 100_000;
            var out = Math.min(
                    total, count(city.level("ambulance" + district.code(), total * 0.42, Rhythm.EVENING, moment)));
            return Row.of(
                    "district",
                    district.code(),
                    "total",
                    total,
                    "onCall",
                    out,
                    "ready",
                    total - out,
                    "at",
                    moment.epochMilli());
        });
    }

    /// Every vehicle sent to an incident, from the order until half an hour after it was free again.
    private List<Unit> sent(Moment moment) {
        var now = moment.epochSecond();
        return city.incidents().recent(moment, 9).stream()
                .flatMap(incident -> city.units(incident).stream())
                .filter(unit -> unit.times().dispatched() <= now && unit.times().cleared() > now - LISTED)
                .toList();
    }

    /// Clocks are empty until they have struck.
    private List<Map<String, Object>> dispatches(Moment moment) {
        return sent(moment).stream()
                .map(unit -> {
                    var times = unit.times();
                    var spot = unit.spot(moment);
                    var transport = unit.transport();
                    return Row.of(
                            "dispatchId", "%s:%s".formatted(unit.incident(), unit.id()),
                            "incidentNo", unit.incident(),
                            "unitId", unit.id(),
                            "unitName", unit.name().ko(),
                            "unitNameEn", unit.name().en(),
                            "unitType", unit.kind().word(),
                            "service", unit.kind().service().name().toLowerCase(Locale.ROOT),
                            "stationId", unit.station().id(),
                            "stationName", unit.station().name().ko(),
                            "stationNameEn", unit.station().name().en(),
                            "state", unit.state(moment).word(),
                            "dispatchedAt", iso(times.dispatched()),
                            "enRouteAt", struck(times.enRoute(), moment),
                            "arrivedAt", struck(times.arrived(), moment),
                            "leftAt", transport == null ? "" : struck(transport.left(), moment),
                            "deliveredAt", transport == null ? "" : struck(transport.delivered(), moment),
                            "clearedAt", struck(times.cleared(), moment),
                            "hospitalId", transport == null ? "" : EmergencySystems.id(transport.hospital()),
                            "guCode", unit.station().district().code(),
                            "lon", round(spot.lon(), 5),
                            "lat", round(spot.lat(), 5));
                })
                .toList();
    }

    private static String struck(long second, Moment moment) {
        return second <= moment.epochSecond() ? iso(second) : "";
    }

    private static String iso(long second) {
        return new Moment(second * 1000).iso();
    }

    /// What the vehicles' own receivers say.
    private List<Map<String, Object>> positions(Moment moment) {
        return sent(moment).stream()
                .map(unit -> {
                    var spot = unit.spot(moment);
                    return Row.of(
                            "unitId", unit.id(),
                            "ko", unit.name().ko(),
                            "en", unit.name().en(),
                            "type", unit.kind().word(),
                            "lon", round(spot.lon(), 6),
                            "lat", round(spot.lat(), 6),
                            "heading", round(spot.bearing(), 0),
                            "kmh", round(unit.speed(moment), 0),
                            "at", moment.epochMilli());
                })
                .toList();
    }
}
