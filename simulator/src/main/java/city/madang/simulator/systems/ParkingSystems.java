package city.madang.simulator.systems;

import static city.madang.simulator.http.Row.count;

import city.madang.simulator.city.City;
import city.madang.simulator.city.Moment;
import city.madang.simulator.city.Rhythm;
import city.madang.simulator.http.Documents;
import city.madang.simulator.http.Row;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Car parks.
final class ParkingSystems {

    private static final Duration FIVE = Duration.ofMinutes(5);

    private final Desk desk;
    private final City city;

    ParkingSystems(Desk desk) {
        this.desk = desk;
        this.city = desk.city();
    }

    void open() {
        var lots = desk.open("parking", "GetParkingInfo", FIVE, this::parking);
        desk.archive(lots, Documents.csv());
        desk.feed(
                "han-parks-parking",
                "/hangang/parking",
                FIVE,
                Documents.json("result.data"),
                moment -> Desk.each(
                        city.sites(
                                "han-park-parking",
                                "한강공원 주차장",
                                "Hangang Park car park",
                                district -> isBeside(district.slug()) ? 2 : 0),
                        site -> Row.of(
                                "park_id", site.id(),
                                "park_nm", site.name().ko(),
                                "park_nm_en", site.name().en(),
                                "gu", site.district().code(),
                                "capacity", 300,
                                "remain",
                                        count(300
                                                - Math.min(
                                                        300,
                                                        desk.level(site.id(), 140, Rhythm.STREET, moment)
                                                                * (moment.weekend() ? 1.7 : 0.8)
                                                                * city.weather().outdoors(moment))),
                                "upd", moment.text("yyyy-MM-dd'T'HH:mm:ss"))));
    }

    private static boolean isBeside(String slug) {
        return List.of(
                        "gangseo",
                        "mapo",
                        "yeongdeungpo",
                        "yongsan",
                        "seocho",
                        "gangnam",
                        "songpa",
                        "gwangjin",
                        "gangdong")
                .contains(slug);
    }

    private List<Map<String, Object>> parking(Moment moment) {
        return Desk.each(city.sites("parking", "공영주차장", "public car park", 130), site -> {
            var total = count(60 + 140 * site.size());
            var full = 0.35 + 0.5 * Math.min(1.1, Rhythm.STREET.at(moment)) * city.wobble(site.id(), 0.2, moment);
            return Row.of(
                    "PKLT_CD", String.valueOf(170_000 + site.number()),
                    "PKLT_NM", site.name().ko(),
                    "PKLT_NM_EN", site.name().en(),
                    "ADDR",
                            site.district().ko() + " "
                                    + site.district().place(site.number()).ko(),
                    "TPKCT", (double) total,
                    "NOW_PRK_VHCL_CNT", (double) count(Math.min(1, full) * total),
                    "FREE_CNT", (double) (total - count(Math.min(1, full) * total)),
                    "NOW_PRK_VHCL_UPDT_TM", moment.text("yyyy-MM-dd HH:mm:ss"),
                    "LAT", site.lat(),
                    "LOT", site.lon());
        });
    }
}
