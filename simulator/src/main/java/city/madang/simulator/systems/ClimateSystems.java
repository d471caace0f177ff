package city.madang.simulator.systems;

import static city.madang.simulator.http.Row.count;
import static city.madang.simulator.http.Row.round;

import city.madang.simulator.city.Air;
import city.madang.simulator.city.Air.Pollutant;
import city.madang.simulator.city.City;
import city.madang.simulator.city.District;
import city.madang.simulator.city.Districts;
import city.madang.simulator.city.Moment;
import city.madang.simulator.city.Rhythm;
import city.madang.simulator.city.Site;
import city.madang.simulator.http.Documents;
import city.madang.simulator.http.Row;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Air, weather, noise and what burns: the systems of climate and environment.
public final class ClimateSystems {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Desk desk;
    private final City city;

    private ClimateSystems(Desk desk) {
        this.desk = desk;
        this.city = desk.city();
    }

    /// Opens all of them.
    public static void open(Desk desk) {
        var systems = new ClimateSystems(desk);
        systems.openAir();
        systems.openWeather();
        systems.openEnvironment();
    }

    private void openAir() {
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

    private void openWeather() {
        var asos = desk.feed(
                "weather-asos",
                "/kma/1360000/AsosHourlyInfoService/getWthrDataList",
                Duration.ofMinutes(10),
                Documents.json(
                        "response.body.items.item",
                        "response.header.resultCode",
                        "00",
                        "response.body.dataType",
                        "JSON",
                        "response.body.totalCount",
                        "{count}"),
                this::asos);
        desk.archive(asos, Documents.json("item"));
        desk.feed(
                "weather-stations",
                "/weather/stations.csv",
                Duration.ofHours(24),
                Documents.csvKorean(),
                moment -> Desk.eachDistrict(district -> {
                    var at = city.point(district, "weather-station", 0);
                    return Row.of(
                            "지점",
                            "4" + district.code().substring(2),
                            "지점명",
                            district.ko(),
                            "영문명",
                            district.en(),
                            "경도",
                            at[0],
                            "위도",
                            at[1]);
                }));
        var aws = desk.feed("weather-aws", "/weather/aws.csv", MINUTE, Documents.csvKorean(), this::aws);
        desk.archive(aws, Documents.csvKorean());
        desk.open("rain-gauges", "ListRainfallService", MINUTE, this::rainGauges);
        desk.feed(
                "uv-index",
                "/weather/uv",
                Duration.ofMinutes(10),
                Documents.json("data"),
                moment -> Desk.eachDistrict(district -> Row.of(
                        "areaNo", district.code() + "00000",
                        "date", moment.text("yyyyMMddHHmm"),
                        "uv",
                                round(
                                        Rhythm.SUN.at(moment)
                                                * 1.6
                                                * (1 - 0.7 * city.weather().cloud(moment))
                                                * city.wobble("uv" + district.code(), 0.1, moment),
                                        1))));
        desk.feed(
                "road-surface",
                "/roads/surface",
                Duration.ofMinutes(5),
                Documents.json("network.sensors"),
                this::roadSurface);
        desk.feed("forecast", "/kma/forecast.xml", HOUR, Documents.xml("response.body.items.item"), this::forecast);
    }

    private List<Map<String, Object>> asos(Moment moment) {
        var weather = city.weather();
        return List.of(Row.of(
                "tm", moment.text("yyyy-MM-dd HH:mm"),
                "stnId", "108",
                "stnNm", "서울",
                "ta", "%.1f".formatted(weather.temperature(moment)),
                "rn", weather.rain(moment) == 0 ? "" : "%.1f".formatted(weather.rain(moment)),
                "ws", "%.1f".formatted(weather.wind(moment)),
                "wd", "%.0f".formatted(weather.windDirection(moment)),
                "hm", "%.0f".formatted(weather.humidity(moment)),
                "pa", "%.1f".formatted(weather.pressure(moment)),
                "dc10Tca", "%.0f".formatted(10 * weather.cloud(moment))));
    }

    /// Headings in Korean with units in them, in CP949.
    private List<Map<String, Object>> aws(Moment moment) {
        var weather = city.weather();
        return Desk.eachDistrict(district -> Row.of(
                "지점", "4" + district.code().substring(2),
                "지점명", district.ko(),
                "일시", moment.text("yyyy-MM-dd HH:mm"),
                "기온(°C)", round(weather.temperature(district, moment), 1),
                "강수량(mm)", round(weather.rain(district, moment), 1),
                "풍속(m/s)", round(weather.wind(district, moment), 1),
                "풍향(deg)", (int) weather.windDirection(district, moment),
                "습도(%)",
                        round(
                                Math.clamp(
                                        weather.humidity(moment) * city.wobble("h" + district.code(), 0.05, moment),
                                        10,
                                        100),
                                0)));
    }

    private List<Map<String, Object>> rainGauges(Moment moment) {
        var gauges = city.sites("rain-gauge", "강우량계", "rain gauge", district -> 2);
        return Desk.each(
                gauges,
                site -> Row.of(
                        "RAINGAUGE_CODE", site.number() + 1000,
                        "RAINGAUGE_NAME", site.name().ko(),
                        "RAINGAUGE_NAME_ENG", site.name().en(),
                        "LON", site.lon(),
                        "LAT", site.lat(),
                        "GU_CODE", site.district().code(),
                        "GU_NAME", site.district().ko(),
                        "RAINFALL10", round(city.weather().rain(site.district(), moment) / 6, 1),
                        "RAINFALL_HOUR", round(city.weather().rain(site.district(), moment), 1),
                        "RECEIVE_TIME", moment.text("yyyy-MM-dd HH:mm")));
    }

    private List<Map<String, Object>> roadSurface(Moment moment) {
        var weather = city.weather();
        return Desk.each(
                city.sites("road-surface", "노면센서", "road sensor", 60),
                site -> Row.of(
                        "sensor", Row.of("id", site.id(), "where", Row.of("x", site.lon(), "y", site.lat())),
                        "label",
                                Row.of(
                                        "kor",
                                        site.name().ko(),
                                        "eng",
                                        site.name().en()),
                        "measured",
                                Row.of(
                                        "at", moment.epochSecond(),
                                        "surfaceCelsius",
                                                round(
                                                        weather.temperature(site.district(), moment)
                                                                + 6 * Rhythm.SUN.at(moment) / 3.5,
                                                        1),
                                        "film",
                                                weather.snows(moment)
                                                        ? "ICE"
                                                        : weather.rain(moment) > 0 ? "WET" : "DRY")));
    }

    /// Short forecast for each of the next six hours, as notices that replace each other.
    private List<Map<String, Object>> forecast(Moment moment) {
        var rows = new ArrayList<Map<String, Object>>();
        for (var ahead = 1; ahead <= 6; ahead++) {
            var then = moment.plus(Duration.ofHours(ahead));
            rows.add(Row.of(
                    "baseDate", moment.text("yyyyMMdd"),
                    "baseTime", moment.text("HHmm"),
                    "lead", ahead,
                    "fcstTime", then.text("yyyyMMddHHmm"),
                    "T1H", round(city.weather().temperature(then), 0),
                    "RN1", round(city.weather().rain(then), 1),
                    "WSD", round(city.weather().wind(then), 1)));
        }
        return rows;
    }

    private void openEnvironment() {
        desk.feed("noise-monitors", "/noise/stations.geojson", MINUTE, Documents.geoJson(), this::noise);
        desk.feed(
                "solar-generation",
                "/energy/solar",
                Duration.ofMinutes(5),
                Documents.json("plants"),
                moment -> Desk.each(
                        city.sites("solar-plant", "햇빛발전소", "solar plant", 60),
                        site -> Row.of(
                                "plantId", site.id(),
                                "plantNm", site.name().ko(),
                                "plantNmEn", site.name().en(),
                                "gu", site.district().ko(),
                                "kw", round(solar(site, moment), 1),
                                "ts", moment.epochMilli())));
        desk.feed(
                "incinerators",
                "/environment/stacks.csv",
                Duration.ofMinutes(30),
                Documents.csv(';', StandardCharsets.UTF_8),
                this::stacks);
        desk.feed(
                "recycling",
                "/environment/recycling",
                Duration.ofMinutes(30),
                Documents.json(""),
                moment -> Desk.eachDistrict(district -> Row.of(
                        "gu_cd", district.code(),
                        "ymdhm", moment.text("yyyyMMddHHmm"),
                        "collected_ton",
                                round(
                                        desk.level(
                                                "recycling" + district.code(),
                                                3.2e-5 * district.population(),
                                                Rhythm.HOME,
                                                moment),
                                        1))));
    }

    private List<Map<String, Object>> noise(Moment moment) {
        return Desk.each(
                city.sites("noise-monitor", "소음측정소", "noise monitor", 50),
                site -> Row.of(
                        "lon", site.lon(),
                        "lat", site.lat(),
                        "station", site.id(),
                        "name_ko", site.name().ko(),
                        "name_en", site.name().en(),
                        "measured_at", moment.iso(),
                        "leq",
                                round(
                                        54
                                                + 9 * city.traffic().load(moment) * Math.min(1.4, site.size())
                                                + 4 * city.noise().wave(site.id(), moment.epochSecond(), 300)
                                                + Math.min(6, city.weather().rain(moment)),
                                        1)));
    }

    private double solar(Site site, Moment moment) {
        return 90
                * site.size()
                * Rhythm.SUN.at(moment)
                / 3.5
                * (1 - 0.75 * city.weather().cloud(moment))
                * city.wobble(site.id(), 0.1, moment);
    }

    /// The four resource recovery plants of the city.
    private List<Map<String, Object>> stacks(Moment moment) {
        var rows = new ArrayList<Map<String, Object>>();
        for (var code : List.of("11680", "11350", "11440", "11470")) {
            var district = Districts.get(code);
            rows.add(Row.of(
                    "plant", district.en().replace("-gu", "") + " Resource Recovery",
                    "plant_ko", district.ko().replace("구", "") + "자원회수시설",
                    "gu", code,
                    "time", moment.text("yyyy-MM-dd HH:mm:ss"),
                    "nox_ppm", round(desk.level("nox" + code, 22, Rhythm.FLAT, moment), 1),
                    "co_ppm", round(desk.level("co" + code, 6, Rhythm.FLAT, moment), 1),
                    "furnace_c", round(910 * city.wobble("furnace" + code, 0.03, moment), 0)));
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
