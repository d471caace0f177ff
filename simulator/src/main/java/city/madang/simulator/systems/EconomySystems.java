package city.madang.simulator.systems;

import static city.madang.simulator.http.Row.count;

import city.madang.simulator.city.City;
import city.madang.simulator.city.Rhythm;
import city.madang.simulator.http.Documents;
import city.madang.simulator.http.Row;
import java.time.Duration;
import java.util.List;

/// Markets, jobs and prices.
final class EconomySystems {

    private static final Duration FIVE = Duration.ofMinutes(5);
    private static final Duration TEN = Duration.ofMinutes(10);
    private static final Duration HOUR = Duration.ofHours(1);

    private final Desk desk;
    private final City city;

    EconomySystems(Desk desk) {
        this.desk = desk;
        this.city = desk.city();
    }

    void open() {
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
}
