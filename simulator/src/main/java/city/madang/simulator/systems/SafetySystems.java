package city.madang.simulator.systems;

import static city.madang.simulator.http.Row.count;
import static city.madang.simulator.http.Row.round;

import city.madang.simulator.city.City;
import city.madang.simulator.city.Districts;
import city.madang.simulator.city.Moment;
import city.madang.simulator.city.Rhythm;
import city.madang.simulator.city.Site;
import city.madang.simulator.http.Documents;
import city.madang.simulator.http.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Fire, rescue, police and emergency rooms.
public final class SafetySystems {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration FIVE = Duration.ofMinutes(5);

    private final Desk desk;
    private final City city;

    private SafetySystems(Desk desk) {
        this.desk = desk;
        this.city = desk.city();
    }

    /// Opens all of them.
    public static void open(Desk desk) {
        var systems = new SafetySystems(desk);
        new CapSystems(desk).open();
        systems.openServices();
        systems.openProtection();
    }

    private void openServices() {
        desk.feed("fire-stations", "/fire/stations.xml", MINUTE, Documents.xml("stations.station"), this::fireStations);
        desk.feed("fire-dispatches", "/fire/dispatches", MINUTE, Documents.json("result.items"), this::dispatches);
        desk.feed(
                "police-112",
                "/police/112",
                FIVE,
                Documents.json("data.list"),
                moment -> Desk.eachDistrict(district -> Row.of(
                        "sggCd", district.code(),
                        "rcptDt", moment.text("yyyyMMddHHmmss"),
                        "calls",
                                count(desk.level(
                                        "112" + district.code(),
                                        0.00015 * district.population(),
                                        Rhythm.EVENING,
                                        moment)),
                        "urgent",
                                count(desk.level(
                                        "112u" + district.code(),
                                        0.00001 * district.population(),
                                        Rhythm.EVENING,
                                        moment)))));
        var beds = desk.feed(
                "emergency-beds",
                "/emergency/B552657/ErmctInfoInqireService/getEmrrmRltmUsefulSckbdInfoInqire",
                FIVE,
                Documents.xml(
                        "response.body.items.item",
                        "response.header.resultCode",
                        "00",
                        "response.header.resultMsg",
                        "NORMAL SERVICE."),
                this::beds);
        desk.archive(beds, Documents.csv());
        desk.feed("ambulances", "/fire/ambulances", MINUTE, Documents.json("units.*"), this::ambulances);
    }

    private List<Map<String, Object>> fireStations(Moment moment) {
        var open = city.incidents().open(moment);
        return Desk.each(city.sites("fire-station", "119안전센터", "119 safety centre", 119), site -> {
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

    /// Dispatches so far today; source of the rates: safety-fire and, for ambulances, an estimate of 1,500 a day.
    private List<Map<String, Object>> dispatches(Moment moment) {
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

    /// Texts only; a negative number of beds means that more patients are there than beds.
    private List<Map<String, Object>> beds(Moment moment) {
        var rooms = city.sites("emergency-room", "응급의료센터", "emergency centre", 76);
        return Desk.each(
                rooms,
                site -> Row.of(
                        "hpid", "A11%05d".formatted(site.number()),
                        "dutyName", site.name().ko(),
                        "dutyNameEng", site.name().en(),
                        "dutyTel3", "02-0000-%04d".formatted(site.number()),
                        "hvidate", moment.text("yyyyMMddHHmmss"),
                        "hvec", freeBeds(site, moment),
                        "hvs01", bedsOf(site),
                        "hvoc", count(city.level(site.id() + "op", 2, Rhythm.FLAT, moment)),
                        "hvcc", count(city.level(site.id() + "icu", 3, Rhythm.FLAT, moment)),
                        "wgs84Lat", site.lat(),
                        "wgs84Lon", site.lon()));
    }

    private static long bedsOf(Site site) {
        return count(9 + 11 * site.size());
    }

    private long freeBeds(Site site, Moment moment) {
        var full = 0.52 + 0.28 * Rhythm.EVENING.at(moment) * city.wobble(site.id(), 0.35, moment);
        return Math.round(bedsOf(site) * (1 - full));
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

    private void openProtection() {
        desk.feed(
                "shelters",
                "/shelters/open.csv",
                Duration.ofMinutes(10),
                Documents.csvKorean(),
                moment -> Desk.each(
                        city.sites("shelter", "한파쉼터", "warm shelter", 150),
                        site -> Row.of(
                                "쉼터번호", site.number(),
                                "쉼터명", site.name().ko(),
                                "영문명", site.name().en(),
                                "자치구", site.district().ko(),
                                "경도", site.lon(),
                                "위도", site.lat(),
                                "이용인원", count(city.level(site.id(), 9 * site.size(), Rhythm.OFFICE, moment)),
                                "기준일시", moment.text("yyyy-MM-dd HH:mm"))));
        desk.feed("cctv-list", "/cctv/cameras", Duration.ofHours(24), Documents.json("cameras"), this::cameras);
        desk.feed(
                "camera-status",
                "/cctv/status",
                MINUTE,
                Documents.json("pictures"),
                moment -> Desk.each(
                        city.cameras(),
                        site -> Row.of(
                                "camera", site.id(),
                                "ageSeconds", cameraAge(site, moment),
                                "at", moment.epochMilli())));
        desk.feed(
                "cctv-health",
                "/cctv/health.xml",
                FIVE,
                Documents.xmlAttributes("centres", "centre"),
                moment -> Desk.eachDistrict(district -> {
                    var installed = 1600 + district.population() / 400;
                    return Row.of(
                            "gu",
                            district.code(),
                            "installed",
                            installed,
                            "online",
                            installed - count(city.level("cctv" + district.code(), 21, Rhythm.FLAT, moment)),
                            "at",
                            moment.text("yyyyMMddHHmm"));
                }));
        desk.feed("crowd-counters", "/crowd/streets", MINUTE, Documents.json("streets.*"), this::streets);
    }

    /// A camera in a hundred has been dark since the hour began.
    private long cameraAge(Site site, Moment moment) {
        var dark = city.noise().uniform(site.id() + "dark", moment.epochSecond() / 3600) < 0.01;
        return dark ? 30 + Math.floorMod(moment.epochSecond(), 3600L) : site.number() % 3;
    }

    private List<Map<String, Object>> cameras(Moment moment) {
        return Desk.each(
                city.cameras(),
                site -> Row.of(
                        "cameraId", site.id(),
                        "name", site.name().ko(),
                        "nameEn", site.name().en(),
                        "guCode", site.district().code(),
                        "lon", site.lon(),
                        "lat", site.lat(),
                        "snapshot", "/cctv/%s/snapshot.jpg".formatted(site.id())));
    }

    private List<Map<String, Object>> streets(Moment moment) {
        var rows = new ArrayList<Map<String, Object>>();
        for (var i = 0; i < 12; i++) {
            var district = Districts.all().get((i * 2) % 25);
            var density = city.level("street" + i, 0.9, Rhythm.EVENING, moment)
                    * city.weather().outdoors(moment);
            rows.add(Row.of(
                    "street", "S%02d".formatted(i + 1),
                    "gu", district.code(),
                    "nm", district.place(i).ko() + " 골목",
                    "nmEn", district.place(i).en() + " alley",
                    "personsPerSquareMetre", round(density, 2),
                    "persons", count(density * 900),
                    "t", moment.iso()));
        }
        return rows;
    }
}
