package city.madang.simulator.systems;

import static city.madang.simulator.http.Row.count;

import city.madang.simulator.city.City;
import city.madang.simulator.city.Districts;
import city.madang.simulator.city.Moment;
import city.madang.simulator.city.Rhythm;
import city.madang.simulator.http.Documents;
import city.madang.simulator.http.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Calls, press, notices and taking part.
public final class CitizenSystems {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration FIVE = Duration.ofMinutes(5);
    private static final Duration TEN = Duration.ofMinutes(10);
    private static final Duration HOUR = Duration.ofHours(1);

    private final Desk desk;
    private final City city;

    private CitizenSystems(Desk desk) {
        this.desk = desk;
        this.city = desk.city();
    }

    /// Opens all of them.
    public static void open(Desk desk) {
        var systems = new CitizenSystems(desk);
        systems.openCalls();
        new PressSystems(desk).open();
        new SocialSystems(desk).open();
        new MastodonSystem(desk).open();
        systems.openParticipation();
    }

    private void openCalls() {
        var calls = desk.feed("calls-120", "/dasan/status", MINUTE, Documents.json("callCentre"), this::calls);
        desk.archive(calls, Documents.json(""));
        desk.feed("scooter-tows", "/complaints/scooters.csv", FIVE, Documents.csvKorean(), this::scooters);
        desk.feed(
                "complaint-counts",
                "/complaints/counts.xml",
                FIVE,
                Documents.xml("result.gu"),
                moment -> Desk.eachDistrict(district -> Row.of(
                        "code", district.code(),
                        "received", count(11.5 * district.scooters() * moment.hour() / 24),
                        "solved", count(10 * district.scooters() * moment.hour() / 24),
                        "time", moment.text("yyyy-MM-dd HH:mm"))));
    }

    /// About 18,000 calls a day (an estimate); more when it rains hard.
    private List<Map<String, Object>> calls(Moment moment) {
        var incoming = city.level("120", 760, Rhythm.OFFICE, moment)
                * (1 + Math.min(0.6, city.weather().rain(moment) * 0.08));
        var agents = 330 * Math.min(1, 0.12 + Rhythm.OFFICE.at(moment) / 2.6);
        var waiting = Math.max(0, incoming / 60 * 3.2 - agents * 0.09);
        return List.of(Row.of(
                "centre", "120",
                "incomingPerHour", count(incoming),
                "answeredPerHour", count(incoming * 0.94),
                "waiting", count(waiting),
                "averageWaitSeconds", count(8 + waiting * 2.1),
                "agents", count(agents),
                "topics", List.of("교통", "세금", "주차", "복지"),
                "at", moment.iso()));
    }

    /// Reports of the last hours, at the rate of each district (source: complaints-escooter-tow).
    private List<Map<String, Object>> scooters(Moment moment) {
        var places = List.of("보도와 차도가 구분된 도로의 차도", "횡단보도, 산책로 등", "보도 중앙", "자전거 도로", "버스정류장 주변");
        var rows = new ArrayList<Map<String, Object>>();
        for (var district : Districts.all()) {
            for (var slot = moment.epochSecond() / 1800 - 11; slot <= moment.epochSecond() / 1800; slot++) {
                var rate = district.scooters() / 48 * Rhythm.STREET.at(new Moment(slot * 1_800_000));
                if (city.noise().uniform("tow" + district.code(), slot) < rate) {
                    var at = city.point(district, "tow", slot);
                    var reported = new Moment(slot * 1_800_000);
                    rows.add(Row.of(
                            "신고번호", "T%s-%d".formatted(district.code(), slot),
                            "신고일시", reported.text("yyyy-MM-dd HH:mm"),
                            "자치구", district.ko(),
                            "주소",
                                    "%s %s"
                                            .formatted(
                                                    district.ko(),
                                                    district.place((int) slot).ko()),
                            "위치유형", places.get(city.noise().pick("towplace", slot, places.size())),
                            "처리", reported.plus(Duration.ofHours(2)).epochMilli() < moment.epochMilli() ? "견인" : "대기",
                            "경도", at[0],
                            "위도", at[1]));
                }
            }
        }
        return rows;
    }

    private void openParticipation() {
        desk.feed("suggestions", "/participation/suggestions", FIVE, Documents.json("suggestions"), moment -> {
            var subjects = new String[][] {
                {"버스 정류장 그늘막", "Shade at bus stops"},
                {"자전거 보관대 확충", "More bicycle racks"},
                {"놀이터 야간 조명", "Light for playgrounds"},
                {"횡단보도 대기 시간", "Waiting at crossings"},
                {"공원 음수대", "Water in parks"},
                {"도서관 개관 시간", "Library hours"}
            };
            var rows = new ArrayList<Map<String, Object>>();
            for (var back = 0; back < 20; back++) {
                var number = moment.epochSecond() / 5400 - back;
                var subject = subjects[city.noise().pick("subject", number, subjects.length)];
                var district = Districts.all().get(city.noise().pick("suggestgu", number, 25));
                rows.add(Row.of(
                        "no", number,
                        "subject", "%s %s".formatted(district.ko(), subject[0]),
                        "subjectEng", "%s in %s".formatted(subject[1], district.en()),
                        "gu", district.ko(),
                        "theme", subject[0],
                        "themeEng", subject[1],
                        "state", back < 4 ? "접수" : back < 14 ? "검토" : "답변",
                        "votes", count(back * 4 + 30 * city.noise().uniform("votes", number)),
                        "registered", new Moment(number * 5_400_000).text("yyyy-MM-dd HH:mm:ss")));
            }
            return rows;
        });
        desk.feed(
                "proposal-counts",
                "/participation/counts.csv",
                HOUR,
                Documents.csv(),
                moment -> Desk.eachDistrict(district -> Row.of(
                        "gu", district.code(),
                        "participants",
                                count(city.level(
                                        "join" + district.code(),
                                        0.00009 * district.population(),
                                        Rhythm.STREET,
                                        moment)),
                        "hour", moment.text("yyyyMMddHH"))));
        desk.feed(
                "votes",
                "/participation/votes.xml",
                FIVE,
                Documents.xml("votes.vote"),
                moment -> List.of("공원 이름 정하기", "올해의 책", "버스 노선 색").stream()
                        .map(title -> Row.of(
                                "title",
                                title,
                                "id",
                                "V" + Math.floorMod(title.hashCode(), 1000),
                                "voters",
                                count((moment.day() % 14 + moment.hour() / 24) * 310),
                                "at",
                                moment.iso()))
                        .toList());
        desk.open(
                "reservations",
                "ListPublicReservationSport",
                TEN,
                moment -> Desk.each(
                        city.sites("sports-hall", "체육시설", "sports hall", 60),
                        site -> Row.of(
                                "SVCID", site.id(),
                                "SVCNM", site.name().ko() + " &#40;예약&#41;",
                                "SVCNM_ENG", site.name().en(),
                                "AREANM", site.district().ko(),
                                "SVCSTATNM", site.number() % 3 == 0 ? "예약마감" : "접수중",
                                "PLACES_FREE",
                                        count(20 - Math.min(20, city.level(site.id(), 9, Rhythm.STREET, moment))),
                                "UPDTDT", moment.text("yyyy-MM-dd HH:mm"))));
        desk.feed(
                "document-disclosure",
                "/documents/disclosed",
                TEN,
                Documents.json("response.docs"),
                moment -> List.of(Row.of(
                        "org", "서울특별시",
                        "disclosed",
                                count(46
                                        * Math.max(0, Math.min(9, moment.hour() - 9))
                                        * city.wobble("docs", 0.05, moment.floor(Duration.ofDays(1)))),
                        "asOf", moment.text("yyyy-MM-dd HH:mm"))));
    }
}
