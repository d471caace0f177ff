package city.madang.simulator.systems;

import static city.madang.simulator.http.Row.round;

import city.madang.simulator.city.Air.Pollutant;
import city.madang.simulator.city.City;
import city.madang.simulator.city.Moment;
import city.madang.simulator.city.Rhythm;
import city.madang.simulator.city.Site;
import city.madang.simulator.http.Row;
import city.madang.simulator.push.MqttCity;
import city.madang.simulator.push.MqttCity.Sensor;
import city.madang.simulator.push.PushedThing;
import city.madang.simulator.push.PushedThing.Stream;
import java.util.List;
import java.util.Map;

/// Sensors that report by themselves: over MQTT and by the SensorThings API.
public final class SensorSystems {

    /// Readings in one message of a city data sensor.
    private static final int S_DOT_READINGS = 10;
    /// The share of all sensor readings that comes over MQTT, and the most it may be (readings a second).
    private static final double MQTT_SHARE = 0.4;

    private static final double MQTT_MOST = 1500;

    private final City city;

    private SensorSystems(City city) {
        this.city = city;
    }

    /// Things that push to the server at a rate.
    ///
    /// @param rate readings a second
    /// @param batch readings in one request
    public record Push(String id, List<PushedThing> things, double rate, int batch) {}

    /// Lets the MQTT sensors speak.
    public static void open(City city, MqttCity mqtt, double readingsPerSecond) {
        var systems = new SensorSystems(city);
        var messages = Math.min(readingsPerSecond * MQTT_SHARE, MQTT_MOST) / S_DOT_READINGS;
        mqtt.publish("s-dot", "sdot/#", systems.cityDataSensors(), messages);
        mqtt.publish("underpass-flood", "underpass/+/level", systems.underpasses(), 1);
        mqtt.publish("sewer-level", "sewer/#", systems.sewers(), 2);
        mqtt.publish("slope-sensors", "slope/+/+", systems.slopes(), 1);
        mqtt.publish("seismometers", "seismic/#", systems.seismometers(), 0.5);
        mqtt.publish("construction-dust", "sites/+/dust", systems.constructionDust(), 1);
    }

    /// The things that push by SensorThings; the poles take whatever rate the others leave.
    public static List<Push> pushes(City city, double readingsPerSecond) {
        var systems = new SensorSystems(city);
        var rest = readingsPerSecond - Math.min(readingsPerSecond * MQTT_SHARE, MQTT_MOST) - 12;
        return List.of(
                new Push("smart-poles", systems.poles(), Math.max(1, rest), 1000),
                new Push("bridge-structures", systems.bridges(), 10, 100),
                new Push("hydrants", systems.hydrants(), 2, 1));
    }

    /// 850 sensors, 34 in each district (count: s-dot). Scales as in its description: temperature as (°C +
    /// 100) × 10, wind × 10.
    private List<Sensor> cityDataSensors() {
        return city.sites("s-dot", "도시데이터센서", "city data sensor", district -> 34).stream()
                .map(site -> new Sensor(
                        "sdot/%s/V02Q%07d".formatted(site.district().code(), 1_940_000 + site.number()),
                        moment -> cityData(site, moment)))
                .toList();
    }

    private Map<String, Object> cityData(Site site, Moment moment) {
        var weather = city.weather();
        var temperature = weather.temperature(site.district(), moment)
                + 0.4 * city.noise().wave(site.id(), moment.epochSecond(), 1800);
        var dust = city.air().at(Pollutant.PM10, site.district(), site.id(), moment);
        return Row.of(
                "model", "SDOT001",
                "serial", "V02Q%07d".formatted(1_940_000 + site.number()),
                "name", site.name().ko(),
                "nameEn", site.name().en(),
                "lon", site.lon(),
                "lat", site.lat(),
                "pm25",
                        round(
                                Math.min(
                                        dust * 0.95, city.air().at(Pollutant.PM25, site.district(), site.id(), moment)),
                                0),
                "pm10", round(dust, 0),
                "temp", Math.round((temperature + 100) * 10),
                "humi", round(weather.humidity(moment), 0),
                "wspd", Math.round(10 * weather.wind(moment) * city.wobble(site.id() + "w", 0.4, moment)),
                "wdir", Math.round(weather.windDirection(moment)),
                "lux", Math.round(18_000 * Rhythm.SUN.at(moment) * (1 - 0.7 * weather.cloud(moment)) + 12),
                "uv", Math.round(16 * Rhythm.SUN.at(moment) * (1 - 0.7 * weather.cloud(moment))),
                "noise",
                        round(
                                49
                                        + 12 * city.traffic().load(moment) * site.size() / 1.2
                                        + 3 * city.noise().wave(site.id() + "n", moment.epochSecond(), 240),
                                0),
                "vib",
                        Math.round(100
                                * (0.2
                                        + 0.6
                                                * city.traffic().load(moment)
                                                * city.wobble(site.id() + "v", 0.5, moment))),
                "ts", moment.text("yyyyMMddHHmmss"));
    }

    private List<Sensor> underpasses() {
        return city.sites("underpass", "지하차도", "underpass", 45).stream()
                .map(site -> new Sensor(
                        "underpass/%s/level".formatted(site.id()),
                        moment -> Row.of(
                                "name",
                                        Row.of(
                                                "ko",
                                                site.name().ko(),
                                                "en",
                                                site.name().en()),
                                "pos", List.of(site.lon(), site.lat()),
                                "cm", round(Math.max(0, city.weather().rain(site.district(), moment) - 8) * 2.5, 1),
                                "battery", 60 + site.number() % 40,
                                "t", moment.epochMilli())))
                .toList();
    }

    private List<Sensor> sewers() {
        return city.sites("sewer", "하수관로", "sewer", 120).stream()
                .map(site -> new Sensor(
                        "sewer/%s/%s".formatted(site.district().code(), site.id()),
                        moment -> Row.of(
                                "id", site.id(),
                                "ko", site.name().ko(),
                                "en", site.name().en(),
                                "lon", site.lon(),
                                "lat", site.lat(),
                                "level_m",
                                        round(
                                                Math.min(
                                                        1.95,
                                                        0.22
                                                                        * Rhythm.HOME.at(moment)
                                                                        * city.wobble(site.id(), 0.2, moment)
                                                                + 0.09
                                                                        * city.weather()
                                                                                .rain(site.district(), moment)),
                                                2),
                                "at", moment.iso())))
                .toList();
    }

    private List<Sensor> slopes() {
        return city.sites("slope", "급경사지", "slope", 40).stream()
                .map(site -> new Sensor(
                        "slope/%s/%s".formatted(site.district().code(), site.id()),
                        moment -> Row.of(
                                "lonlat", "%s,%s".formatted(site.lon(), site.lat()),
                                "tilt",
                                        round(
                                                0.4 + 0.05 * city.noise().wave(site.id(), moment.epochSecond(), 86_400),
                                                3),
                                "soil",
                                        round(
                                                Math.min(
                                                        95,
                                                        24 + 6 * city.weather().rain(moment)),
                                                1),
                                "label", site.name().ko(),
                                "labelEn", site.name().en(),
                                "epoch", moment.epochSecond())))
                .toList();
    }

    private List<Sensor> seismometers() {
        return city.sites("seismometer", "지진계", "seismometer", district -> 1).stream()
                .map(site -> new Sensor(
                        "seismic/" + site.district().code(),
                        moment -> Row.of(
                                "gu", site.district().code(),
                                "mm_s",
                                        round(
                                                0.05
                                                        + 0.04
                                                                * Math.abs(city.noise()
                                                                        .wave(site.id(), moment.epochSecond(), 20)),
                                                3),
                                "time", moment.text("yyyy-MM-dd HH:mm:ss"))))
                .toList();
    }

    private List<Sensor> constructionDust() {
        return city.sites("construction-site", "건설현장", "construction site", 60).stream()
                .map(site -> new Sensor(
                        "sites/%s/dust".formatted(site.id()),
                        moment -> Row.of(
                                "site", site.id(),
                                "title",
                                        Row.of(
                                                "ko",
                                                site.name().ko(),
                                                "en",
                                                site.name().en()),
                                "geo", Row.of("x", site.lon(), "y", site.lat()),
                                "values",
                                        List.of(
                                                Row.of(
                                                        "q",
                                                        "pm10",
                                                        "v",
                                                        round(
                                                                1.4
                                                                        * city.air()
                                                                                .at(
                                                                                        Pollutant.PM10,
                                                                                        site.district(),
                                                                                        site.id(),
                                                                                        moment)
                                                                        * (0.8 + 0.4 * Rhythm.OFFICE.at(moment)),
                                                                0)),
                                                Row.of(
                                                        "q",
                                                        "noise",
                                                        "v",
                                                        round(52 + 8 * Math.min(2, Rhythm.OFFICE.at(moment)), 0))),
                                "when", moment.epochSecond())))
                .toList();
    }

    /// 200 poles with nine sensors each: 1,800 datastreams.
    private List<PushedThing> poles() {
        var weather = city.weather();
        var streams = List.of(
                new Stream(
                        "pm25",
                        "µg/m³",
                        0,
                        (site, moment) -> city.air().at(Pollutant.PM25, site.district(), site.id(), moment)),
                new Stream(
                        "pm10",
                        "µg/m³",
                        0,
                        (site, moment) -> city.air().at(Pollutant.PM10, site.district(), site.id(), moment)),
                new Stream("temperature", "°C", 1, (site, moment) -> weather.temperature(site.district(), moment)),
                new Stream("humidity", "%", 0, (site, moment) -> weather.humidity(moment)),
                new Stream(
                        "noise",
                        "dB",
                        0,
                        (site, moment) -> 50 + 12 * city.traffic().load(moment) * city.wobble(site.id(), 0.1, moment)),
                new Stream(
                        "illuminance",
                        "lx",
                        0,
                        (site, moment) -> 18_000 * Rhythm.SUN.at(moment) * (1 - 0.7 * weather.cloud(moment)) + 15),
                new Stream(
                        "people",
                        "people",
                        0,
                        (site, moment) -> city.level(site.id() + "p", 40 * site.size(), Rhythm.STREET, moment)
                                * weather.outdoors(moment)),
                new Stream(
                        "power",
                        "MW",
                        6,
                        (site, moment) -> (Rhythm.SUN.at(moment) > 0 ? 0.00006 : 0.00021)
                                * city.wobble(site.id() + "w", 0.1, moment)),
                new Stream(
                        "battery",
                        "%",
                        0,
                        (site, moment) -> 70 + 25 * city.noise().wave(site.id() + "b", moment.epochSecond(), 40_000)));
        return city.sites("smart-pole", "스마트폴", "smart pole", 200).stream()
                .map(site -> new PushedThing("smart-pole", site, streams))
                .toList();
    }

    private List<PushedThing> bridges() {
        var streams = List.of(
                new Stream(
                        "vibration",
                        "mm/s",
                        2,
                        (site, moment) ->
                                1.2 * city.traffic().load(moment) * city.wobble(site.id(), 0.4, moment) + 0.1),
                new Stream(
                        "temperature", "°C", 1, (site, moment) -> city.weather().temperature(moment) + 0.5),
                new Stream(
                        "wind-speed", "m/s", 1, (site, moment) -> city.weather().wind(moment) * 1.4));
        return city.sites("bridge-structure", "교량 계측기", "bridge monitor", 20).stream()
                .map(site -> new PushedThing("bridge-structure", site, streams))
                .toList();
    }

    private List<PushedThing> hydrants() {
        var streams = List.of(new Stream(
                "water-pressure",
                "kPa",
                0,
                (site, moment) -> 420 - 45 * Rhythm.HOME.at(moment) * city.wobble(site.id(), 0.2, moment)));
        return city.sites("hydrant", "소화전", "hydrant", 60).stream()
                .map(site -> new PushedThing("hydrant", site, streams))
                .toList();
    }
}
