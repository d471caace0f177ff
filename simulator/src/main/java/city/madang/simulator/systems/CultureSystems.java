package city.madang.simulator.systems;

import static city.madang.simulator.http.Row.count;
import static city.madang.simulator.http.Row.round;

import city.madang.simulator.city.City;
import city.madang.simulator.city.Districts;
import city.madang.simulator.city.Moment;
import city.madang.simulator.city.Rhythm;
import city.madang.simulator.http.Documents;
import city.madang.simulator.http.Row;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Culture, parks, sport and what can be booked.
final class CultureSystems {

    private static final Duration FIVE = Duration.ofMinutes(5);
    private static final Duration TEN = Duration.ofMinutes(10);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final Desk desk;
    private final City city;

    CultureSystems(Desk desk) {
        this.desk = desk;
        this.city = desk.city();
    }

    void open() {
        desk.open("events", "culturalEventInfo", DAY, this::events);
        desk.feed(
                "libraries",
                "/culture/libraries",
                FIVE,
                Documents.json("libraries"),
                moment -> Desk.each(city.sites("library", "도서관", "library", 90), site -> {
                    var seats = count(120 + 160 * site.size());
                    return Row.of(
                            "id", site.id(),
                            "ko", site.name().ko(),
                            "en", site.name().en(),
                            "longitude", site.lon(),
                            "latitude", site.lat(),
                            "seats", seats,
                            "free",
                                    seats
                                            - Math.min(
                                                    seats,
                                                    count(city.level(site.id(), seats * 0.4, Rhythm.STREET, moment))),
                            "ts", moment.epochMilli());
                }));
        desk.feed(
                "museums",
                "/culture/museums.csv",
                TEN,
                Documents.csv(';', StandardCharsets.UTF_8),
                moment -> Desk.each(
                        city.sites("museum", "박물관", "museum", 40),
                        site -> Row.of(
                                "museum", site.id(),
                                "name_ko", site.name().ko(),
                                "name_en", site.name().en(),
                                "gu", site.district().code(),
                                "inside",
                                        count(city.level(site.id(), 70 * site.size(), Rhythm.OFFICE, moment)
                                                * (moment.weekend() ? 5 : 1)),
                                "time", moment.text("dd.MM.yyyy HH:mm"))));
        desk.feed(
                "tourist-offices",
                "/tourism/offices",
                TEN,
                Documents.json("data.offices"),
                moment -> Desk.each(
                        city.sites("tourist-office", "관광안내소", "tourist office", 20),
                        site -> Row.of(
                                "officeId", site.id(),
                                "ko", site.name().ko(),
                                "en", site.name().en(),
                                "gu", site.district().en(),
                                "questions", count(city.level(site.id(), 19, Rhythm.STREET, moment)),
                                "recorded", moment.text("yyyy-MM-dd'T'HH:mm:ss"))));
        desk.feed(
                "parks",
                "/parks/visitors",
                TEN,
                Documents.json("SearchParkInfoService.row"),
                moment -> Desk.each(
                        city.sites("park", "공원", "park", 130),
                        site -> Row.of(
                                "SN", String.valueOf(site.number()),
                                "PARK_NM", site.name().ko(),
                                "PARK_NM_ENG", site.name().en(),
                                "RGN", site.district().ko(),
                                "XCRD", String.valueOf(site.lon()),
                                "YCRD", String.valueOf(site.lat()),
                                "VISITORS",
                                        String.valueOf(
                                                count(city.level(site.id(), 160 * site.size(), Rhythm.STREET, moment)
                                                        * city.weather().outdoors(moment)
                                                        * (moment.weekend() ? 1.7 : 1))),
                                "CHK_DT", moment.text("yyyyMMddHHmmss"))));
        desk.feed("han-parks", "/hangang/visitors.xml", TEN, Documents.xml("response.parks.park"), moment -> {
            var rows = new ArrayList<Map<String, Object>>();
            var names = List.of("여의도", "반포", "뚝섬", "잠실", "난지", "망원", "이촌", "잠원", "양화", "강서", "광나루");
            var english = List.of(
                    "Yeouido",
                    "Banpo",
                    "Ttukseom",
                    "Jamsil",
                    "Nanji",
                    "Mangwon",
                    "Ichon",
                    "Jamwon",
                    "Yanghwa",
                    "Gangseo",
                    "Gwangnaru");
            for (var i = 0; i < names.size(); i++) {
                rows.add(Row.of(
                        "parkId", "H%02d".formatted(i + 1),
                        "ko", names.get(i) + "한강공원",
                        "en", english.get(i) + " Hangang Park",
                        "persons",
                                count(city.level("han" + i, 5200 - 350 * i, Rhythm.STREET, moment)
                                        * city.weather().outdoors(moment)
                                        * (moment.weekend() ? 1.9 : 0.8)),
                        "at", moment.iso()));
            }
            return rows;
        });
        desk.feed(
                "trees",
                "/parks/soil",
                HOUR,
                Documents.json("sensors"),
                moment -> Desk.each(
                        city.sites("soil", "가로수 토양센서", "street tree sensor", 80),
                        site -> Row.of(
                                "sensor", site.id(),
                                "meta",
                                        Row.of(
                                                "ko",
                                                site.name().ko(),
                                                "en",
                                                site.name().en(),
                                                "lon",
                                                site.lon(),
                                                "lat",
                                                site.lat()),
                                "moisture",
                                        round(
                                                Math.min(
                                                        60,
                                                        22
                                                                + 4
                                                                        * city.weather()
                                                                                .rain(moment)
                                                                + 5
                                                                        * city.noise()
                                                                                .wave(
                                                                                        site.id(),
                                                                                        moment.epochSecond(),
                                                                                        100_000)),
                                                1),
                                "hour", moment.text("yyyy-MM-dd HH"))));
    }

    /// What is on: twelve events a day, in the field names of the cultural portal.
    private List<Map<String, Object>> events(Moment moment) {
        var kinds = new String[][] {
            {"클래식", "Concert"}, {"전시/미술", "Exhibition"}, {"축제", "Festival"}, {"교육/체험", "Workshop"}, {"영화", "Film"}
        };
        var rows = new ArrayList<Map<String, Object>>();
        for (var i = 0; i < 60; i++) {
            var number = moment.day() * 12 + i;
            var kind = kinds[city.noise().pick("eventkind", number, kinds.length)];
            var district = Districts.all().get(city.noise().pick("eventgu", number, 25));
            var at = city.point(district, "event", number);
            var begin = moment.plus(Duration.ofHours(6 + 2 * (i % 8L))).plus(Duration.ofDays(i / 12));
            rows.add(Row.of(
                    "EVENT_ID",
                    number,
                    "CODENAME",
                    kind[0],
                    "GUNAME",
                    district.ko(),
                    "TITLE",
                    "%s %s &middot; %s"
                            .formatted(district.place((int) number).ko(), kind[0], i % 2 == 0 ? "시민과 함께" : "가을밤"),
                    "TITLE_ENG",
                    "%s in %s".formatted(kind[1], district.place((int) number).en()),
                    "STRTDATE",
                    begin.text("yyyy-MM-dd HH:mm:ss.0"),
                    "END_DATE",
                    begin.plus(Duration.ofHours(3)).text("yyyy-MM-dd HH:mm:ss.0"),
                    "USE_TRGT",
                    "시민",
                    "IS_FREE",
                    i % 3 == 0 ? "유료" : "무료",
                    "LOT",
                    at[0],
                    "LAT",
                    at[1]));
        }
        return rows;
    }
}
