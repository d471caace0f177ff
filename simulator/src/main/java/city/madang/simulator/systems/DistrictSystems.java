package city.madang.simulator.systems;

import static city.madang.simulator.http.Row.count;
import static city.madang.simulator.http.Row.round;

import city.madang.simulator.city.Air.Pollutant;
import city.madang.simulator.city.City;
import city.madang.simulator.city.District;
import city.madang.simulator.city.Districts;
import city.madang.simulator.city.Moment;
import city.madang.simulator.city.Rhythm;
import city.madang.simulator.city.Site;
import city.madang.simulator.http.Document;
import city.madang.simulator.http.Documents;
import city.madang.simulator.http.Row;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/// What every district runs for itself: eight systems of its own each, below `/gu/<code>/`. The districts
/// bought them from different makers, so formats differ by system.
public final class DistrictSystems {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration FIVE = Duration.ofMinutes(5);
    private static final Duration TEN = Duration.ofMinutes(10);

    private final Desk desk;
    private final City city;

    private DistrictSystems(Desk desk) {
        this.desk = desk;
        this.city = desk.city();
    }

    /// Opens all 200.
    public static void open(Desk desk) {
        new DistrictSystems(desk).openAll();
    }

    private void openAll() {
        each("complaints", "complaints", FIVE, Documents.json("result.summary"), this::complaints);
        each("parking-enforcement", "parking.csv", FIVE, Documents.csvKorean(), this::enforcement);
        each("street-lights", "lights.xml", TEN, Documents.xmlAttributes("lamps", "group"), this::lights);
        each("waste", "waste", TEN, Documents.json("trucks.total"), this::waste);
        each("wifi", "wifi", MINUTE, Documents.json("ap.summary"), this::wifi);
        each("air-sensors", "air.csv", FIVE, Documents.csv(), this::airSensors);
        each("community-centres", "centres.xml", TEN, Documents.xml("response.list.centre"), this::centres);
        each("cctv", "cctv", FIVE, Documents.json("control.centre.*"), this::cctv);
    }

    private void each(
            String kind,
            String path,
            Duration step,
            Document document,
            BiFunction<District, Moment, List<Map<String, Object>>> rows) {
        for (var district : Districts.all()) {
            desk.feed(
                    kind + "-" + district.slug(),
                    "/gu/%s/%s".formatted(district.code(), path),
                    step,
                    document,
                    moment -> rows.apply(district, moment));
        }
    }

    /// Complaints at the counter, today so far; about one for four hundred residents a day (an estimate).
    private List<Map<String, Object>> complaints(District district, Moment moment) {
        var day = Math.max(0, Math.min(1, (moment.hour() - 8) / 11)) * (moment.weekend() ? 0.25 : 1);
        var received = district.population() / 400.0 * day * city.wobble("counter" + district.code(), 0.05, moment);
        return List.of(Row.of(
                "gu", district.code(),
                "received", count(received),
                "solved", count(received * 0.86),
                "open", count(received * 0.14 + 40),
                "baseTime", moment.text("yyyy-MM-dd HH:mm")));
    }

    private List<Map<String, Object>> enforcement(District district, Moment moment) {
        return List.of(Row.of(
                "자치구코드", district.code(),
                "단속일시", moment.text("yyyy-MM-dd HH:mm"),
                "단속건수",
                        count(city.level(
                                "enforce" + district.code(), district.population() / 30_000.0, Rhythm.STREET, moment)),
                "견인건수", count(city.level("tow" + district.code(), district.scooters() / 24 * 3, Rhythm.STREET, moment)),
                "과태료(원)",
                        "%,d"
                                .formatted(40_000
                                        * count(city.level("fine" + district.code(), 6, Rhythm.STREET, moment)))));
    }

    private List<Map<String, Object>> lights(District district, Moment moment) {
        var lamps = (int) (district.area() * 430);
        var dark =
                city.noise().uniform("dark", moment.day()) * 0.2 + (moment.hour() > 18 || moment.hour() < 6.5 ? 1 : 0);
        return List.of(Row.of(
                "gu", district.code(),
                "lamps", lamps,
                "out", count(lamps * 0.006 * city.wobble("lamp" + district.code(), 0.2, moment)),
                "kw", round(lamps * 0.11 * Math.min(1, Math.floor(dark)), 1),
                "at", moment.text("yyyyMMddHHmmss")));
    }

    private List<Map<String, Object>> waste(District district, Moment moment) {
        var night = moment.hour() > 21 || moment.hour() < 5 ? 1 : 0.15;
        return List.of(Row.of(
                "code", district.code(),
                "tonnes",
                        round(
                                district.population()
                                        * 0.00095
                                        / 24
                                        * night
                                        * 3
                                        * city.wobble("bin" + district.code(), 0.1, moment),
                                2),
                "fill", round(Math.clamp(58 * city.wobble("fill" + district.code(), 0.4, moment), 3, 100), 0),
                "vehiclesOut", count(night * 24),
                "epoch", moment.epochSecond()));
    }

    private List<Map<String, Object>> wifi(District district, Moment moment) {
        var points = 19_207 * district.share();
        return List.of(Row.of(
                "gu", district.ko(),
                "sessions", count(city.level("guwifi" + district.code(), points * 3.1, Rhythm.STREET, moment)),
                "mb", round(city.level("guwifimb" + district.code(), points * 24, Rhythm.STREET, moment), 0),
                "up", count(points * 0.985),
                "time", moment.iso()));
    }

    /// Six simple sensors of its own, in Fahrenheit and parts per billion, as their maker ships them.
    private List<Map<String, Object>> airSensors(District district, Moment moment) {
        return city.sites("gu-air", "간이측정기", "air sensor", any -> 6).stream()
                .filter(site -> site.district().equals(district))
                .map(site -> airSensor(site, moment))
                .toList();
    }

    private Map<String, Object> airSensor(Site site, Moment moment) {
        return Row.of(
                "sensor_id", site.id(),
                "name_ko", site.name().ko(),
                "name_en", site.name().en(),
                "lat", site.lat(),
                "lon", site.lon(),
                "pm2_5", round(1.1 * city.air().at(Pollutant.PM25, site.district(), site.id(), moment), 1),
                "pm10", round(1.1 * city.air().at(Pollutant.PM10, site.district(), site.id(), moment), 1),
                "o3_ppb", round(1000 * city.air().at(Pollutant.O3, site.district(), site.id(), moment), 1),
                "temp_f", round(city.weather().temperature(site.district(), moment) * 1.8 + 32, 1),
                "seen", moment.text("MM/dd/yyyy HH:mm"));
    }

    private List<Map<String, Object>> centres(District district, Moment moment) {
        return city.sites("community-centre", "주민센터", "community centre", any -> 4).stream()
                .filter(site -> site.district().equals(district))
                .map(site -> Row.of(
                        "id", site.id(),
                        "nameKo", site.name().ko(),
                        "nameEn", site.name().en(),
                        "lng", site.lon(),
                        "lat", site.lat(),
                        "waiting", count(city.level(site.id(), 6, Rhythm.OFFICE, moment)),
                        "visitors", count(city.level(site.id() + "v", 26, Rhythm.OFFICE, moment)),
                        "updated", moment.text("yyyy-MM-dd HH:mm:ss")))
                .toList();
    }

    private List<Map<String, Object>> cctv(District district, Moment moment) {
        var installed = 1600 + district.population() / 400;
        return List.of(Row.of(
                "centre", district.code(),
                "cameras", installed,
                "online", installed - count(city.level("gucctv" + district.code(), 18, Rhythm.FLAT, moment)),
                "events", count(city.level("guevent" + district.code(), 3, Rhythm.EVENING, moment)),
                "ts", moment.epochMilli()));
    }
}
