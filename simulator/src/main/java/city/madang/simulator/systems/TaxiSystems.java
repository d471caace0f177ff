package city.madang.simulator.systems;

import static city.madang.simulator.http.Row.count;
import static city.madang.simulator.http.Row.round;

import city.madang.simulator.city.City;
import city.madang.simulator.city.Rhythm;
import city.madang.simulator.http.Documents;
import city.madang.simulator.http.Row;
import java.time.Duration;
import java.util.List;

/// Taxis and what else one orders.
final class TaxiSystems {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Desk desk;
    private final City city;

    TaxiSystems(Desk desk) {
        this.desk = desk;
        this.city = desk.city();
    }

    void open() {
        desk.feed(
                "taxis",
                "/taxi/supply",
                MINUTE,
                Documents.json("body.districts"),
                moment -> Desk.eachDistrict(district -> Row.of(
                        "code", district.code(),
                        "vacant",
                                count(city.level(
                                        "vacant" + district.code(), 14_000 * district.share(), Rhythm.STREET, moment)),
                        "calls",
                                count(city.level(
                                                "taxicalls" + district.code(),
                                                900 * district.share(),
                                                Rhythm.EVENING,
                                                moment)
                                        * (2 - city.weather().outdoors(moment))),
                        "t", moment.text("yyyyMMddHHmm"))));
        desk.feed(
                "disabled-taxis",
                "/taxi/call-taxi.xml",
                MINUTE,
                Documents.xml("callTaxi.row"),
                moment -> List.of(Row.of(
                        "waiting", count(city.level("calltaxi", 85, Rhythm.OFFICE, moment)),
                        "running", count(city.level("calltaxirun", 260, Rhythm.OFFICE, moment)),
                        "avgWaitMin", round(city.level("calltaxiwait", 28, Rhythm.OFFICE, moment), 0),
                        "dt", moment.text("yyyy-MM-dd HH:mm:ss"))));
    }
}
