package city.madang.simulator.systems;

import static city.madang.simulator.http.Row.count;
import static city.madang.simulator.http.Row.round;

import city.madang.simulator.city.City;
import city.madang.simulator.city.Moment;
import city.madang.simulator.city.Rhythm;
import city.madang.simulator.city.Site;
import city.madang.simulator.http.Archive;
import city.madang.simulator.http.Documents;
import city.madang.simulator.http.Row;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Public Wi-Fi and the city's network.
final class WifiSystems {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration FIVE = Duration.ofMinutes(5);

    private final Desk desk;
    private final City city;

    WifiSystems(Desk desk) {
        this.desk = desk;
        this.city = desk.city();
    }

    void open() {
        desk.feed("wifi-traffic", "/wifi/zones", MINUTE, Documents.json("zones", "interval", "PT1M"), this::zones);
        var zones = wifiZones();
        var keys = zones.stream().map(Site::id).toList();
        desk.http()
                .add(Archive.byHour(
                        "wifi-traffic", keys, "sessions", (thing, moment) -> sessions(zones.get(thing), moment)));
        desk.feed(
                "wifi-controllers",
                "/wifi/controllers.xml",
                FIVE,
                Documents.xmlAttributes("controllers", "controller"),
                moment -> Desk.eachDistrict(district -> Row.of(
                        "gu", district.code(),
                        "installed", count(19_207 * district.share()),
                        "up",
                                count(19_207 * district.share() * 0.985)
                                        - count(city.level("ap" + district.code(), 4, Rhythm.FLAT, moment)),
                        "polled", moment.epochSecond())));
    }

    private List<Site> wifiZones() {
        return city.sites("wifi-zone", "공공와이파이", "public Wi-Fi", 400);
    }

    private List<Map<String, Object>> zones(Moment moment) {
        return Desk.each(
                wifiZones(),
                site -> Row.of(
                        "zoneId", site.id(),
                        "name", Row.of("ko", site.name().ko(), "en", site.name().en()),
                        "location", Row.of("lon", site.lon(), "lat", site.lat()),
                        "activeSessions", sessions(site, moment),
                        "megabytes",
                                round(sessions(site, moment) * 7.5 * city.wobble(site.id() + "mb", 0.2, moment), 1),
                        "sampledAt", moment.iso()));
    }

    private long sessions(Site site, Moment moment) {
        return count(city.level(site.id(), 85 * site.size(), Rhythm.STREET, moment)
                * (0.5 + 0.5 * city.weather().outdoors(moment)));
    }
}
