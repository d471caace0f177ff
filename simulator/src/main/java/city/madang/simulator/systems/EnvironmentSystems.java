package city.madang.simulator.systems;

import static city.madang.simulator.http.Row.round;

import city.madang.simulator.city.City;
import city.madang.simulator.city.Districts;
import city.madang.simulator.city.Moment;
import city.madang.simulator.city.Rhythm;
import city.madang.simulator.city.Site;
import city.madang.simulator.http.Documents;
import city.madang.simulator.http.Row;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Noise, sun, stacks and what is recycled.
final class EnvironmentSystems {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Desk desk;
    private final City city;

    EnvironmentSystems(Desk desk) {
        this.desk = desk;
        this.city = desk.city();
    }

    void open() {
        desk.feed("noise-monitors", "/noise/stations.geojson", MINUTE, Documents.geoJson(), this::noise);
        desk.feed(
                "solar-generation",
                "/energy/solar",
                Duration.ofMinutes(5),
                Documents.json("plants"),
                moment -> Desk.each(
                        city.sites("solar-plant", "햇빛발전소", "solar plant", 60),
                        site -> Row.of(
                                "plantId", site.id(),
                                "plantNm", site.name().ko(),
                                "plantNmEn", site.name().en(),
                                "gu", site.district().ko(),
                                "kw", round(solar(site, moment), 1),
                                "ts", moment.epochMilli())));
        desk.feed(
                "incinerators",
                "/environment/stacks.csv",
                Duration.ofMinutes(30),
                Documents.csv(';', StandardCharsets.UTF_8),
                this::stacks);
        desk.feed(
                "recycling",
                "/environment/recycling",
                Duration.ofMinutes(30),
                Documents.json(""),
                moment -> Desk.eachDistrict(district -> Row.of(
                        "gu_cd", district.code(),
                        "ymdhm", moment.text("yyyyMMddHHmm"),
                        "collected_ton",
                                round(
                                        desk.level(
                                                "recycling" + district.code(),
                                                3.2e-5 * district.population(),
                                                Rhythm.HOME,
                                                moment),
                                        1))));
    }

    private List<Map<String, Object>> noise(Moment moment) {
        return Desk.each(
                city.sites("noise-monitor", "소음측정소", "noise monitor", 50),
                site -> Row.of(
                        "lon", site.lon(),
                        "lat", site.lat(),
                        "station", site.id(),
                        "name_ko", site.name().ko(),
                        "name_en", site.name().en(),
                        "measured_at", moment.iso(),
                        "leq",
                                round(
                                        54
                                                + 9 * city.traffic().load(moment) * Math.min(1.4, site.size())
                                                + 4 * city.noise().wave(site.id(), moment.epochSecond(), 300)
                                                + Math.min(6, city.weather().rain(moment)),
                                        1)));
    }

    private double solar(Site site, Moment moment) {
        return 90
                * site.size()
                * Rhythm.SUN.at(moment)
                / 3.5
                * (1 - 0.75 * city.weather().cloud(moment))
                * city.wobble(site.id(), 0.1, moment);
    }

    /// The four resource recovery plants of the city.
    private List<Map<String, Object>> stacks(Moment moment) {
        var rows = new ArrayList<Map<String, Object>>();
        for (var code : List.of("11680", "11350", "11440", "11470")) {
            var district = Districts.get(code);
            rows.add(Row.of(
                    "plant", district.en().replace("-gu", "") + " Resource Recovery",
                    "plant_ko", district.ko().replace("구", "") + "자원회수시설",
                    "gu", code,
                    "time", moment.text("yyyy-MM-dd HH:mm:ss"),
                    "nox_ppm", round(desk.level("nox" + code, 22, Rhythm.FLAT, moment), 1),
                    "co_ppm", round(desk.level("co" + code, 6, Rhythm.FLAT, moment), 1),
                    "furnace_c", round(910 * city.wobble("furnace" + code, 0.03, moment), 0)));
        }
        return rows;
    }
}
