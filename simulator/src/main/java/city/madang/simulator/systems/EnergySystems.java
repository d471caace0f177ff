package city.madang.simulator.systems;

import static city.madang.simulator.http.Row.count;
import static city.madang.simulator.http.Row.round;

import city.madang.simulator.city.City;
import city.madang.simulator.city.Moment;
import city.madang.simulator.city.Rhythm;
import city.madang.simulator.http.Documents;
import city.madang.simulator.http.Row;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Electricity, gas, heat and charging.
public final class EnergySystems {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration FIVE = Duration.ofMinutes(5);
    private static final Duration TEN = Duration.ofMinutes(10);

    private final Desk desk;
    private final City city;

    private EnergySystems(Desk desk) {
        this.desk = desk;
        this.city = desk.city();
    }

    /// Opens all of them.
    public static void open(Desk desk) {
        var systems = new EnergySystems(desk);
        systems.openAll();
    }

    private void openAll() {
        var grid = desk.feed(
                "energy", "/energy/grid", FIVE, Documents.json("grid.districts", "grid.unit", "MW"), this::grid);
        desk.archive(grid, Documents.csv());
        desk.feed(
                "district-heating",
                "/energy/heat.csv",
                TEN,
                Documents.csv(),
                moment -> Desk.eachDistrict(district -> Row.of(
                        "code", district.code(),
                        "gcal_per_hour",
                                round(
                                        cold(moment)
                                                * city.level(
                                                        "heat" + district.code(),
                                                        1.6e-4 * district.population(),
                                                        Rhythm.HOME,
                                                        moment),
                                        1),
                        "time", moment.iso())));
        desk.feed(
                "city-gas",
                "/energy/gas.xml",
                TEN,
                Documents.xml("gas.supply"),
                moment -> Desk.eachDistrict(district -> Row.of(
                        "sigungu", district.code(),
                        "m3h",
                                count(cold(moment)
                                        * city.level(
                                                "gas" + district.code(),
                                                0.031 * district.population(),
                                                Rhythm.HOME,
                                                moment)),
                        "dt", moment.text("yyyyMMddHHmmss"))));
        desk.feed(
                "ev-chargers",
                "/energy/chargers.xml",
                MINUTE,
                Documents.xmlAttributes("chargers", "station"),
                moment -> Desk.each(city.sites("charging-station", "전기차 충전소", "charging station", 200), site -> {
                    var total = 4 + count(6 * site.size());
                    var busy = Math.min(
                            total, count(total * 0.45 * Rhythm.HOME.at(moment) * city.wobble(site.id(), 0.5, moment)));
                    return Row.of(
                            "statId", site.id(),
                            "statNm", site.name().ko(),
                            "statNmEng", site.name().en(),
                            "lng", site.lon(),
                            "lat", site.lat(),
                            "total", total,
                            "using", busy,
                            "free", total - busy,
                            "statUpdDt", moment.text("yyyyMMddHHmmss"));
                }));
        desk.feed(
                "public-buildings",
                "/energy/buildings",
                FIVE,
                Documents.json("buildings"),
                moment -> Desk.each(
                        city.sites("public-building", "공공건물", "public building", 100),
                        site -> Row.of(
                                "building",
                                        Row.of(
                                                "id",
                                                site.id(),
                                                "names",
                                                List.of(
                                                        site.name().ko(),
                                                        site.name().en())),
                                "meter",
                                        Row.of(
                                                "kw",
                                                round(
                                                        city.level(site.id(), 120 * site.size(), Rhythm.POWER, moment),
                                                        1),
                                                "at",
                                                moment.iso()),
                                "gu", site.district().en())));
    }

    /// Power by district: about 5,200 MW on a mean day (47 TWh a year, an estimate), more when it is cold or hot.
    private List<Map<String, Object>> grid(Moment moment) {
        var temperature = city.weather().temperature(moment);
        var weather = 1 + Math.max(0, temperature - 22) * 0.022 + Math.max(0, 8 - temperature) * 0.009;
        return Desk.eachDistrict(district -> Row.of(
                "district", district.code(),
                "name", district.ko(),
                "nameEn", district.en(),
                "megawatts",
                        round(
                                weather
                                        * city.level(
                                                "grid" + district.code(),
                                                5200 * district.share(),
                                                Rhythm.POWER,
                                                moment),
                                1),
                "timestamp", moment.epochSecond()));
    }

    /// How much heat is wanted: 1 at freezing point, little in summer.
    private double cold(Moment moment) {
        return Math.max(0.12, (22 - city.weather().temperature(moment)) / 22);
    }
}
