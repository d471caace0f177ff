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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Construction, economy, money, culture and parks.
public final class TownSystems {

    private static final Duration FIVE = Duration.ofMinutes(5);
    private static final Duration TEN = Duration.ofMinutes(10);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final Desk desk;
    private final City city;

    private TownSystems(Desk desk) {
        this.desk = desk;
        this.city = desk.city();
    }

    private static final String[][] WORKS = {
        {"터널 도로건설공사", "road tunnel"},
        {"도시철도 연장공사", "metro extension"},
        {"하수관로 정비공사", "sewer renewal"},
        {"공공청사 신축공사", "public building"},
        {"보도교 설치공사", "footbridge"},
        {"빗물저류조 설치공사", "stormwater tank"}
    };

    /// Opens all of them.
    public static void open(Desk desk) {
        var systems = new TownSystems(desk);
        systems.openConstruction();
        systems.openEconomy();
        systems.openCulture();
    }

    private void openConstruction() {
        desk.open("construction", "ListOnePMISBizInfo", HOUR, this::projects);
        desk.feed(
                "construction-list",
                "/construction/works",
                DAY,
                Documents.json("ListConstructionWorkService.row"),
                this::sites);
        desk.feed(
                "site-workers",
                "/construction/workers.csv",
                TEN,
                Documents.csvKorean(),
                moment -> Desk.each(
                        constructionSites(),
                        site -> Row.of(
                                "현장코드", site.id(),
                                "현장명", site.name().ko(),
                                "영문명", site.name().en(),
                                "출력인원",
                                        count(city.level(site.id() + "workers", 34 * site.size(), Rhythm.OFFICE, moment)
                                                * city.weather().outdoors(moment)),
                                "집계시각", moment.text("yyyy-MM-dd HH:mm"))));
        desk.feed("safety-checks", "/construction/safety.xml", FIVE, Documents.xml("checks.check"), this::safetyChecks);
    }

    private List<Site> constructionSites() {
        return city.sites("construction-site", "건설현장", "construction site", 60);
    }

    /// The field names of 2026; amounts in hundred million won with thousands commas; 0 in a rate means "not
    /// entered".
    private List<Map<String, Object>> projects(Moment moment) {
        return Desk.each(constructionSites(), site -> {
            var work = WORKS[site.number() % WORKS.length];
            var begin = moment.date().minusDays(120 + site.number() * 23L % 900);
            var length = 500 + site.number() * 37L % 900;
            var elapsed = moment.date().toEpochDay() - begin.toEpochDay();
            var planned = Math.min(100, 100.0 * elapsed / length);
            var actual = Math.min(100, planned * (0.9 + 0.15 * city.noise().uniform("progress", site.number())));
            return Row.of(
                    "BIZ_CD", site.id(),
                    "BIZ_NM",
                            "%s %s"
                                    .formatted(
                                            site.district().place(site.number()).ko(), work[0]),
                    "BIZ_NM_ENG",
                            "%s %s"
                                    .formatted(
                                            site.district().place(site.number()).en(), work[1]),
                    "GU_NM", site.district().ko(),
                    "CMCN_YN2", "진행 ",
                    "PROCS_PLAN", "%.2f".formatted(planned),
                    "PROCS_PRFMNC", site.number() % 17 == 0 ? "0" : "%.2f".formatted(actual),
                    "CRTR_YMD", moment.text("yyyyMMdd"),
                    "DAY_TOT", length,
                    "DAY_ELPS", elapsed,
                    "AMT_CTRT", "%,.2f".formatted(40 * site.size() * (1 + site.number() % 30)),
                    "CSTRN_PRD", "%s ~ %s".formatted(begin, begin.plusDays(length)),
                    "LAT", site.lat(),
                    "LOT", site.lon(),
                    "INST_NM", "도시기반시설본부");
        });
    }

    private List<Map<String, Object>> sites(Moment moment) {
        return Desk.each(
                constructionSites(),
                site -> Row.of(
                        "BIZ_CD", site.id(),
                        "BIZ_NM", site.name().ko(),
                        "BIZ_NM_ENG", site.name().en(),
                        "SGG_NM", site.district().ko(),
                        "PRJC_END_YN", 0,
                        "OFC_ADDR",
                                "%s %s"
                                        .formatted(
                                                site.district().ko(),
                                                site.district()
                                                        .place(site.number())
                                                        .ko()),
                        "LAT", site.lat(),
                        "LNG", site.lon()));
    }

    private List<Map<String, Object>> safetyChecks(Moment moment) {
        var rows = new ArrayList<Map<String, Object>>();
        for (var back = 0; back < 24; back++) {
            var number = moment.epochSecond() / 1800 - back;
            var site = constructionSites()
                    .get(city.noise().pick("check", number, constructionSites().size()));
            rows.add(Row.of(
                    "no", number,
                    "site", site.name().ko(),
                    "siteEn", site.name().en(),
                    "gu", site.district().code(),
                    "result", number % 7 == 0 ? "시정요구" : "적합",
                    "checked", new Moment(number * 1_800_000).iso()));
        }
        return rows;
    }

    private void openEconomy() {
        var sales = desk.feed(
                "card-sales",
                "/economy/card-sales",
                HOUR,
                Documents.json("data"),
                moment -> Desk.eachDistrict(district -> Row.of(
                        "sggCd", district.code(),
                        "ymdh", moment.text("yyyyMMddHH"),
                        "salesMillionWon",
                                count(city.level(
                                        "sales" + district.code(),
                                        28_000 * district.share() * (1 + district.fires() / 250),
                                        Rhythm.STREET,
                                        moment)),
                        "count",
                                count(city.level(
                                        "salesn" + district.code(),
                                        1_400_000 * district.share(),
                                        Rhythm.STREET,
                                        moment)))));
        desk.archive(sales, Documents.json("data"));
        desk.feed(
                "tax-receipts",
                "/tax/receipts",
                TEN,
                Documents.json("receipts.hour"),
                moment -> List.of("취득세", "재산세", "자동차세", "지방소득세").stream()
                        .map(tax -> Row.of(
                                "tax", tax,
                                "code", "T" + Math.floorMod(tax.hashCode(), 100),
                                "millionWon", count(city.level("tax" + tax, 2600, Rhythm.OFFICE, moment)),
                                "payers", count(city.level("payers" + tax, 4100, Rhythm.OFFICE, moment)),
                                "until", moment.text("yyyy-MM-dd HH:mm:ss")))
                        .toList());
        desk.feed(
                "house-sales",
                "/housing/sales.csv",
                HOUR,
                Documents.csvKorean(),
                moment -> Desk.eachDistrict(district -> Row.of(
                        "시군구", "서울특별시 " + district.ko(),
                        "자치구", district.ko(),
                        "계약일시", moment.text("yyyyMMddHH"),
                        "건수", count(city.level("house" + district.code(), 0.9, Rhythm.OFFICE, moment)),
                        "평균금액(만원)",
                                "%,d"
                                        .formatted(count(
                                                92_000 * city.wobble("houseprice" + district.code(), 0.1, moment))))));
        desk.feed(
                "public-rental",
                "/housing/rental.xml",
                TEN,
                Documents.xmlAttributes("rental", "gu"),
                moment -> Desk.eachDistrict(district -> Row.of(
                        "code", district.code(),
                        "homes", district.population() / 30,
                        "applications", count(city.level("rental" + district.code(), 6, Rhythm.OFFICE, moment)),
                        "time", moment.text("yyyyMMddHHmm"))));
        desk.feed(
                "shared-offices",
                "/economy/start-ups",
                TEN,
                Documents.json("hubs.*"),
                moment -> Desk.each(
                        city.sites("start-up-hub", "창업허브", "start-up hub", district -> district.bikes() > 120 ? 1 : 0),
                        site -> Row.of(
                                "hub", site.id(),
                                "ko", site.name().ko(),
                                "en", site.name().en(),
                                "gu", site.district().code(),
                                "desks", 180,
                                "taken", Math.min(180, count(city.level(site.id(), 92, Rhythm.OFFICE, moment))),
                                "t", moment.epochMilli())));
        desk.feed(
                "markets",
                "/economy/markets",
                FIVE,
                Documents.json(""),
                moment -> Desk.each(
                        city.sites("market", "전통시장", "traditional market", 80),
                        site -> Row.of(
                                "market", site.id(),
                                "names",
                                        Row.of(
                                                "ko",
                                                site.name().ko(),
                                                "en",
                                                site.name().en()),
                                "at", List.of(site.lon(), site.lat()),
                                "visitors",
                                        count(city.level(site.id(), 210 * site.size(), Rhythm.STREET, moment)
                                                * city.weather().outdoors(moment)),
                                "when", moment.iso())));
        desk.feed(
                "staff-on-duty",
                "/staff/duty",
                TEN,
                Documents.json("offices"),
                moment -> List.of("본청", "사업소", "소방", "의회").stream()
                        .map(office -> Row.of(
                                "office", office,
                                "present", count(city.level("staff" + office, 2100, Rhythm.OFFICE, moment) + 300),
                                "remote", count(city.level("remote" + office, 260, Rhythm.OFFICE, moment)),
                                "at", moment.iso()))
                        .toList());
        desk.feed(
                "audit-reports",
                "/audit/reports.xml",
                HOUR,
                Documents.xml("audit.report"),
                moment -> List.of(Row.of(
                        "id", "hotline",
                        "received", count(moment.hour() / 24 * 11),
                        "open", count(34 * city.wobble("audit", 0.2, moment)),
                        "dt", moment.text("yyyyMMddHH"))));
    }

    private void openCulture() {
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
