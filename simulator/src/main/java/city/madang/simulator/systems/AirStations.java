package city.madang.simulator.systems;

import city.madang.simulator.city.City;
import city.madang.simulator.city.Districts;
import city.madang.simulator.http.Documents;
import city.madang.simulator.http.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The list of the stations that measure the air: one for each district, and those beside roads, on hills and in parks.
final class AirStations {

    /// The stations beside those of the districts, as they were called in 2018–2022 (source: air-quality): Korean name,
    /// name in Latin letters, code of the district, type.
    private static final String[][] OTHERS = {
        {"강남대로", "Gangnam-daero", "11650", "roadside"},
        {"강변북로", "Gangbyeonbuk-ro", "11200", "roadside"},
        {"공항대로", "Gonghang-daero", "11500", "roadside"},
        {"관악산", "Gwanaksan", "11620", "background"},
        {"궁동", "Gung-dong", "11530", "background"},
        {"남산", "Namsan", "11140", "background"},
        {"도산대로", "Dosan-daero", "11680", "roadside"},
        {"동작대로", "Dongjak-daero", "11590", "roadside"},
        {"마포아트센터", "Mapo Art Center", "11440", "background"},
        {"북한산", "Bukhansan", "11380", "background"},
        {"서울숲", "Seoul Forest", "11200", "background"},
        {"세곡", "Segok", "11680", "background"},
        {"시흥대로", "Siheung-daero", "11545", "roadside"},
        {"신촌로", "Sinchon-ro", "11440", "roadside"},
        {"영등포로", "Yeongdeungpo-ro", "11560", "roadside"},
        {"올림픽공원", "Olympic Park", "11710", "background"},
        {"자연사박물관", "Museum of Natural History", "11410", "background"},
        {"정릉로", "Jeongneung-ro", "11290", "roadside"},
        {"종로", "Jong-ro", "11110", "roadside"},
        {"천호대로", "Cheonho-daero", "11740", "roadside"},
        {"청계천로", "Cheonggyecheon-ro", "11140", "roadside"},
        {"한강대로", "Hangang-daero", "11170", "roadside"},
        {"행주", "Haengju", "11500", "background"},
        {"홍릉로", "Hongneung-ro", "11230", "roadside"},
        {"화랑로", "Hwarang-ro", "11350", "roadside"}
    };

    private final City city;

    AirStations(City city) {
        this.city = city;
    }

    void open(Desk desk) {
        desk.feed("air-stations", "/air/stations", Duration.ofHours(24), Documents.json("stations"), moment -> list());
    }

    private List<Map<String, Object>> list() {
        var rows = new ArrayList<Map<String, Object>>();
        for (var district : Districts.all()) {
            rows.add(row(district.ko(), district.en(), district.code(), "city"));
        }
        for (var other : OTHERS) {
            rows.add(row(other[0], other[1], other[2], other[3]));
        }
        return rows;
    }

    private Map<String, Object> row(String ko, String en, String code, String type) {
        var at = city.point(Districts.get(code), "air-station" + ko, 0);
        return Row.of("stationName", ko, "stationNameEng", en, "type", type, "guCode", code, "x", at[0], "y", at[1]);
    }
}
