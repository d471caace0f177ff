package city.madang.simulator.systems;

import static city.madang.simulator.http.Row.round;

import city.madang.simulator.city.City;
import city.madang.simulator.city.Moment;
import city.madang.simulator.city.Rhythm;
import city.madang.simulator.http.Documents;
import city.madang.simulator.http.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Weather, its forecast and what it does to roads.
final class WeatherSystems {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private final Desk desk;
    private final City city;

    WeatherSystems(Desk desk) {
        this.desk = desk;
        this.city = desk.city();
    }

    void open() {
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
}
