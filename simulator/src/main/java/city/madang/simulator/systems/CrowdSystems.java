package city.madang.simulator.systems;

import static city.madang.simulator.http.Row.count;

import city.madang.simulator.city.City;
import city.madang.simulator.city.Districts;
import city.madang.simulator.city.Moment;
import city.madang.simulator.city.Rhythm;
import city.madang.simulator.http.Documents;
import city.madang.simulator.http.OpenApi.Quirk;
import city.madang.simulator.http.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// How many people are at the main places.
final class CrowdSystems {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration FIVE = Duration.ofMinutes(5);
    private static final Duration HOUR = Duration.ofHours(1);

    /// The main places whose crowds are estimated, each with a usual number of people at noon of a working
    /// day (estimates).
    private static final Object[][] PLACES = {
        {"POI001", "강남 MICE 관광특구", "Gangnam MICE district", "11680", 62_000},
        {"POI002", "동대문 관광특구", "Dongdaemun district", "11140", 34_000},
        {"POI003", "명동 관광특구", "Myeong-dong district", "11140", 58_000},
        {"POI004", "이태원 관광특구", "Itaewon district", "11170", 21_000},
        {"POI005", "잠실 관광특구", "Jamsil district", "11710", 71_000},
        {"POI006", "종로·청계 관광특구", "Jongno and Cheonggye", "11110", 44_000},
        {"POI007", "홍대 관광특구", "Hongdae district", "11440", 76_000},
        {"POI008", "경복궁", "Gyeongbokgung", "11110", 12_000},
        {"POI009", "광화문·덕수궁", "Gwanghwamun and Deoksugung", "11110", 42_000},
        {"POI010", "창덕궁·종묘", "Changdeokgung and Jongmyo", "11110", 9_000},
        {"POI011", "가산디지털단지역", "Gasan Digital Complex", "11545", 38_000},
        {"POI012", "강남역", "Gangnam Station", "11680", 83_000},
        {"POI013", "건대입구역", "Konkuk Univ. Station", "11215", 36_000},
        {"POI014", "고속터미널역", "Express Bus Terminal", "11650", 41_000},
        {"POI015", "교대역", "Seoul Nat'l Univ. of Education", "11650", 30_000},
        {"POI016", "구로디지털단지역", "Guro Digital Complex", "11530", 33_000},
        {"POI017", "노량진", "Noryangjin", "11590", 17_000},
        {"POI018", "대림역", "Daerim Station", "11560", 21_000},
        {"POI019", "발산역", "Balsan Station", "11500", 24_000},
        {"POI020", "사당역", "Sadang Station", "11590", 29_000},
        {"POI021", "서울대입구역", "Seoul Nat'l Univ. Station", "11620", 31_000},
        {"POI022", "서울역", "Seoul Station", "11140", 47_000},
        {"POI023", "선릉역", "Seolleung Station", "11680", 52_000},
        {"POI024", "성수카페거리", "Seongsu cafe street", "11200", 27_000},
        {"POI025", "수유역", "Suyu Station", "11305", 23_000},
        {"POI026", "신논현역", "Sinnonhyeon Station", "11680", 45_000},
        {"POI027", "신도림역", "Sindorim Station", "11530", 26_000},
        {"POI028", "신림역", "Sillim Station", "11620", 35_000},
        {"POI029", "신촌역", "Sinchon Station", "11410", 37_000},
        {"POI030", "여의도", "Yeouido", "11560", 66_000},
        {"POI031", "연신내역", "Yeonsinnae Station", "11380", 19_000},
        {"POI032", "왕십리역", "Wangsimni Station", "11200", 22_000},
        {"POI033", "용산역", "Yongsan Station", "11170", 25_000},
        {"POI034", "천호역", "Cheonho Station", "11740", 28_000},
        {"POI035", "청량리역", "Cheongnyangni Station", "11230", 24_000},
        {"POI036", "노원역", "Nowon Station", "11350", 27_000},
        {"POI037", "창동 신경제 중심지", "Changdong centre", "11320", 13_000},
        {"POI038", "상봉역", "Sangbong Station", "11260", 15_000},
        {"POI039", "목동역", "Mok-dong Station", "11470", 20_000},
        {"POI040", "길음역", "Gireum Station", "11290", 16_000}
    };

    /// The places that are also asked for one by one, with everything that is known about them.
    private static final int DETAILED = 9;

    private final Desk desk;
    private final City city;

    CrowdSystems(Desk desk) {
        this.desk = desk;
        this.city = desk.city();
    }

    void open() {
        var crowd = desk.open("crowd", "citydata_ppltn", MINUTE, this::crowds);
        desk.archive(crowd, Documents.csv());
        for (var i = 0; i < DETAILED; i++) {
            var place = PLACES[i];
            desk.openApi()
                    .add(
                            "citydata-" + String.valueOf(place[0]).toLowerCase(Locale.ROOT),
                            "citydata/" + place[0],
                            "CITYDATA",
                            Quirk.CITY_DATA,
                            FIVE,
                            moment -> List.of(cityData(place, moment)));
        }
    }

    private double people(Object[] place, Moment moment) {
        return city.level((String) place[0], (int) place[4] / 1.45, Rhythm.STREET, moment)
                        * (0.4 + 0.6 * city.weather().outdoors(moment))
                + (int) place[4] * 0.12;
    }

    /// Four grades by how far the usual number is passed.
    private static String grade(double people, Object[] place) {
        var share = people / (int) place[4];
        return share < 0.7 ? "여유" : share < 1.05 ? "보통" : share < 1.3 ? "약간 붐빔" : "붐빔";
    }

    private List<Map<String, Object>> crowds(Moment moment) {
        var rows = new ArrayList<Map<String, Object>>();
        for (var i = 0; i < PLACES.length; i++) {
            var place = PLACES[i];
            var district = Districts.get((String) place[3]);
            var at = city.point(district, "crowd", i);
            // A square metre of crowd stands for the 8,000 or so of busy pavement in such an area.
            var people = people(place, moment) + 8000 * city.stories().crowd(at[0], at[1], moment);
            rows.add(Row.of(
                    "AREA_CD", place[0],
                    "AREA_NM", place[1],
                    "AREA_NM_ENG", place[2],
                    "LON", at[0],
                    "LAT", at[1],
                    "AREA_CONGEST_LVL", grade(people, place),
                    "AREA_PPLTN_MIN", String.valueOf(count(people * 0.97 / 500) * 500),
                    "AREA_PPLTN_MAX", String.valueOf(count(people * 1.03 / 500) * 500),
                    "PPLTN_TIME", moment.text("yyyy-MM-dd HH:mm")));
        }
        return rows;
    }

    /// All numbers are texts; the first section is a list of one.
    private Map<String, Object> cityData(Object[] place, Moment moment) {
        var district = Districts.get((String) place[3]);
        var people = people(place, moment);
        var soon = moment.plus(HOUR);
        var forecast = Row.of(
                "FCST_TIME", soon.text("yyyy-MM-dd HH:mm"),
                "FCST_CONGEST_LVL", grade(people(place, soon), place),
                "FCST_PPLTN_MIN", String.valueOf(count(people(place, soon) * 0.97 / 500) * 500));
        var now = Row.of(
                "AREA_NM", place[1],
                "AREA_CD", place[0],
                "AREA_CONGEST_LVL", grade(people, place),
                "AREA_PPLTN_MIN", String.valueOf(count(people * 0.97 / 500) * 500),
                "AREA_PPLTN_MAX", String.valueOf(count(people * 1.03 / 500) * 500),
                "REPLACE_YN", "N",
                "PPLTN_TIME", moment.text("yyyy-MM-dd HH:mm"),
                "FCST_YN", "Y",
                "FCST_PPLTN", List.of(forecast));
        var speed = city.traffic().speed(district, moment) * 0.85;
        var road = Row.of(
                "ROAD_TRAFFIC_IDX",
                speed < 15 ? "정체" : speed < 25 ? "서행" : "원활",
                "ROAD_TRAFFIC_SPD",
                "%.1f".formatted(speed));
        var weather = Row.of(
                "WEATHER_TIME", moment.text("yyyy-MM-dd HH:mm"),
                "TEMP", "%.1f".formatted(city.weather().temperature(district, moment)),
                "PRECIPITATION",
                        city.weather().rain(district, moment) == 0
                                ? "없음"
                                : "%.1f".formatted(city.weather().rain(district, moment)));
        return Row.of(
                "AREA_NM",
                place[1],
                "AREA_NM_ENG",
                place[2],
                "AREA_CD",
                place[0],
                "LIVE_PPLTN_STTS",
                List.of(now),
                "ROAD_TRAFFIC_STTS",
                Row.of("AVG_ROAD_DATA", road),
                "WEATHER_STTS",
                List.of(weather));
    }
}
