package city.madang.simulator.systems;

import static city.madang.simulator.http.Row.count;

import city.madang.simulator.city.City;
import city.madang.simulator.city.Moment;
import city.madang.simulator.city.Rhythm;
import city.madang.simulator.city.Site;
import city.madang.simulator.http.Documents;
import city.madang.simulator.http.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Construction sites and the projects of the city.
final class ConstructionSystems {

    private static final Duration FIVE = Duration.ofMinutes(5);
    private static final Duration TEN = Duration.ofMinutes(10);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private static final String[][] WORKS = {
        {"터널 도로건설공사", "road tunnel"},
        {"도시철도 연장공사", "metro extension"},
        {"하수관로 정비공사", "sewer renewal"},
        {"공공청사 신축공사", "public building"},
        {"보도교 설치공사", "footbridge"},
        {"빗물저류조 설치공사", "stormwater tank"}
    };

    private final Desk desk;
    private final City city;

    ConstructionSystems(Desk desk) {
        this.desk = desk;
        this.city = desk.city();
    }

    void open() {
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
}
