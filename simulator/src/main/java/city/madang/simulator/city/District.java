package city.madang.simulator.city;

import java.util.List;

/// One of the 25 districts, with the facts the simulation needs.
///
/// @param code the official code, five digits
/// @param lon longitude of a centre, WGS 84
/// @param area km2
/// @param population registered residents
/// @param fires fires a year
/// @param scooters reports of badly parked scooters a day
/// @param bikes rental bike stations
/// @param places well-known neighbourhoods, each a Korean and an English name
/// @param roads main roads, likewise
public record District(
        String code,
        String slug,
        String ko,
        String en,
        double lon,
        double lat,
        double area,
        int population,
        double fires,
        double scooters,
        int bikes,
        List<List<String>> places,
        List<List<String>> roads) {

    public Name place(int index) {
        return name(places.get(Math.floorMod(index, places.size())));
    }

    public Name road(int index) {
        return name(roads.get(Math.floorMod(index, roads.size())));
    }

    /// Its population as a share of the city's.
    public double share() {
        return population / (double) Districts.POPULATION;
    }

    private static Name name(List<String> pair) {
        return new Name(pair.get(0), pair.get(1));
    }
}
