package city.madang.simulator.systems;

import static city.madang.simulator.http.Row.count;

import city.madang.simulator.city.City;
import city.madang.simulator.city.District;
import city.madang.simulator.city.Moment;
import city.madang.simulator.city.Rhythm;
import city.madang.simulator.city.Site;
import city.madang.simulator.http.Archive;
import city.madang.simulator.http.Documents;
import city.madang.simulator.http.OpenApi.Quirk;
import city.madang.simulator.http.Row;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Rental bikes.
final class BikeSystems {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration FIVE = Duration.ofMinutes(5);

    private final Desk desk;
    private final City city;

    BikeSystems(Desk desk) {
        this.desk = desk;
        this.city = desk.city();
    }

    void open() {
        desk.open("bike-stations", "bikeList", "rentBikeStatus", Quirk.COUNTS_THE_PAGE, MINUTE, this::bikes);
        var stations = bikeStations();
        var keys = stations.stream().map(site -> "ST-" + site.number()).toList();
        desk.http()
                .add(Archive.byHour(
                        "bike-stations", keys, "bikes", (thing, moment) -> parked(stations.get(thing), moment)));
        desk.feed(
                "bike-rentals",
                "/bikes/rentals",
                FIVE,
                Documents.json(""),
                moment -> Desk.eachDistrict(district -> Row.of(
                        "gu", district.ko(),
                        "guEng", district.en(),
                        "rentals",
                                count(city.level(
                                                "rentals" + district.code(),
                                                1.9 * district.bikes(),
                                                Rhythm.BIKE,
                                                moment)
                                        * city.weather().outdoors(moment)),
                        "collected", moment.text("yyyy-MM-dd HH:mm"))));
        desk.feed(
                "bike-repairs",
                "/bikes/repairs.xml",
                FIVE,
                Documents.xml("repairs.centre"),
                moment -> Desk.eachDistrict(district -> Row.of(
                        "gu", district.code(),
                        "broken",
                                count(city.level(
                                        "broken" + district.code(), district.bikes() * 0.3, Rhythm.FLAT, moment)),
                        "time", moment.iso())));
    }

    private List<Site> bikeStations() {
        return city.sites("bike-station", "대여소", "bike station", District::bikes);
    }

    private List<Map<String, Object>> bikes(Moment moment) {
        return Desk.each(
                bikeStations(),
                site -> Row.of(
                        "rackTotCnt", String.valueOf(racks(site)),
                        "stationName",
                                "%d. %s"
                                        .formatted(
                                                100 + site.number(), site.name().ko()),
                        "stationNameEng",
                                "%d. %s"
                                        .formatted(
                                                100 + site.number(), site.name().en()),
                        "parkingBikeTotCnt", String.valueOf(parked(site, moment)),
                        "shared", String.valueOf(parked(site, moment) * 100 / racks(site)),
                        "stationLatitude", "%.8f".formatted(site.lat()),
                        "stationLongitude", "%.8f".formatted(site.lon()),
                        "stationId", "ST-" + site.number()));
    }

    /// Racks at a station: 8 to 30.
    private static long racks(Site site) {
        return Math.clamp(count(13 * site.size()), 8, 30);
    }

    /// Stations near offices fill in the morning and empty in the evening, those near homes the other way; a
    /// station whose number is divisible by three is near offices.
    private long parked(Site site, Moment moment) {
        var tide = Math.sin((moment.hour() - 8) / 24 * 2 * Math.PI) * (moment.weekend() ? 0.3 : 1);
        var sense = site.number() % 3 == 0 ? 0.35 : -0.25;
        var share = 0.5 + sense * tide + 0.45 * city.noise().wave(site.id(), moment.epochSecond(), 5400);
        var rain = 0.1 * Math.min(1, city.weather().rain(moment));
        return Math.max(0, Math.round(racks(site) * Math.min(1.4, share + rain)));
    }
}
