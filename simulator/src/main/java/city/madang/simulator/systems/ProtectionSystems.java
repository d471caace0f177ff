package city.madang.simulator.systems;

import static city.madang.simulator.http.Row.count;
import static city.madang.simulator.http.Row.round;

import city.madang.simulator.city.City;
import city.madang.simulator.city.Moment;
import city.madang.simulator.city.Rhythm;
import city.madang.simulator.city.Site;
import city.madang.simulator.http.Documents;
import city.madang.simulator.http.Row;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Shelters, cameras, and alleys that may become too full.
final class ProtectionSystems {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration FIVE = Duration.ofMinutes(5);
    private static final Duration SECONDS = Duration.ofSeconds(10);

    private final Desk desk;
    private final City city;

    ProtectionSystems(Desk desk) {
        this.desk = desk;
        this.city = desk.city();
    }

    void open() {
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
        desk.feed(
                "civil-defence-shelters",
                "/shelters/civil-defence.csv",
                Duration.ofHours(24),
                Documents.csvKorean(),
                moment -> Desk.each(
                        city.sites("civil-defence-shelter", "민방위대피소", "civil defence shelter", 400),
                        site -> Row.of(
                                "대피소번호", site.id(),
                                "시설명", site.name().ko(),
                                "영문명", site.name().en(),
                                "자치구", site.district().ko(),
                                "최대수용인원", count(900 * site.size()),
                                "지하", site.number() % 4 == 0 ? "지하철역" : "지하주차장",
                                "경도", site.lon(),
                                "위도", site.lat())));
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
        desk.feed("crowd-counters", "/crowd/streets", SECONDS, Documents.json("streets.*"), this::streets);
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
                        "purpose", city.useOf(site),
                        "snapshot", "/cctv/%s/snapshot.jpg".formatted(site.id())));
    }

    private List<Map<String, Object>> streets(Moment moment) {
        return Desk.each(city.sites("alley", "골목", "alley", district -> 2), site -> {
            var density = city.level("street" + site.number(), 0.7 * site.size(), Rhythm.EVENING, moment)
                            * city.weather().outdoors(moment)
                    + city.stories().crowd(site.lon(), site.lat(), moment);
            return Row.of(
                    "street", "S%02d".formatted(site.number()),
                    "gu", site.district().code(),
                    "nm", site.name().ko(),
                    "nmEn", site.name().en(),
                    "lon", site.lon(),
                    "lat", site.lat(),
                    "personsPerSquareMetre", round(density, 2),
                    "persons", count(density * 900),
                    "t", moment.iso());
        });
    }
}
