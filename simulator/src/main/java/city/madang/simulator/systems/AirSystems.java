package city.madang.simulator.systems;

import static city.madang.simulator.http.Row.count;
import static city.madang.simulator.http.Row.round;

import city.madang.simulator.city.Air;
import city.madang.simulator.city.Air.Pollutant;
import city.madang.simulator.city.City;
import city.madang.simulator.city.District;
import city.madang.simulator.city.Districts;
import city.madang.simulator.city.Moment;
import city.madang.simulator.http.Documents;
import city.madang.simulator.http.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Air quality.
final class AirSystems {

    private static final Duration HOUR = Duration.ofHours(1);

    private final Desk desk;
    private final City city;

    AirSystems(Desk desk) {
        this.desk = desk;
        this.city = desk.city();
    }

    void open() {
        new AirStations(city).open(desk);
        var air = desk.open("air-realtime", "RealtimeCityAir", HOUR, this::cityAir);
        desk.archive(air, Documents.csv());
        desk.open("air-roadside", "RealtimeRoadsideAir", HOUR, this::roadsideAir);
        var korea = desk.feed(
                "air-korea",
                "/airkorea/B552584/ArpltnInforInqireSvc/getCtprvnRltmMesureDnsty",
                HOUR,
                Documents.json(
                        "response.body.items",
                        "response.header.resultCode",
                        "00",
                        "response.header.resultMsg",
                        "NORMAL_CODE",
                        "response.body.totalCount",
                        0),
                this::airKorea);
        desk.archive(korea, Documents.json("items"));
        desk.feed("air-alerts", "/air/alerts.xml", Duration.ofMinutes(10), Documents.xml("alerts.alert"), this::alerts);
    }

    /// The new field names of 2026.
    private List<Map<String, Object>> cityAir(Moment moment) {
        return Desk.eachDistrict(district -> {
            var dust = city.air().at(Pollutant.PM10, district, moment);
            var fine = Math.min(dust * 0.95, city.air().at(Pollutant.PM25, district, moment));
            var ozone = city.air().at(Pollutant.O3, district, moment);
            var index = Air.index(dust, fine, ozone);
            return Row.of(
                    "MSRMT_DT", moment.text("yyyyMMddHHmm"),
                    "SAREA_NM", area(district),
                    "MSRSTN_NM", district.ko(),
                    "PM", round(dust, 0),
                    "FPM", round(fine, 0),
                    "OZON", round(ozone, 3),
                    "NTDX", round(city.air().at(Pollutant.NO2, district, moment), 3),
                    "CBMX", round(city.air().at(Pollutant.CO, district, moment), 1),
                    "SPDX", round(city.air().at(Pollutant.SO2, district, moment), 3),
                    "CAI_GRD", grade(index),
                    "CAI_IDX", round(index, 0),
                    "CRST_SBSTN", ozone > 0.06 ? "O3" : "PM2.5");
        });
    }

    /// The field names of before; each station stands beside a main road and breathes more traffic.
    private List<Map<String, Object>> roadsideAir(Moment moment) {
        var rows = new ArrayList<Map<String, Object>>();
        for (var i = 0; i < 15; i++) {
            var district = Districts.all().get((i * 7 + 1) % 25);
            var road = district.road(i);
            var key = "roadside" + i;
            var dust = 1.15 * city.air().at(Pollutant.PM10, district, key, moment);
            rows.add(Row.of(
                    "MSRDT", moment.text("yyyyMMddHHmm"),
                    "MSRRGN_NM", area(district),
                    "MSRSTE_NM", road.ko(),
                    "ROAD_ENG", road.en(),
                    "GU_NM", district.ko(),
                    "PM10", round(dust, 0),
                    "PM25", round(Math.min(dust * 0.9, 1.1 * city.air().at(Pollutant.PM25, district, key, moment)), 0),
                    "O3", round(0.8 * city.air().at(Pollutant.O3, district, key, moment), 3),
                    "NO2", round(1.5 * city.air().at(Pollutant.NO2, district, key, moment), 3),
                    "CO", round(1.3 * city.air().at(Pollutant.CO, district, key, moment), 1),
                    "SO2", round(city.air().at(Pollutant.SO2, district, key, moment), 3)));
        }
        return rows;
    }

    /// All values are texts; a station under repair says `-` and raises its flag; latitude comes first.
    private List<Map<String, Object>> airKorea(Moment moment) {
        return Desk.eachDistrict(district -> {
            var key = "korea" + district.code();
            var repair = city.noise().uniform(key, moment.epochSecond() / 3600) < 0.01;
            var dust = city.air().at(Pollutant.PM10, district, key, moment);
            return Row.of(
                    "stationName", district.ko(),
                    "stationNameEng", district.en(),
                    "sidoName", "서울",
                    "mangName", "도시대기",
                    "dataTime", moment.text("yyyy-MM-dd HH:mm"),
                    "pm10Value", repair ? "-" : String.valueOf(count(dust)),
                    "pm25Value",
                            String.valueOf(
                                    count(Math.min(dust * 0.95, city.air().at(Pollutant.PM25, district, key, moment)))),
                    "o3Value", "%.3f".formatted(city.air().at(Pollutant.O3, district, key, moment)),
                    "pm10Flag", repair ? "점검및교정" : "-",
                    "dmX", String.valueOf(district.lat() + 0.004),
                    "dmY", String.valueOf(district.lon() - 0.004));
        });
    }

    /// An alert stands as long as the hourly mean is above the limit of the law on air (PM2.5 75 µg/m³, ozone
    /// 0.12 ppm).
    private List<Map<String, Object>> alerts(Moment moment) {
        var rows = new ArrayList<Map<String, Object>>();
        for (var district : Districts.all()) {
            var hour = moment.floor(HOUR);
            var fine = city.air().at(Pollutant.PM25, district, hour);
            if (fine > 75) {
                rows.add(Row.of(
                        "no", "PM25-" + district.code() + "-" + hour.text("yyyyMMdd"),
                        "gu", district.ko(),
                        "guEng", district.en(),
                        "item", "PM25",
                        "level", fine > 150 ? "경보" : "주의보",
                        "value", round(fine, 0),
                        "issued", hour.text("yyyy-MM-dd'T'HH:mm:ss")));
            }
        }
        return rows;
    }

    /// The five areas the air stations are grouped by.
    private static String area(District district) {
        return switch (district.code()) {
            case "11110", "11140", "11170" -> "도심권";
            case "11200", "11215", "11230", "11260", "11290", "11305", "11320", "11350" -> "동북권";
            case "11380", "11410", "11440" -> "서북권";
            case "11470", "11500", "11530", "11545", "11560", "11590", "11620" -> "서남권";
            default -> "동남권";
        };
    }

    private static String grade(double index) {
        return index <= 50 ? "좋음" : index <= 100 ? "보통" : index <= 250 ? "나쁨" : "매우나쁨";
    }
}
