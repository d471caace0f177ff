package city.madang.simulator.systems;

import static city.madang.simulator.http.Row.count;

import city.madang.simulator.city.City;
import city.madang.simulator.city.Moment;
import city.madang.simulator.city.Rhythm;
import city.madang.simulator.city.Site;
import city.madang.simulator.http.Documents;
import city.madang.simulator.http.Row;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// The emergency rooms: where they are, and how many beds are free.
final class EmergencySystems {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Desk desk;
    private final City city;

    EmergencySystems(Desk desk) {
        this.desk = desk;
        this.city = desk.city();
    }

    void open() {
        var beds = desk.feed(
                "emergency-beds",
                "/emergency/B552657/ErmctInfoInqireService/getEmrrmRltmUsefulSckbdInfoInqire",
                MINUTE,
                Documents.xml(
                        "response.body.items.item",
                        "response.header.resultCode",
                        "00",
                        "response.header.resultMsg",
                        "NORMAL SERVICE."),
                this::beds);
        desk.archive(beds, Documents.csv());
        desk.feed(
                "emergency-hospitals",
                "/emergency/hospitals.xml",
                Duration.ofHours(24),
                Documents.xml("response.body.items.item"),
                moment -> Desk.each(city.stations().emergencyRooms(), EmergencySystems::hospital));
    }

    /// The number of an emergency room in the national register.
    static String id(Site room) {
        return "A11%05d".formatted(room.number());
    }

    private static Map<String, Object> hospital(Site room) {
        return Row.of(
                "hpid", id(room),
                "dutyName", room.name().ko(),
                "dutyNameEng", room.name().en(),
                "dutyAddr", "서울특별시 " + room.district().ko(),
                "dutyEmclsName", room.number() % 5 == 0 ? "권역응급의료센터" : "지역응급의료센터",
                "hpbdn", bedsOf(room),
                "wgs84Lon", room.lon(),
                "wgs84Lat", room.lat());
    }

    /// Texts only; a negative number of beds means that more patients are there than beds.
    private List<Map<String, Object>> beds(Moment moment) {
        return Desk.each(
                city.stations().emergencyRooms(),
                room -> Row.of(
                        "hpid", id(room),
                        "dutyName", room.name().ko(),
                        "dutyNameEng", room.name().en(),
                        "dutyTel3", "02-0000-%04d".formatted(room.number()),
                        "hvidate", moment.text("yyyyMMddHHmmss"),
                        "hvec", freeBeds(room, moment),
                        "hvs01", bedsOf(room),
                        "hvoc", count(city.level(room.id() + "op", 2, Rhythm.FLAT, moment)),
                        "hvcc", count(city.level(room.id() + "icu", 3, Rhythm.FLAT, moment)),
                        "wgs84Lat", room.lat(),
                        "wgs84Lon", room.lon()));
    }

    private static long bedsOf(Site room) {
        return count(9 + 11 * room.size());
    }

    private long freeBeds(Site room, Moment moment) {
        var full = 0.52 + 0.28 * Rhythm.EVENING.at(moment) * city.wobble(room.id(), 0.35, moment);
        return Math.round(bedsOf(room) * (1 - full)) - city.stories().bedsTaken(room, moment);
    }
}
