package city.madang.simulator.systems;

import static city.madang.simulator.http.Row.count;

import city.madang.simulator.city.City;
import city.madang.simulator.city.Rhythm;
import city.madang.simulator.http.Documents;
import city.madang.simulator.http.Row;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/// Health, welfare, families and learning.
public final class HealthSystems {

    private static final Duration FIVE = Duration.ofMinutes(5);
    private static final Duration TEN = Duration.ofMinutes(10);
    private static final Duration HOUR = Duration.ofHours(1);

    private final Desk desk;
    private final City city;

    private HealthSystems(Desk desk) {
        this.desk = desk;
        this.city = desk.city();
    }

    /// Opens all of them.
    public static void open(Desk desk) {
        var systems = new HealthSystems(desk);
        systems.openHealth();
        systems.openWelfare();
    }

    private void openHealth() {
        desk.feed(
                "health-centres",
                "/health/centres",
                TEN,
                Documents.json("items"),
                moment -> Desk.eachDistrict(district -> Row.of(
                        "guCd", district.code(),
                        "visitors", count(city.level("hc" + district.code(), 34, Rhythm.OFFICE, moment)),
                        "waiting", count(city.level("hcw" + district.code(), 9, Rhythm.OFFICE, moment)),
                        "updDt", moment.text("yyyy-MM-dd HH:mm"))));
        desk.feed(
                "blood-stock",
                "/health/blood.xml",
                HOUR,
                Documents.xmlAttributes("bloodStock", "type"),
                moment -> List.of("A", "B", "O", "AB").stream()
                        .map(type -> Row.of(
                                "name", type,
                                "units", count(1400 * city.wobble("blood" + type, 0.3, moment)),
                                "asOf", moment.text("yyyyMMddHH")))
                        .toList());
        desk.feed(
                "infections",
                "/health/infections.csv",
                HOUR,
                Documents.csvKorean(),
                moment -> Desk.eachDistrict(district -> Row.of(
                        "자치구", district.ko(),
                        "기준시각", moment.text("yyyy/MM/dd HH시"),
                        "인플루엔자의사환자",
                                count(district.population()
                                        * 4e-5
                                        * (1.4 + Math.cos((moment.date().getDayOfYear() - 10) / 365.0 * 2 * Math.PI))
                                        * city.wobble("flu" + district.code(), 0.2, moment)),
                        "수두", count(city.level("pox" + district.code(), 2, Rhythm.FLAT, moment)))));
        desk.feed(
                "night-pharmacies",
                "/health/pharmacies.xml",
                TEN,
                Documents.xml("response.body.items.item"),
                moment -> Desk.eachDistrict(district -> Row.of(
                        "dutyAddr", district.ko(),
                        "openCount",
                                moment.hour() > 21 || moment.hour() < 6
                                        ? 2 + district.bikes() % 4
                                        : 90 + district.bikes() % 40,
                        "chkDt", moment.text("yyyyMMddHHmm"))));
        desk.feed(
                "mental-helpline",
                "/health/helpline",
                FIVE,
                Documents.json("helpline"),
                moment -> List.of(Row.of(
                        "line", "1577-0199",
                        "waiting", count(city.level("helpline", 3, Rhythm.EVENING, moment)),
                        "answered", count(city.level("helpanswered", 38, Rhythm.EVENING, moment)),
                        "t", moment.iso())));
    }

    private void openWelfare() {
        desk.feed(
                "senior-devices",
                "/welfare/seniors",
                FIVE,
                Documents.json("devices"),
                moment -> Desk.eachDistrict(district -> Row.of(
                        "gu", district.ko(),
                        "installed", district.population() / 34,
                        "calls",
                                count(city.level(
                                        "senior" + district.code(),
                                        0.00002 * district.population(),
                                        Rhythm.EVENING,
                                        moment)),
                        "silent", count(city.level("seniorq" + district.code(), 6, Rhythm.FLAT, moment)),
                        "at", moment.text("yyyyMMddHHmmss"))));
        desk.feed(
                "meals",
                "/welfare/meals.csv",
                HOUR,
                Documents.csv(),
                moment -> Desk.eachDistrict(district -> Row.of(
                        "district", district.en(),
                        "meals",
                                count(district.population()
                                        / 1500.0
                                        * city.wobble("meal" + district.code(), 0.1, moment)),
                        "served_at", moment.text("yyyy-MM-dd HH:mm:ss"))));
        desk.feed(
                "night-shelters",
                "/welfare/shelters",
                TEN,
                Documents.json("shelters.*"),
                moment -> Desk.each(
                        city.sites("night-shelter", "노숙인 쉼터", "night shelter", 30),
                        site -> Row.of(
                                "id", site.id(),
                                "ko", site.name().ko(),
                                "en", site.name().en(),
                                "beds", 60,
                                "taken",
                                        Math.min(
                                                60,
                                                count(city.level(site.id(), 34, Rhythm.EVENING, moment)
                                                        * (city.weather().temperature(moment) < 0 ? 1.35 : 1))),
                                "time", moment.epochSecond())));
        desk.feed(
                "childcare",
                "/family/childcare",
                TEN,
                Documents.json("data.centres"),
                moment -> Desk.eachDistrict(district -> Row.of(
                        "sgg", district.code(),
                        "children",
                                count(city.level(
                                        "child" + district.code(),
                                        0.006 * district.population(),
                                        Rhythm.OFFICE,
                                        moment)),
                        "waiting", count(0.0008 * district.population()),
                        "stdDt", moment.text("yyyyMMddHHmm"))));
        desk.feed(
                "women-safety",
                "/family/safe-way-home.xml",
                FIVE,
                Documents.xml("escorts.district"),
                moment -> Desk.eachDistrict(district -> Row.of(
                        "gu", district.code(),
                        "requests",
                                moment.hour() > 21 || moment.hour() < 2
                                        ? count(4 * city.wobble("escort" + district.code(), 0.4, moment))
                                        : 0,
                        "at", moment.iso())));
        desk.feed(
                "youth-centres",
                "/youth/centres",
                TEN,
                Documents.json("list"),
                moment -> Desk.each(
                        city.sites("youth-centre", "청년센터", "youth centre", district -> 1),
                        site -> Row.of(
                                "centre", site.id(),
                                "nm", site.name().ko(),
                                "en", site.name().en(),
                                "gu", site.district().code(),
                                "visitors", count(city.level(site.id(), 22, Rhythm.STREET, moment)),
                                "dt", moment.text("yyyy-MM-dd'T'HH:mm"))));
        desk.feed(
                "school-air",
                "/education/school-air.csv",
                TEN,
                Documents.csv('\t', StandardCharsets.UTF_8),
                moment -> Desk.each(
                        city.sites("school", "초등학교", "primary school", 120),
                        site -> Row.of(
                                "school", site.id(),
                                "ko", site.name().ko(),
                                "en", site.name().en(),
                                "gu", site.district().code(),
                                "co2_ppm",
                                        count(430
                                                + 420
                                                        * Math.min(2.5, Rhythm.OFFICE.at(moment))
                                                        * (moment.weekend() ? 0.05 : 1)
                                                        * city.wobble(site.id(), 0.1, moment)),
                                "when", moment.epochMilli())));
        desk.feed(
                "labour-centres",
                "/labour/consultations",
                HOUR,
                Documents.json("rows"),
                moment -> Desk.eachDistrict(district -> Row.of(
                        "gu_en", district.en(),
                        "consultations", count(city.level("labour" + district.code(), 2.2, Rhythm.OFFICE, moment)),
                        "hour", moment.text("yyyyMMddHH"))));
    }
}
