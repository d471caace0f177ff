package city.madang.simulator.systems;

import static city.madang.simulator.http.Row.round;

import city.madang.simulator.city.City;
import city.madang.simulator.city.Rhythm;
import city.madang.simulator.http.Documents;
import city.madang.simulator.http.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Sewage.
final class SewageSystems {

    private static final Duration TEN = Duration.ofMinutes(10);

    private final Desk desk;
    private final City city;

    SewageSystems(Desk desk) {
        this.desk = desk;
        this.city = desk.city();
    }

    void open() {
        desk.feed("sewage-plants", "/sewage/centres", TEN, Documents.json("result.centres"), moment -> {
            var rows = new ArrayList<Map<String, Object>>();
            var names = List.of("중랑", "난지", "탄천", "서남");
            var english = List.of("Jungnang", "Nanji", "Tancheon", "Seonam");
            for (var i = 0; i < names.size(); i++) {
                rows.add(Row.of(
                        "centre",
                        "S" + (i + 1),
                        "ko",
                        names.get(i) + "물재생센터",
                        "en",
                        english.get(i) + " water reclamation centre",
                        "inflow_m3_per_s",
                        round(
                                city.level("sewage" + i, 9 + 4 * i, Rhythm.HOME, moment)
                                        + city.weather().wet(moment),
                                2),
                        "do_mg_per_l",
                        round(2.2 * city.wobble("sdo" + i, 0.2, moment), 2),
                        "stamp",
                        moment.epochMilli()));
            }
            return rows;
        });
    }
}
