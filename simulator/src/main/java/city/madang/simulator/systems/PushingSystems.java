package city.madang.simulator.systems;

import static city.madang.simulator.http.Row.count;

import city.madang.simulator.city.City;
import city.madang.simulator.city.District;
import city.madang.simulator.city.Districts;
import city.madang.simulator.city.Moment;
import city.madang.simulator.city.Rhythm;
import city.madang.simulator.http.Row;
import city.madang.simulator.push.FileDrops;
import city.madang.simulator.push.LegacyDatabase;
import city.madang.simulator.push.Webhooks;
import city.madang.simulator.push.Webhooks.Form;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the old database holds, what is posted, and what is dropped into folders.
public final class PushingSystems {

    private static final String[][] TOPICS = {
        {"보도 위 전동킥보드", "Scooter on the pavement"},
        {"불법 주정차", "Illegal parking"},
        {"도로 파손", "Damaged road"},
        {"생활 소음", "Noise"},
        {"쓰레기 무단투기", "Dumped rubbish"},
        {"가로등 고장", "Street lamp out"},
        {"가로수 정비", "Tree care"},
        {"대중교통 불편", "Public transport"}
    };
    private static final Duration SLOT = Duration.ofMinutes(2);

    private PushingSystems() {}

    /// The tables of the old administrative database.
    public static void keepTables(City city, LegacyDatabase database) throws SQLException {
        database.keep(
                "complaints",
                "COMPLAINT",
                "RECEIPT_NO varchar(40) primary key, RECEIVED timestamp, CHANGED timestamp, GU_CODE varchar(5), TOPIC varchar(80), TOPIC_EN varchar(80), PLACE varchar(80), PLACE_EN varchar(80), LON double, LAT double, STATE varchar(10)",
                Duration.ofSeconds(20),
                moment -> complaints(city, moment));
        database.keep(
                "toll-passages",
                "TOLL_PASSAGE",
                "PASSAGE_ID varchar(40) primary key, CHANGED timestamp, TUNNEL varchar(40), TUNNEL_EN varchar(40), VEHICLES bigint, REVENUE_WON bigint",
                Duration.ofSeconds(30),
                moment -> tolls(city, moment));
        database.keep(
                "job-centres",
                "JOB_VISIT",
                "VISIT_ID varchar(40) primary key, CHANGED timestamp, GU_CODE varchar(5), VISITORS bigint, PLACEMENTS bigint",
                Duration.ofSeconds(60),
                moment -> jobs(city, moment));
    }

    /// About 2,100 complaints a day: ten times the scooter reports (source: complaints-escooter-tow, 214 a
    /// day), shared out by districts as those are. Most are solved within three hours.
    private static List<Map<String, Object>> complaints(City city, Moment now) {
        var rows = new ArrayList<Map<String, Object>>();
        var last = now.floor(SLOT);
        for (var back = 0; back < 720; back++) {
            var slot = new Moment(last.epochMilli() - back * SLOT.toMillis());
            var number = slot.epochSecond() / SLOT.toSeconds();
            var expected = 2.9 * Rhythm.OFFICE.at(slot) + 0.3;
            var received = (int) (expected + city.noise().uniform("complaints", number));
            for (var i = 0; i < received; i++) {
                var row = complaint(city, slot, number * 16 + i, now);
                if (row != null) {
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    private static @Nullable Map<String, Object> complaint(City city, Moment slot, long number, Moment now) {
        var noise = city.noise();
        var received = slot.plusSeconds((long) (noise.uniform("complaint/second", number) * SLOT.toSeconds()));
        if (received.epochMilli() > now.epochMilli()) {
            return null;
        }
        var district = byScooters(noise.uniform("complaint/gu", number));
        var topic = TOPICS[noise.pick("complaint/topic", number, TOPICS.length)];
        var place = district.place(noise.pick("complaint/place", number, 97));
        var at = city.point(district, "complaint", number);
        var taken = received.plusSeconds((long) (600 + 2400 * noise.uniform("complaint/taken", number)));
        var solved = taken.plusSeconds((long) (-6000 * Math.log(1 - noise.uniform("complaint/solved", number))));
        var state =
                now.epochMilli() >= solved.epochMilli() ? "완료" : now.epochMilli() >= taken.epochMilli() ? "처리중" : "접수";
        var changed = state.equals("완료") ? solved : state.equals("처리중") ? taken : received;
        return Row.of(
                "RECEIPT_NO", "C%s-%d".formatted(received.text("yyyyMMdd"), number),
                "RECEIVED", time(received),
                "CHANGED", time(changed),
                "GU_CODE", district.code(),
                "TOPIC", topic[0],
                "TOPIC_EN", topic[1],
                "PLACE", place.ko(),
                "PLACE_EN", place.en(),
                "LON", at[0],
                "LAT", at[1],
                "STATE", state);
    }

    private static District byScooters(double draw) {
        var left = draw * 214.3;
        for (var district : Districts.all()) {
            left -= district.scooters();
            if (left <= 0) {
                return district;
            }
        }
        return Districts.all().getLast();
    }

    private static List<Map<String, Object>> tolls(City city, Moment now) {
        var rows = new ArrayList<Map<String, Object>>();
        var step = Duration.ofMinutes(5);
        for (var back = 0; back < 12; back++) {
            var at = now.floor(step).minus(step.multipliedBy(back));
            for (var tunnel = 1; tunnel <= 3; tunnel += 2) {
                var vehicles = count(city.traffic().volume("toll" + tunnel, at) / 4);
                rows.add(Row.of(
                        "PASSAGE_ID", "N%d-%s".formatted(tunnel, at.text("yyyyMMddHHmm")),
                        "CHANGED", time(at),
                        "TUNNEL", "남산%d호터널".formatted(tunnel),
                        "TUNNEL_EN", "Namsan %d Tunnel".formatted(tunnel),
                        "VEHICLES", vehicles,
                        "REVENUE_WON", vehicles * 2000));
            }
        }
        return rows;
    }

    private static List<Map<String, Object>> jobs(City city, Moment now) {
        var at = now.floor(Duration.ofMinutes(10));
        return Desk.eachDistrict(district -> Row.of(
                "VISIT_ID", "J%s-%s".formatted(district.code(), at.text("yyyyMMddHHmm")),
                "CHANGED", time(at),
                "GU_CODE", district.code(),
                "VISITORS", count(city.level("jobs" + district.code(), 14, Rhythm.OFFICE, at)),
                "PLACEMENTS", count(city.level("placed" + district.code(), 1.5, Rhythm.OFFICE, at))));
    }

    private static Timestamp time(Moment moment) {
        return Timestamp.valueOf(moment.instant().atOffset(Moment.SEOUL).toLocalDateTime());
    }

    /// What is posted to the server.
    public static void post(City city, Webhooks webhooks) {
        var hour = Duration.ofHours(1);
        webhooks.post(
                "elevator-alarms",
                Form.PLAIN,
                Duration.ofSeconds(20),
                hour,
                (after, until) -> elevators(city, after, until));
        webhooks.post(
                "safety-reports",
                Form.CLOUD_EVENT,
                Duration.ofSeconds(15),
                hour,
                (after, until) -> reports(city, after, until));
        webhooks.post(
                "smart-bins",
                Form.CLOUD_EVENT_BATCH,
                Duration.ofSeconds(30),
                Duration.ofMinutes(1),
                (after, until) -> bins(city, until));
    }

    private static List<Map<String, Object>> elevators(City city, Moment after, Moment until) {
        return happenings(city, "elevator", 240, after, until).stream()
                .map(happening -> Row.of(
                        "id",
                        "EL-" + happening.number(),
                        "time",
                        happening.at().iso(),
                        "elevator",
                        happening.district().place((int) happening.number()).ko() + " 승강기",
                        "elevatorEn",
                        happening.district().place((int) happening.number()).en() + " elevator",
                        "gu",
                        happening.district().code(),
                        "alarm",
                        "TRAPPED",
                        "lon",
                        happening.lon(),
                        "lat",
                        happening.lat()))
                .toList();
    }

    private static List<Map<String, Object>> reports(City city, Moment after, Moment until) {
        var kinds = new String[][] {
            {"보도블록 침하", "Sunken pavement"},
            {"전선 늘어짐", "Hanging cable"},
            {"난간 파손", "Broken railing"},
            {"맨홀 이탈", "Loose manhole cover"}
        };
        return happenings(city, "report", 30, after, until).stream()
                .map(happening -> {
                    var kind = kinds[(int) Math.floorMod(happening.number(), (long) kinds.length)];
                    return Row.of(
                            "id",
                            "SR-" + happening.number(),
                            "time",
                            happening.at().iso(),
                            "subject",
                            kind[0],
                            "subjectEn",
                            kind[1],
                            "where",
                            Row.of("gu", happening.district().ko(), "lon", happening.lon(), "lat", happening.lat()),
                            "risk",
                            happening.number() % 5 == 0 ? "HIGH" : "LOW");
                })
                .toList();
    }

    private static List<Map<String, Object>> bins(City city, Moment until) {
        var minute = until.epochSecond() / 30;
        return city.sites("smart-bin", "스마트 수거함", "smart bin", 200).stream()
                .filter(site -> site.number() % 10 == minute % 10)
                .map(site -> Row.of(
                        "id", site.id() + "@" + until.epochSecond(),
                        "time", until.iso(),
                        "bin", site.id(),
                        "ko", site.name().ko(),
                        "en", site.name().en(),
                        "gu", site.district().code(),
                        "lon", site.lon(),
                        "lat", site.lat(),
                        "fill", Math.floorMod(until.epochSecond() / 400 + site.number() * 13L, 100)))
                .toList();
    }

    private record Happening(long number, Moment at, District district, double lon, double lat) {}

    /// About one every `seconds`, at moments that the seed fixes.
    private static List<Happening> happenings(City city, String kind, long seconds, Moment after, Moment until) {
        var found = new ArrayList<Happening>();
        for (var slot = after.epochSecond() / seconds; slot <= until.epochSecond() / seconds; slot++) {
            var at = new Moment((slot * seconds + (long) (seconds * city.noise().uniform(kind + "/at", slot))) * 1000);
            if (at.epochMilli() > after.epochMilli() && at.epochMilli() <= until.epochMilli()) {
                var district = Districts.all().get(city.noise().pick(kind + "/gu", slot, 25));
                var point = city.point(district, kind, slot);
                found.add(new Happening(slot, at, district, point[0], point[1]));
            }
        }
        return found;
    }

    /// What is dropped into folders, in CP949.
    public static void dropFiles(City city, FileDrops drops) {
        drops.drop("market-prices", Duration.ofMinutes(30), moment -> prices(city, moment));
        drops.drop("budget-execution", Duration.ofHours(1), moment -> budget(city, moment));
        drops.drop(
                "duty-roster",
                Duration.ofHours(1),
                moment -> Desk.eachDistrict(district -> Row.of(
                        "자치구", district.ko(),
                        "근무일시", moment.text("yyyy-MM-dd HH:mm"),
                        "근무인원",
                                "%,d"
                                        .formatted(count(
                                                city.level("duty" + district.code(), 520, Rhythm.OFFICE, moment))),
                        "출장인원", count(city.level("trip" + district.code(), 40, Rhythm.OFFICE, moment)))));
    }

    private static List<Map<String, Object>> prices(City city, Moment moment) {
        var goods = new Object[][] {
            {"배추", "Napa cabbage", 9200},
            {"무", "Radish", 12_500},
            {"대파", "Green onion", 2300},
            {"사과", "Apple", 34_000},
            {"감자", "Potato", 31_000},
            {"양파", "Onion", 16_500},
            {"고등어", "Mackerel", 28_000},
            {"오징어", "Squid", 41_000}
        };
        var rows = new ArrayList<Map<String, Object>>();
        for (var good : goods) {
            rows.add(Row.of(
                    "품목", good[0],
                    "영문", good[1],
                    "경매일시", moment.text("yyyy.MM.dd HH:mm"),
                    "평균가(원)", "%,d".formatted(count((int) good[2] * city.wobble("price" + good[1], 0.15, moment))),
                    "반입량(톤)", count(city.level("goods" + good[1], 60, Rhythm.HOME, moment))));
        }
        return rows;
    }

    private static List<Map<String, Object>> budget(City city, Moment moment) {
        var done = moment.date().getDayOfYear() / 365.0;
        return Desk.eachDistrict(district -> Row.of(
                "기관", district.ko(),
                "기준일시", moment.text("yyyy-MM-dd HH:mm:ss"),
                "예산(백만원)", "%,d".formatted(count(district.population() * 1.9)),
                "집행률",
                        Row.round(
                                100
                                        * Math.min(
                                                0.98,
                                                done
                                                        * (0.9
                                                                + 0.06
                                                                        * city.noise()
                                                                                .wave(
                                                                                        "budget" + district.code(),
                                                                                        0,
                                                                                        1))),
                                1)));
    }
}
